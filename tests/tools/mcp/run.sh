#!/bin/sh
# Tries annals mcp with the official SDK's client: run.sh SOURCE WORK PROGRAM. Exit status 77: it could not be tried.
set -eu

source=$1 work=$2 program=$3

skip() {
    echo "SKIPPED: $*"
    exit 77
}

command -v node >/dev/null || skip "there is no node: install nodejs"
command -v npm >/dev/null || skip "there is no npm: install npm"
mkdir -p "$work"
cd "$work"
cp "$source/package.json" "$source/package-lock.json" "$source/client.mjs" .
if ! cmp -s package-lock.json installed.json; then
    timeout 300 npm ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1 || {
        tail -n 3 npm.log
        skip "npm could not fetch the SDK"
    }
    cp package-lock.json installed.json
fi
rm -f sdk.annals*
"$program" init sdk.annals --origin desk
node client.mjs "$program" "$work/sdk.annals"
echo "ok: the SDK's client"
