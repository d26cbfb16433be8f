#!/usr/bin/env bash
# Runs the drivers of Deploy/ on small clusters on this machine, with the engines from PyPI; skipped where these cannot be
# had. Spark needs a Java runtime and is skipped without one.
#
#   Scripts/check-deploy.sh PATH_TO_ENTENTE [ray|spark ...]
set -euo pipefail
cd "$(dirname "$0")/.."

entente=$1
shift
engines=${XDG_CACHE_HOME:-$HOME/.cache}/entente/engines
if ! "$engines/bin/python" -c 'import pyarrow, pyspark, ray' 2>/dev/null; then
  { python3 -m venv "$engines" &&
    "$engines/bin/pip" install --quiet 'pyarrow>=21' 'pyspark>=4,<5' 'ray>=2.50,<3'; } || {
    echo "check-deploy: skipped: the engines could not be installed from PyPI"
    exit 0
  }
fi
"$engines/bin/python" Deploy/check.py --program "$entente" "$@"
