#!/usr/bin/env bash
# Checks openapi/openapi.json as front ends meet it: generated types, a strict client, schema.org's types, Swagger UI,
# and two linters.
# STRICT=1 lints with redocly's recommended-strict and the OWASP rules as well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
export NO_UPDATE_NOTIFIER=1 DO_NOT_TRACK=1 NO_COLOR=1 CI="${CI:-true}"
document=${OPENAPI:-../../openapi/openapi.json}
passed=0
failed=0

# Runs one check; its output is shown only when it fails.
check() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    passed=$((passed + 1))
    echo "ok    $name"
  else
    failed=$((failed + 1))
    echo "FAIL  $name"
    tail -n "${LINES_SHOWN:-60}" <<<"$output" | cut -c 1-400
  fi
}

installed() {
  [[ -f node_modules/.package-lock.json && ! package-lock.json -nt node_modules/.package-lock.json ]]
}
installed || npm ci --no-audit --no-fund --loglevel=error

bin=node_modules/.bin
rm -rf generated
check "openapi-typescript: types" "$bin/openapi-typescript" "$document" --redocly types/redocly.yaml -o generated/api.ts
node postings.mjs "$document" generated/postings.ts
check "tsc: the client compiles, and postings are those of schema.org" "$bin/tsc" --project tsconfig.json
check "Swagger UI: prepares the document" node swagger.mjs "$document"
check "redocly: recommended" "$bin/redocly" lint "$document" --config redocly.yaml --format=stylish --max-problems=40
check "spectral: oas" "$bin/spectral" lint "$document" --ruleset .spectral.yaml --fail-severity=error --quiet
if [[ ${STRICT:-} == 1 ]]; then
  check "redocly: recommended-strict" "$bin/redocly" lint "$document" --extends=recommended-strict --format=stylish \
    --max-problems=40
  check "spectral: owasp" "$bin/spectral" lint "$document" --ruleset .spectral-owasp.yaml --fail-severity=error \
    --display-only-failures --quiet
fi

echo "$passed passed, $failed failed"
((failed == 0))
