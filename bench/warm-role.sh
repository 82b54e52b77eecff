#!/usr/bin/env bash
# Requests a second for one warm role, next to the ceiling server, with server and load on the same core.
# Needs wrk and curl. Usage: bench/warm-role.sh [slug] [seconds a run] [runs]
set -euo pipefail
cd "$(dirname "$0")/.."
slug=${1:-ehr-analyst} seconds=${2:-5} runs=${3:-5}
scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT

cargo build --quiet --release --bins --examples
DATABASE_URL=$scratch/bench.db BIND=127.0.0.1:18080 WORKERS=1 RUST_LOG=${RUST_LOG:-info} \
    taskset -c 0 target/release/careers-api 2>"$scratch/log" &
until curl --silent --fail --output /dev/null http://127.0.0.1:18080/readyz; do sleep 0.05; done
mkdir "$scratch/bodies"
curl --silent --fail "http://127.0.0.1:18080/v1/roles/$slug" --output "$scratch/bodies/$slug.json"
taskset -c 0 target/release/examples/ceiling 127.0.0.1:18081 "$scratch/bodies" &
until curl --silent --fail --output /dev/null "http://127.0.0.1:18081/v1/roles/$slug"; do sleep 0.05; done

measure() {
    taskset -c 0 wrk --threads 1 --connections 16 --duration "${seconds}s" "http://127.0.0.1:$1/v1/roles/$slug" |
        awk '/Requests\/sec/ { printf "%.0f", $2 }'
}
printf '%-4s %12s %12s %8s\n' run careers-api ceiling ratio
for run in $(seq "$runs"); do
    ours=$(measure 18080) ceiling=$(measure 18081)
    printf '%-4s %12s %12s %8s\n' "$run" "$ours" "$ceiling" "$(awk "BEGIN { printf \"%.2f\", $ours / $ceiling }")"
done
