#!/usr/bin/env bash
# Starts what `docker compose --profile scale up` starts, without containers, and takes parts of it away under load: one
# PostgreSQL, three replicas, and nginx with deploy/nginx.conf, at five ports from $PORT on (18400). Prints what it
# measures, and ends with 1 when anything fails. Takes some 90 seconds, of which one answer is given 60 to grow old.
#
#   tests/scale.sh                          builds the service as the tests do, then checks it
#   CAREERS_API=<program> tests/scale.sh    checks this one
#
# Needs Debian's packages postgresql, nginx, wrk and curl.
set -euo pipefail
cd "$(dirname "$0")/.."

for program in nginx wrk curl; do
    if ! command -v "$program" >/dev/null; then
        echo "tests/scale.sh: no $program here; install Debian's packages postgresql, nginx, wrk and curl" >&2
        exit 1
    fi
done
if [[ -z ${CAREERS_API:-} ]]; then
    cargo build --bins
    CAREERS_API=${CARGO_TARGET_DIR:-target}/debug/careers-api
fi
port=${PORT:-18400}
balanced=http://127.0.0.1:$port
folder=$(mktemp -d /tmp/careers-scale.XXXXXX)
chmod 755 "$folder"
# The load leaves ten thousands of kept answers, in memory where there is room, as with Compose: a disk is slow to drop them.
memory=$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)
if ((${memory:-0} > 400000)); then kept=$(mktemp -d /dev/shm/careers-scale.XXXXXX); else kept=$folder/nginx; fi
declare -A replica=()
balancer=

cleanup() {
    set +e
    local pid
    # bash would report each process that is killed here.
    exec 2>/dev/null
    # The first of nginx's processes ends the others, if it is asked.
    [[ -z $balancer ]] || kill -TERM "$balancer"
    for pid in "${replica[@]}"; do kill -KILL "$pid"; done
    tests/postgres.sh stop "$folder/standby"
    tests/postgres.sh stop "$folder/postgres"
    wait
    if [[ ${KEEP:-} ]]; then echo "kept: $folder"; else rm -rf "$folder" "$kept"; fi
}
trap cleanup EXIT

step() { printf '\n== %s (after %s s)\n' "$1" $SECONDS; }
say() { printf '   %s\n' "$*"; }
fail() {
    printf '   FAILED: %s\n' "$*"
    failed=1
}
failed=0
expect() { # <what> <wanted> <got>
    if [[ $2 == "$3" ]]; then say "$1: $3"; else fail "$1: $3, not $2"; fi
}
now() { date +%s%3N; }
ask() { curl --silent --max-time 15 "$@"; }
told() { ask --output /dev/null --write-out "%header{$1}" "${@:2}"; }
status() { ask --output /dev/null --write-out '%{http_code}' "$@" || true; }

# Waits until a command succeeds, at most 30 s.
until_true() {
    local deadline=$(($(now) + 30000))
    until "$@"; do
        if (($(now) > deadline)); then
            echo "   FAILED: waited 30 s for: $*"
            exit 1
        fi
        sleep 0.02
    done
}
is_status() { [[ $(status "$2") == "$1" ]]; }

at() { echo "http://127.0.0.1:$((port + $1))"; }
start_replica() {
    DATABASE_URL=$url BIND=127.0.0.1:$((port + $1)) WORKERS=1 "$CAREERS_API" serve >>"$folder/replica-$1.log" 2>&1 &
    replica[$1]=$!
    until_true is_status 200 "$(at "$1")/readyz"
}

