// Writes the JSON-LD of enriched postings, as the document shows it, as values that schema.org's vocabulary must allow.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const { example } = JSON.parse(readFileSync(from, "utf8")).paths["/v1/postings/enrich"].post.responses["200"].content[
  "application/json"
];
const postings = example.data.map((posting) => posting.job_posting);
mkdirSync("generated", { recursive: true });
writeFileSync(
  to,
  `import type { JobPosting, WithContext } from "schema-dts";

export const postings: WithContext<JobPosting>[] = ${JSON.stringify(postings, null, 2)};
`,
);
