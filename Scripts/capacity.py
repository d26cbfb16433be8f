#!/usr/bin/env python3
"""Plans capacity for an archive of news from measured rates: the tables of Docs/scale.md.

    Scripts/capacity.py --pages-a-day 300000 --days 3000 --english .4 --through .25 --read 200 --rules 150 --encoder 10

Rates are pages a second of one core. Every page is read; what is English is coded by rule; what passes the gate goes
through the encoder too.
"""
from __future__ import annotations

import argparse


def seconds(pages: float, given: argparse.Namespace, through: float) -> float:
    """Core seconds for so many pages, of which a share of the English ones passes the gate."""
    english = pages * given.english
    return (pages - english) / given.read + english / given.rules + english * through / given.encoder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages-a-day", type=float, required=True)
    parser.add_argument("--days", type=float, required=True, help="of the whole archive")
    parser.add_argument("--english", type=float, required=True, help="share of pages in English, 0 to 1")
    parser.add_argument("--through", type=float, required=True, help="share of English pages that pass the gate")
    parser.add_argument("--read", type=float, required=True, help="pages a second a core: bytes to article")
    parser.add_argument("--rules", type=float, required=True, help="pages a second a core: bytes to record by rule")
    parser.add_argument("--encoder", type=float, required=True, help="pages a second a core: bytes to record by encoder")
    parser.add_argument("--price", type=float, default=0.04, help="of a core hour (default 0.04)")
    given = parser.parse_args()
    print("| | pages | core hours, gate | without | cores for it in a day, gate | without | cost, gate | without |")
    print("|---|---|---|---|---|---|---|---|")
    for what, pages in (
        ("a million pages", 1e6), ("a day", given.pages_a_day), ("the whole archive", given.pages_a_day * given.days)):
        hours = [seconds(pages, given, share) / 3600 for share in (given.through, 1)]
        cells = [f"{hour:,.1f}" for hour in hours] + [f"{hour / 24:,.2f}" for hour in hours]
        cells += [f"{hour * given.price:,.2f}" for hour in hours]
        print(f"| {what} | {pages:,.0f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