# Loads the load balancer or a replica in the background; `finish_load` fails when a single request did.
cat >"$folder/load.lua" <<'LUA'
-- Two of three requests are new to everyone, so that they reach a replica and its database.
local paths = { "/v1/roles?limit=5", "/v1/salary-bands?limit=20", "/v1/regional-outlook?limit=20" }
local count = 0
function request()
    count = count + 1
    if UNIQUE and count % 3 > 0 then
        return wrk.format("GET", "/v1/families?q=" .. UNIQUE .. count)
    end
    return wrk.format("GET", paths[count % #paths + 1])
end
function init(arguments) UNIQUE = arguments[1] end
LUA
load() { # <seconds> <base> [<word that makes requests unique>]
    wrk --threads 1 --connections 16 --duration "$1s" --timeout 10s --latency --script "$folder/load.lua" "$2" \
        -- ${3:+"$3"} >"$folder/load" &
    loading=$!
}
finish_load() {
    wait "$loading"
    say "$(sed -n 's/^ *\([0-9]* requests in [0-9.a-z]*\),.*/\1/p; s/^ *\(99%\) */, 99 of 100 within /p' "$folder/load" |
        tac | tr -d '\n')"
    if grep -E 'Non-2xx|Socket errors' "$folder/load"; then fail "$1"; else say "none of them failed"; fi
}

step "start"
url=$(tests/postgres.sh start "$folder/postgres")
DATABASE_URL=$url "$CAREERS_API" seed 2>&1 | sed 's/^/   /'
for number in 1 2 3; do start_replica $number; done
mkdir -p "$kept"
sed "s/listen 8080/listen 127.0.0.1:$port/; $(for number in 1 2 3; do
    echo "s/replica-$number:8080/127.0.0.1:$((port + number))/;"
done)" deploy/nginx.conf >"$folder/nginx.conf"
nginx -p "$kept/" -c "$folder/nginx.conf" -g "user $(id -un) $(id -gn);" >"$folder/requests" 2>"$folder/nginx.log" &
balancer=$!
until_true is_status 200 "$balanced/readyz"
kill -0 "$balancer" || {
    cat "$folder/nginx.log"
    exit 1
}
say "PostgreSQL, three replicas, and $(nginx -v 2>&1 | sed 's/.*: //') at $balanced"

step "all replicas give the same answers, byte for byte"
cat >"$folder/targets" <<TARGETS
/
/docs/
/openapi.json
/v1/roles/no-such-role
/v1/roles?limit=0
/v1/roles?famly=data
/v1/nothing
TARGETS
for list in $(ask "$(at 1)/openapi.json" | grep -oE '"/v1/[a-z-]+": *\{' | cut -d'"' -f2); do
    for query in '' '?limit=1' '?limit=7' '?limit=200' '?q=nurse' '?q=data&limit=3' '?limit=2&q=health'; do
        echo "$list$query"
    done
    # Some entries, whatever their key is called, and a second page.
    for key in slug id code; do
        ask "$(at 1)$list?limit=6&fields=$key" | grep -oE "\"$key\":\"[^\"]*\"" | cut -d'"' -f4 | sed "s|^|$list/|" || true
    done
    ask "$(at 1)$list?limit=2" | grep -oE '"next":"[^"]*"' | cut -d'"' -f4 || true
done >>"$folder/targets"
for number in 1 2 3; do
    mkdir "$folder/answers-$number"
    count=0
    while read -r target; do
        for coding in identity gzip br zstd; do
            count=$((count + 1))
            printf 'next\nurl = "%s%s"\noutput = "%s/%s"\n' "$(at $number)" "$target" "$folder/answers-$number" $count
            printf 'header = "Accept-Encoding: %s"\nheader = "Accept: application/json"\n' $coding
            printf 'header = "X-Request-Id: same"\nheader = "Connection: keep-alive"\nsilent\ngloboff\n'
            printf 'write-out = "%%{http_code} %s %s %%{content_type} %%header{etag} %%header{content-encoding}' $coding "$target"
            printf ' %%header{vary} %%header{cache-control} %%header{x-data-revision} %%header{link}\\n"\n'
        done
    done <"$folder/targets" | tail -n +2 >"$folder/curl"
    curl --config "$folder/curl" >"$folder/answers-$number/all"
