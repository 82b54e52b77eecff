# What bench/service and bench/compare share: servers and load on one core, the requests, medians. Source it.
# shellcheck shell=bash

core=${CORE:-0} port=${PORT:-18080} seconds=2 runs=5
scratch=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$scratch"' EXIT

# The warm requests, by name.
declare -A warm=(
    ["role"]='/v1/roles/ehr-analyst'
    ["band by occupation and place"]='/v1/salary-bands?occupation=11-9111&region=US-VA'
    ["50-row page"]='/v1/salary-bands?occupation=11-9111&limit=50'
    ["search"]='/v1/search?q=informatics+nurse'
    ["suggestions"]='/v1/titles/suggest?q=clinical+inf'
    ["title match"]='/v1/titles/match?title=Sr.+Clin+Informatics+Dir'
)
# The cold requests, by name: a table for each in bench/walk.lua.
declare -A cold=(
    ["unique band"]=bands ["unique 50-row page"]=pages
    ["unique search"]=searches ["unique suggestions"]=suggestions ["unique title match"]=matches
)
warm_names=("role" "band by occupation and place" "50-row page" "search" "suggestions" "title match")
cold_names=("unique band" "unique 50-row page" "unique search" "unique suggestions" "unique title match")

# await <url>: waits until it answers.
await() {
    local tries=0
    until curl --silent --fail --output /dev/null "$1"; do
        [ $((tries += 1)) -lt 600 ] || { echo "$1 does not answer" >&2; exit 1; }
        sleep 0.05
    done
}

# serve <program> <database> <port>: starts the service with one worker and its own log, as a user would.
serve() {
    DATABASE_URL=$2 BIND=127.0.0.1:$3 WORKERS=${WORKERS:-1} taskset --cpu-list "$core" "$1" 2>>"$scratch/log-$3" &
    await "http://127.0.0.1:$3/readyz"
}

# prepare <program> <database>: sets $database; the shipped data where none is given.
prepare() {
    database=${2:-$scratch/shipped.db}
    DATABASE_URL=$database RUST_LOG=warn "$1" migrate
    DATABASE_URL=$database RUST_LOG=warn "$1" seed
}

# entries <port> <list> <field>: writes that field of all its entries, one a line.
entries() {
    local next="/v1/$2?fields=$3&limit=200"
    while [ "$next" != null ]; do
        local page
        page=$(curl --silent --fail "http://127.0.0.1:$1$next")
        jq --raw-output ".data[].$3" <<<"$page"
        next=$(jq --raw-output '.links.next' <<<"$page")
    done
}

# walks <port>: writes what bench/walk.lua goes through.
walks() {
    entries "$1" occupations code >"$scratch/occupations"
    entries "$1" occupations title | jq --raw-input --raw-output '@uri | gsub("%20"; "+")' >"$scratch/titles"
    entries "$1" regions code | sort --random-source=<(yes) --random-sort >"$scratch/regions"
}

# load <connections> <port> <target, or a name of bench/walk.lua with or without @path> [tag]: one run of wrk.
echo 0 >"$scratch/walked"
load() {
    local arguments=(--threads 1 --connections "$1" --duration "${seconds}s" --latency)
    if [ "${3:0:1}" = / ]; then
        arguments+=("http://127.0.0.1:$2$3")
        [ -z "${4:-}" ] || arguments+=(--header "If-None-Match: $4")
    else
        # Each run walks on from where no run before it can have been; in a file, since runs happen in subshells.
        local start
        start=$(<"$scratch/walked")
        echo $((start + seconds * 30000)) >"$scratch/walked"
        arguments+=(--script bench/walk.lua "http://127.0.0.1:$2" -- "${3%@*}" "$scratch" "$start")
        [[ $3 != *@* ]] || arguments+=("${3#*@}")
    fi
    : >"$scratch/log-$2"
    taskset --cpu-list "$core" wrk "${arguments[@]}" >"$scratch/wrk"
    if grep --quiet 'Non-2xx\|Socket errors' "$scratch/wrk"; then
        grep 'Non-2xx\|Socket errors' "$scratch/wrk" | sed "s|^|$3: |" >&2
    fi
}

# rate: requests a second of the last run; p99: its 99th percentile in milliseconds.
rate() { awk '/^Requests\/sec/ { printf "%.0f", $2 }' "$scratch/wrk"; }
p99() {
    awk '$1 == "99%" { value = $2 + 0
        if ($2 ~ /us$/) value /= 1000; else if ($2 ~ /[0-9]s$/) value *= 1000
        printf "%.3f", value }' "$scratch/wrk"
}

# median, of the numbers on its input.
median() { sort --general-numeric-sort | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

# side_by_side <connections> <measure> <port> <target> <tag> <port> <target>: runs one and the other in turns and prints
# the medians of both and of the ratios of the first to the second.
side_by_side() {
    local run one other
    : >"$scratch/ones" && : >"$scratch/others" && : >"$scratch/ratios"
    for run in $(seq "$runs"); do
        load "$1" "$3" "$4" "$5" && one=$("$2")
        load "$1" "$6" "$7" "${8:-}" && other=$("$2")
        echo "$one" >>"$scratch/ones" && echo "$other" >>"$scratch/others"
        awk "BEGIN { printf \"%.2f\n\", $one / $other }" >>"$scratch/ratios"
    done
    echo "$(median <"$scratch/ones") $(median <"$scratch/others") $(median <"$scratch/ratios")"
}
