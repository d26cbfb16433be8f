#!/usr/bin/env bash
# Asks the API for what its description allows, and for what it does not, and fails on any answer that the
# description does not name (schemathesis from PyPI). Works on a copy of the ledger, for it corrects records.
# Usage: Scripts/check-api.sh PATH_TO_ENTENTE LEDGER [EXAMPLES_A_PLACE]
set -euo pipefail
cd "$(dirname "$0")/.."

entente=$1
ledger=$2
examples=${3:-60}
tools=${XDG_CACHE_HOME:-$HOME/.cache}/entente/schemathesis
if [ ! -x "$tools/bin/schemathesis" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet 'schemathesis>=4,<5'
fi

work=$(mktemp -d)
trap 'kill "$desk" 2>/dev/null || true; rm -rf "$work"' EXIT
"$entente" ledger backup "$work/desk.db" --ledger "$ledger"
token=$("$entente" desk --users "$work/users" --add-token api --scopes read,correct)
"$entente" desk --ledger "$work/desk.db" --users "$work/users" --port 0 --access-log "$work/log" 2>"$work/said" &
desk=$!
for _ in $(seq 100); do
  address=$(grep -o 'http://[^;]*' "$work/said" || true)
  [ -n "$address" ] && break
  sleep 0.1
done

cd "$work"
# What there is, so that not every made-up name leads nowhere.
python3 - "$address" "$token" >schemathesis.toml <<'PY'
import json
import sys
import urllib.request

desk, token = sys.argv[1:]


def items(page):
    request = urllib.request.Request(f"{desk}api/v1/{page}?limit=2", headers={"Authorization": "Bearer " + token})
    return json.load(urllib.request.urlopen(request, timeout=60))["items"]


known = {f"GET /{kind}": {"at": items(kind + "s")[0]["at"]} for kind in ("event", "statement", "agreement")}
known |= {f"GET /{page}": {"id": items("articles")[0]["document"]} for page in ("article", "story", "like")}
known |= {"GET /actor": {"id": "ALB"}, "GET /dyad": {"a": "ALB", "b": "HRV"},
          "GET /ask": {"q": "Are Albania, Croatia and Kosovo forming a military alliance?"}}
for name, parameters in known.items():
    print(f"[[operations]]\ninclude-name = {json.dumps(name)}\n[operations.parameters]")
    for parameter, value in parameters.items():
        print(f"{parameter} = {json.dumps(value)}")
PY
"$tools/bin/schemathesis" run "${address}openapi.json" --max-examples "$examples" \
  --header "Authorization: Bearer $token" \
  --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance
kill -0 "$desk"
echo "$(wc -l <"$work/log") requests, $(grep -c '" 5[0-9][0-9] ' "$work/log" || true) of them answered with 5xx"