done
say "$(wc -l <"$folder/targets") URLs in four codings: $(cut -c1 "$folder/answers-1/all" | sort | uniq -c | awk '{ print $1 " are " $2 "xx" }' |
    paste -sd, | sed 's/,/, /g')"
for number in 2 3; do
    if diff -r "$folder/answers-1" "$folder/answers-$number" >"$folder/diff"; then
        say "replica $number answers as replica 1: status, headers, tags, bodies"
    else
        fail "replica $number answers otherwise than replica 1: $(head -c 500 "$folder/diff" | tr -d '\0')"
    fi
done

step "the load balancer keeps answers as they allow"
target=/v1/roles/ehr-analyst
first_asked=$(now)
expect "first" MISS "$(told x-cache-status "$balanced$target")"
expect "again" HIT "$(told x-cache-status "$balanced$target")"
expect "HEAD" HIT "$(told x-cache-status --head "$balanced$target")"
expect "a browser's */*" HIT "$(told x-cache-status -H 'Accept: */*' "$balanced$target")"
tag=$(told etag "$balanced$target")
expect "the tag of a kept answer" "$(told etag "$(at 2)$target")" "$tag"
expect "If-None-Match" 304 "$(status -H "If-None-Match: $tag" "$balanced$target")"
expect "If-None-Match of another answer" 200 "$(status -H 'If-None-Match: "other"' "$balanced$target")"
ask "$balanced$target" >"$folder/plain"
for pass in MISS HIT; do
    for coding in gzip br zstd; do
        got=$(ask -H "Accept-Encoding: $coding" -o "$folder/coded" -w '%header{etag} %header{x-cache-status}' "$balanced$target")
        expect "$coding" "${tag%\"}-$coding\" $pass" "$got"
        direct=$(ask -H "Accept-Encoding: $coding" "$(at 3)$target" | md5sum)
        [[ $direct == "$(md5sum <"$folder/coded")" ]] || fail "$coding is not what the replica sends"
    done
done
[[ $(md5sum <"$folder/plain") == "$(ask "$balanced$target" | md5sum)" ]] || fail "codings are mixed up"
expect "a browser's list of codings" HIT "$(told x-cache-status -H 'Accept-Encoding: gzip, deflate, br' "$balanced$target")"
for refused in /v1/roles/no-such-role '/v1/roles?limit=0' /healthz /readyz; do
    told x-cache-status "$balanced$refused" >/dev/null
    expect "$refused is not kept" MISS "$(told x-cache-status "$balanced$refused")"
done
expect "Accept: text/html below /v1/" 406 "$(status -H 'Accept: text/html' "$balanced$target")"
expect "the request id" tested-1 "$(told x-request-id -H 'X-Request-Id: tested-1' "$balanced$target")"
once='/v1/roles?q=once&limit=50&include=salary_bands'
for _ in $(seq 60); do printf 'url = "%s"\noutput = /dev/null\n' "$balanced$once"; done |
    curl --silent --parallel --parallel-immediate --parallel-max 60 --no-progress-meter --config -
expect "one missing answer, asked for by 60 at once, is built so many times" 1 \
    "$(cat "$folder"/replica-*.log | grep -cF 'q=once')"

step "a change of the data by another process"
expect "kept before" 1 "$(told x-data-revision "$balanced$target")"
cp -r seeds "$folder/seeds"
sed -i 's/"title": "EHR Analyst/&, Renamed/' "$folder/seeds/roles/ehr-analyst.json"
DATABASE_URL=$url "$CAREERS_API" seed --from "$folder/seeds" >"$folder/seed.log" 2>&1
changed=$(now)
is_revision() { [[ $(told x-data-revision "$(at "$1")$target") == "$2" ]]; }
for number in 1 2 3; do until_true is_revision $number 2; done
took=$(($(now) - changed))
say "all replicas answer revision 2 after $took ms"
((took < 3000)) || fail "that is long"

