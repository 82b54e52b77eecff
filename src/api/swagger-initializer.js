// Starts Swagger UI on the document of this service. It asks nobody else.

// Parameters that a first try should carry; the examples of all others narrow a list, and together they would empty it.
const PREFILLED = ["limit", "include"];

// Moves the examples of optional parameters into their descriptions, so that the form starts empty.
function withoutPrefilledFilters(document) {
  const operations = Object.values(document.paths).flatMap((path) => [path.get, path.post]);
  for (const operation of operations) {
    for (const parameter of operation?.parameters ?? []) {
      // The form would show a box to tick for it.
      delete parameter.allowEmptyValue;
      const isFilter = parameter.in === "query" && !parameter.required && !PREFILLED.includes(parameter.name);
      if (isFilter && parameter.example !== undefined) {
        parameter.description += ` For example \`${parameter.example}\`.`;
        delete parameter.example;
      }
    }
  }
  return document;
}

window.onload = () => {
  document.title = "careers-api: documentation";
  window.ui = SwaggerUIBundle({
    url: "../openapi.json",
    dom_id: "#swagger-ui",
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: "BaseLayout",
    tryItOutEnabled: true,
    displayRequestDuration: true,
    displayOperationId: true,
    filter: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: "none",
    responseInterceptor: (response) => {
      if (response.ok && new URL(response.url).pathname.endsWith("/openapi.json")) {
        response.text = JSON.stringify(withoutPrefilledFilters(JSON.parse(response.text)));
      }
      return response;
    },
  });
};
