#!/usr/bin/env python3
"""Keeps measured tables in the pages of Docs: each stands between two marks, with date, commit and machine.

    Scripts/measured.py PAGE NAME < TABLE      put the table between the marks of that name

The marks are `<!-- measured: NAME -->` and `<!-- end: NAME -->`, a line each; prose around them stays.
"""
import datetime
import os
import pathlib
import platform
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def first(path, start):
    """What follows the colon in the first line of a file that begins so."""
    try:
        with open(path, encoding="utf8") as lines:
            return next((line.partition(":")[2].strip() for line in lines if line.startswith(start)), "")
    except OSError:
        return ""


def said(*command):
    """What a command writes; nothing where it cannot run."""
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT).stdout.strip()
    except OSError:
        return ""


def system():
    """The operating system's name."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.platform()


def facts():
    """Date, commit and machine, in one line."""
    commit = said("git", "rev-parse", "--short", "HEAD") or "unknown"
    changed = ", changed since" if said("git", "status", "--porcelain", "--", "Sources", "Models", "Data") else ""
    flags = first("/proc/cpuinfo", "flags").split()
    vectors = next((name for flag, name in (
        ("avx512_vnni", "AVX-512 with VNNI"), ("avx512f", "AVX-512 without VNNI"), ("avx2", "AVX2 only")) if flag in flags),
        "vectors unknown")
    memory = first("/proc/meminfo", "MemTotal").split()
    swift = said("swift", "--version").partition("Swift version ")[2].split(" ")[0] or "unknown"
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"Measured on {datetime.datetime.now(datetime.timezone.utc):%Y-%m-%d}, commit {commit}{changed};"
        f" {first('/proc/cpuinfo', 'model name') or platform.processor()}, {os.cpu_count()} cores{load}, {vectors},"
        f" {int(memory[0]) / 2**20 if memory else 0:.0f} GiB; {system()}; Swift {swift}.")


def replaced(text, name, table):
    """The page with the table between the marks of that name."""
    begin, end = f"<!-- measured: {name} -->\n", f"<!-- end: {name} -->\n"
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise SystemExit(f"measured: the page needs the lines '{begin.strip()}' and '{end.strip()}', once each, in this order")
    head, rest = text.split(begin)
    return f"{head}{begin}{facts()}\n\n{table.strip()}\n{end}{rest.split(end)[1]}"


def write(page, name, table):
    """Puts a table in its place in a page, whole or not at all."""
    path = ROOT / page
    draft = path.with_suffix(".new")
    draft.write_text(replaced(path.read_text(encoding="utf8"), name, table), encoding="utf8")
    draft.replace(path)
    print(f"{page}: {name}")


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    table = sys.stdin.read()
    if not table.strip():
        raise SystemExit("measured: there is no table on standard input; the page is as it was")
    write(sys.argv[1], sys.argv[2], table)


if __name__ == "__main__":
    main()
