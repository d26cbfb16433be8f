#!/usr/bin/env python3
"""Loads what the drivers wrote into a ledger, or prints it as lines of the batch contract.

    python3 Deploy/load.py OUT --ledger desk.db | --lines
"""
from __future__ import annotations

import argparse
import subprocess
import sys

import shards


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", help="the folder that a driver wrote")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--ledger", help="the ledger: a file, or postgres://user@host/name")
    target.add_argument("--lines", action="store_true", help="print the lines, those with errors too")
    parser.add_argument("--program", help="the program (default: ENTENTE_PROGRAM, or entente on the PATH)")
    given = parser.parse_args()
    if given.lines:
        for line in shards.lines(given.out):
            sys.stdout.buffer.write(line.encode("utf8") + b"\n")
        return 0
    words = [given.program or shards.entente.program(), "ledger", "import", "-", "--ledger", given.ledger]
    loader = subprocess.Popen(words, stdin=subprocess.PIPE)
    assert loader.stdin is not None
    for line in shards.lines(given.out, with_errors=False):
        loader.stdin.write(line.encode("utf8") + b"\n")
    loader.stdin.close()
    return loader.wait()


if __name__ == "__main__":
    sys.exit(main())
