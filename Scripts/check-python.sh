#!/usr/bin/env bash
# Tests the Python package, and the R script beside it where R is installed, against the program.
#
#   Scripts/check-python.sh PATH_TO_ENTENTE
set -euo pipefail
cd "$(dirname "$0")/.."

ENTENTE_PROGRAM=$(realpath "$1")
export ENTENTE_PROGRAM PYTHONDONTWRITEBYTECODE=1
PYTHONPATH=Python python3 -m unittest discover -s Python/tests

if command -v Rscript >/dev/null && Rscript -e 'quit(status = !requireNamespace("jsonlite", quietly = TRUE))'; then
  PATH=$(dirname "$ENTENTE_PROGRAM"):$PATH Rscript Docs/readers/entente.R
else
  echo "check-python: skipped: the R script (needs R and the package jsonlite)"
fi
