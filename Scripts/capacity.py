#!/usr/bin/env python3
"""Plans capacity for an archive of news from measured rates: the tables of Docs/scale.md.

    Scripts/capacity.py --pages-a-day 300000 --days 3000 --english .4 --through .25 --read 200 --rules 150 --encoder 10
    Scripts/capacity.py --measure PATH_TO_ENTENTE [--every 4] [--write]

Rates are pages a second of one core. Every page is read; what is English is coded by rule; what passes the gate goes
through the encoder too. `--measure` takes them, and the share that passes, from every fourth page of the extraction
packs beside the project (the dossier's pages a hundred times where these are not there); `--write` puts both tables into
Docs/scale.md.
"""
from __future__ import annotations

import argparse
import importlib
import json
import pathlib
import sys

import measured
from outcome import run

ASSUMED = {"pages_a_day": 300_000, "days": 3300, "english": 0.4, "price": 0.04}


def seconds(pages: float, given: argparse.Namespace, through: float) -> float:
    """Core seconds for so many pages, of which a share of the English ones passes the gate."""
    english = pages * given.english
    return (pages - english) / given.read + english / given.rules + english * through / given.encoder


def plan(given: argparse.Namespace) -> str:
    """What an archive takes with the gate and without."""
    rows = ["| | pages | core hours, gate | without | cores for it in a day, gate | without | cost, gate | without |",
            "|---|---|---|---|---|---|---|---|"]
    for what, pages in (
            ("a million pages", 1e6), ("a day", given.pages_a_day), ("the whole archive", given.pages_a_day * given.days)):
        hours = [seconds(pages, given, share) / 3600 for share in (given.through, 1)]
        cells = [f"{hour:,.1f}" for hour in hours] + [f"{hour / 24:,.2f}" for hour in hours]
        cells += [f"{hour * given.price:,.2f}" for hour in hours]
        rows.append(f"| {what} | {pages:,.0f} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def sample(every: int) -> tuple[str, list[bytes]]:
    """Pages to measure on: what they are, and their lines of the batch contract."""
    floors = importlib.import_module("check-floors")
    if pathlib.Path(floors.PACK).is_dir():
        lines = [json.dumps({key: value for key, value in line.items() if value}).encode() for line in floors.page_lines()]
        return f"every {every}th page of the extraction packs", lines[::every]
    pages = sorted((measured.ROOT / "Examples/tirana").glob("*.html"))
    return "the dossier's pages, a hundred times", [
        json.dumps({"id": f"{page.stem}-{turn}", "html": page.read_text()}).encode() for turn in range(100) for page in pages]


def measure(program: str, every: int) -> tuple[str, dict[str, float]]:
    """The table of rates, and the rates and shares for the plan."""
    name, lines = sample(every)
    data = b"\n".join(lines) + b"\n"
    ways = {"bytes to article (`--only article`)": ("--only", "article"), "by rule (`--tagging rules`)": ("--tagging", "rules"),
            "with the gate (the default)": (), "without (`--no-gate`)": ("--no-gate",)}
    found = {}
    for way, flags in ways.items():
        found[way] = run([program, "read", "--format", "jsonl", "--jobs", "1", *flags], data, timeout=3600)
        if found[way].status not in (0, 3):
            raise SystemExit(f"capacity: {way}: {found[way].word}: {found[way].err.decode()[-300:]}")
        print(f"{way}: {found[way].cpu:.1f} CPU s", file=sys.stderr, flush=True)
    article, rules, gate, whole = found.values()
    answers = [json.loads(line) for line in gate.out.splitlines()]
    read = [answer for answer in answers if not answer["error"]]
    words = sum(len(answer["article"]["text"].split()) for answer in read) / max(len(read), 1)
    english = [answer for answer in read if answer["article"].get("language") in (None, "en")]
    passed = [answer for answer in read if answer["version"].endswith("+encoder")]
    rows = [f"| {name}: {len(lines)} pages, {words:.0f} words each | CPU s | pages a CPU second | peak memory |", "|---|---|---|---|"]
    rows += [f"| {way} | {done.cpu:.1f} | {len(lines) / done.cpu:.1f} | {done.peak_kb // 1024} MB |" for way, done in found.items()]
    rows += ["", f"{len(english)} pages are in English, of which {len(passed)} pass the gate ({100 * len(passed) / max(len(english), 1):.1f} %);"
             f" the gate saves {100 - 100 * gate.cpu / whole.cpu:.0f} % of the time."]
    # What the encoder adds to the pages that it reads, which are longer than others.
    encoder = len(passed) / max(gate.cpu - rules.cpu, 1e-9)
    return "\n".join(rows), {"read": len(lines) / article.cpu, "rules": len(lines) / rules.cpu, "encoder": encoder,
                             "through": len(passed) / max(len(english), 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", metavar="PROGRAM", help="measure the rates that follow with this program")
    parser.add_argument("--every", type=int, default=4, help="measure on every so many'th page (default 4)")
    parser.add_argument("--write", action="store_true", help="put the measured tables into Docs/scale.md")
    parser.add_argument("--pages-a-day", type=float, default=ASSUMED["pages_a_day"])
    parser.add_argument("--days", type=float, default=ASSUMED["days"], help="of the whole archive")
    parser.add_argument("--english", type=float, default=ASSUMED["english"], help="share of pages in English, 0 to 1")
    parser.add_argument("--through", type=float, help="share of English pages that pass the gate")
    parser.add_argument("--read", type=float, help="pages a second a core: bytes to article")
    parser.add_argument("--rules", type=float, help="pages a second a core: bytes to record by rule")
    parser.add_argument("--encoder", type=float, help="pages a second a core: what the encoder adds")
    parser.add_argument("--price", type=float, default=ASSUMED["price"], help="of a core hour (default 0.04)")
    given = parser.parse_args()
    rates = ""
    if given.measure:
        rates, found = measure(given.measure, given.every)
        for name, value in found.items():
            setattr(given, name, value)
        print(rates + "\n")
    missing = [name for name in ("through", "read", "rules", "encoder") if getattr(given, name) is None]
    if missing:
        parser.error("give " + ", ".join(f"--{name}" for name in missing) + ", or --measure PROGRAM")
    table = plan(given)
    print(table)
    if given.write and given.measure:
        measured.write("Docs/scale.md", "rates", f"`make docs-scale`.\n\n{rates}")
        measured.write("Docs/scale.md", "plan", table)


if __name__ == "__main__":
    main()
