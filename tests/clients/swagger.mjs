// Has the start of Swagger UI prepare the document, as a browser would have it: a failure there leaves the page empty.

import { readFileSync } from "node:fs";
import assert from "node:assert/strict";

const document = readFileSync(process.argv[2], "utf8");
let options;
globalThis.window = {};
globalThis.document = {};
globalThis.SwaggerUIBundle = Object.assign((given) => void (options = given), {
  presets: { apis: [] },
  plugins: { DownloadUrl: [] },
});
new Function(readFileSync("../../src/api/swagger-initializer.js", "utf8"))();
globalThis.window.onload();

const response = { ok: true, url: "http://localhost/openapi.json", text: document };
const paths = JSON.parse(options.responseInterceptor(response).text).paths;
assert.deepEqual(Object.keys(paths), Object.keys(JSON.parse(document).paths));
for (const [path, { get, post }] of Object.entries(paths)) {
  assert.ok(get || post, path);
  for (const parameter of get?.parameters ?? []) {
    // What an operation cannot do without is filled in.
    assert.ok(!parameter.required || parameter.example !== undefined, `${path} ${parameter.name}`);
  }
  if (post) assert.ok(post.requestBody.content["application/json"].example, path);
}