step "a replica that reads from a standby server"
standby=$(tests/postgres.sh standby "$folder/standby" "$folder/postgres")
url=$standby start_replica 4
expect "the answer" "$(told etag "$(at 1)$target")" "$(told etag "$(at 4)$target")"
DATABASE_URL=$url "$CAREERS_API" seed >>"$folder/seed.log" 2>&1
changed=$(now)
for number in 4 1 2 3; do until_true is_revision $number 3; done
say "answers revision 3 too, within $(($(now) - changed)) ms after the change at the primary server"
kill -TERM "${replica[4]}"
wait "${replica[4]}" || fail "it ended with $?"
unset 'replica[4]'
tests/postgres.sh stop "$folder/standby"

step "a rolling restart under load"
load 20 "$balanced" restart
sleep 1
for number in 1 2 3; do
    started=$(now)
    kill -TERM "${replica[$number]}"
    wait "${replica[$number]}" || fail "replica $number ended with $?"
    stopped=$(now)
    start_replica $number
    say "replica $number ended within $((stopped - started)) ms, was ready again after $(($(now) - stopped)) ms"
    sleep 1.5
done
finish_load "requests failed while replicas were restarted"

step "kill -9 of a replica under load"
load 8 "$balanced" kill
sleep 2
kill -KILL "${replica[2]}"
wait "${replica[2]}" 2>/dev/null || true
sleep 4
start_replica 2
finish_load "requests failed when a replica was killed"

step "PostgreSQL stops and starts again under load"
load 10 "$(at 1)"
sleep 1
tests/postgres.sh stop "$folder/postgres"
expect "a kept answer, through the load balancer" 200 "$(status "$balanced/v1/roles?limit=5")"
started=$(now)
expect "an answer that needs the database" 503 "$(status "$balanced/v1/families?q=cold")"
took=$(($(now) - started))
say "told after $took ms"
((took < 5000)) || fail "that is long"
expect "Retry-After" 1 "$(told retry-after "$balanced/v1/families?q=cold2")"
expect "/readyz" 503 "$(status "$(at 1)/readyz")"
expect "/healthz" 200 "$(status "$(at 1)/healthz")"
tests/postgres.sh start "$folder/postgres" >/dev/null
started=$(now)
for number in 1 2 3; do until_true is_status 200 "$(at $number)/readyz"; done
say "all replicas are ready $(($(now) - started)) ms after the server is back"
expect "an answer that needs the database" 200 "$(status "$balanced/v1/families?q=cold")"
finish_load "answers in memory failed without the database"

step "the answer that was kept before the change, when it is 60 seconds old"
wait_ms=$((first_asked + 61500 - $(now)))
if ((wait_ms > 0)); then sleep "$((wait_ms / 1000)).$(printf '%03d' $((wait_ms % 1000)))"; fi
expect "is given once more, and renewed meanwhile" "STALE 1" \
    "$(ask -o /dev/null -w '%header{x-cache-status} %header{x-data-revision}' "$balanced$target")"
is_renewed() { [[ $(told x-data-revision "$balanced$target") == 3 ]]; }
until_true is_renewed
say "the load balancer gives revision 3, $(($(now) - changed)) ms after the change"

step "no replica at all"
for number in 1 2 3; do
    kill -KILL "${replica[$number]}"
    wait "${replica[$number]}" 2>/dev/null || true
    unset "replica[$number]"
done
expect "a kept answer" 200 "$(status "$balanced$target")"
expect "another" "503 application/problem+json 1" \
    "$(ask -o /dev/null -w '%{http_code} %{content_type} %header{retry-after}' "$balanced/v1/families?q=nobody")"

if ((failed)); then
    printf '\ntests/scale.sh: FAILED\n'
    exit 1
fi
printf '\ntests/scale.sh: all is well (after %s s)\n' $SECONDS
