"""The words that both drivers take."""
from __future__ import annotations

import argparse
import os

import shards


def parser(text: str | None) -> argparse.ArgumentParser:
    """What is common to the drivers; each adds its own."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shards", nargs="+", metavar="SHARD", help="files, folders of them, or @LIST of paths")
    parser.add_argument("--out", required=True, help="the folder for the tables; the same folder goes on with a run")
    parser.add_argument("--program", help="the program (default: ENTENTE_PROGRAM, or entente on the PATH)")
    parser.add_argument("--cores", type=int, default=1, help="cores for each shard (default 1)")
    parser.add_argument(
        "--flag", action="append", default=[], metavar="=FLAG", help="a flag for `entente read`, as --flag=--no-gate")
    return parser


def job(given: argparse.Namespace) -> shards.Job:
    """The job that the words ask for."""
    program = os.path.abspath(given.program) if given.program else shards.entente.program()
    return shards.Job(os.path.abspath(given.out), program, ("--jobs", str(given.cores), *given.flag))
