#!/usr/bin/env bash
# A PostgreSQL server for tests and benchmarks, with its data in a folder of its own and durability switched off.
# Needs the program files of PostgreSQL (Debian: the package `postgresql`).
#
#   tests/postgres.sh with <command>…   runs a command with TEST_DATABASE_URL set, then removes the server
#   tests/postgres.sh start <folder>    makes a server in the folder if there is none, starts it, and prints its URL
#   tests/postgres.sh standby <folder> <primary's folder>   as start, for a copy that follows a server and may be read
#   tests/postgres.sh stop <folder>     stops it at once; the data stay
set -euo pipefail

bin=${PGBIN:-$(find /usr/lib/postgresql/*/bin -name initdb -printf '%h\n' 2>/dev/null | sort -V | tail -n 1)}
if [[ ! -x $bin/initdb ]]; then
    echo "tests/postgres.sh: no PostgreSQL here; install Debian's package \`postgresql\`, or name its programs by PGBIN" >&2
    exit 1
fi
# PostgreSQL refuses to be started by root.
as_owner() { if [[ $EUID == 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start() {
    local folder=$1
    if [[ ! -d $folder/data ]]; then
        mkdir -p "$folder"
        [[ $EUID != 0 ]] || chown postgres "$folder"
        # A locale that sorts otherwise than by bytes, as most installations have one.
        as_owner "$bin/initdb" --pgdata "$folder/data" --username careers --auth trust --no-sync --encoding UTF8 \
            --locale-provider icu --icu-locale en-US >"$folder.log"
    fi
    # A socket and no port: several servers may run at once.
    as_owner "$bin/pg_ctl" --pgdata "$folder/data" --wait --silent --log "$folder/data/log" --options \
        "-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=300" start >&2
    echo "postgres://careers@${folder//\//%2F}/postgres"
}

standby() {
    mkdir -p "$1"
    [[ $EUID != 0 ]] || chown postgres "$1"
    as_owner "$bin/pg_basebackup" --host "$2" --username careers --pgdata "$1/data" --write-recovery-conf --checkpoint fast \
        --no-sync
    start "$1"
}

stop() {
    as_owner "$bin/pg_ctl" --pgdata "$1/data" --wait --silent --mode immediate stop >&2
}

case ${1:-} in
start) start "$2" ;;
standby) standby "$2" "$3" ;;
stop) stop "$2" ;;
with)
    shift
    folder=$(mktemp -d /tmp/careers-postgres.XXXXXX)
    trap 'stop "$folder"; rm -rf "$folder" "$folder.log"' EXIT
    TEST_DATABASE_URL=$(start "$folder")
    export TEST_DATABASE_URL
    "$@"
    ;;
*)
    sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2
    exit 2
    ;;
esac
