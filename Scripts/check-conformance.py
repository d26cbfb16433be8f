#!/usr/bin/env python3
"""Runs `entente inspect` over the conformance packs beside the project and prints pass rates.

Usage: Scripts/check-conformance.py [--entente COMMAND] [--pack FOLDER] [--failures N] [SUITE ...]

The pack (../shared/packs/conformance) holds feeds, robots.txt files and WARC files with what their
suites expect of them. Without the pack the script says so and succeeds.
"""
import argparse
import collections
import json
import pathlib
import shlex
import subprocess
import sys
from datetime import datetime, timezone

ROOT = pathlib.Path(__file__).resolve().parent.parent


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def inspect(command, questions):
    """The answers of one run of `inspect` over JSON lines, in order."""
    given = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run(command, input=given.encode(), stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 3):
        sys.exit(f"{shlex.join(command)} ended with {run.returncode}")
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(questions):
        sys.exit(f"{len(questions)} questions, {len(answers)} answers")
    return answers


# Fields of feedparser that the model has, and where they stand in our answers.
PLAIN = {
    "title", "link", "id", "summary", "author", "links", "language", "rights", "info", "comments",
    "published", "updated", "created", "source", "docs", "generator",
}
RENAMED = {
    "description": "summary", "tagline": "summary", "subtitle": "summary", "guid": "id",
    "copyright": "rights", "tags": "categories", "authors": "people",
    "content": "contents", "author_detail": "people", "copyright_detail": "rights_detail",
    "tagline_detail": "summary_detail", "title_detail": "title_detail",
    "summary_detail": "summary_detail", "info_detail": "info_detail",
    "rights_detail": "rights_detail", "contributors": "contributors",
    "enclosures": "enclosures", "encoding": "encoding", "version": "version",
}
VERSIONS = {
    "rss091n": "rss091n", "rss091u": "rss091u", "json1": "json1", "json11": "json11",
}


# Where feedparser's suite serves its files.
SERVER = "http://127.0.0.1:8097"


class Unmodelled(Exception):
    """The check asks for something that the model leaves out on purpose."""


def moment(text):
    """An ISO 8601 text as feedparser's nine numbers in UTC."""
    if text is None:
        return None
    for shape in ("%Y", "%Y-%m"):
        try:
            return list(datetime.strptime(text, shape).timetuple())
        except ValueError:
            pass
    found = datetime.fromisoformat(text)
    if found.tzinfo:
        found = found.astimezone(timezone.utc).replace(tzinfo=None)
    return list(found.timetuple())[:8] + [0]


def look_up(answer, path):
    """The value at a path of feedparser's."""
    node = answer
    rest = list(path)
    if rest[0] == "feed":
        rest.pop(0)
        if not rest:
            raise Unmodelled
    elif rest[0] == "entries":
        node = answer["entries"]
        if len(rest) > 1:
            node = node[rest[1]]
        rest = rest[2:]
    first = True
    while rest:
        key = rest.pop(0)
        if isinstance(key, int):
            node = node[key]
        elif first:
            if key.endswith("_parsed"):
                if key[:-7] not in PLAIN:
                    raise Unmodelled
                return moment(node.get(key[:-7]))
            if key in ("published", "updated"):
                return node.get(key + "_text")
            if key not in PLAIN and key not in RENAMED:
                raise Unmodelled
            node = node.get(RENAMED.get(key, key))
            if key == "author_detail":
                node = node[0] if node else None
            if key == "source" and rest and rest[0] not in ("title", "link", "id"):
                raise Unmodelled
        else:
            node = node.get(key) if isinstance(node, dict) else None
        first = False
    return node


def feedparser_check(answer, check):
    found = look_up(answer, check["path"])
    value = check["value"]
    if check["op"] == "eq":
        return (found or "") == (value or ""), found
    if check["op"] == "len":
        return len(found or []) == value, found
    if check["op"] == "hasnot":
        return not found, found
    return bool(found), found


def same_moment(found, expected):
    if not expected:
        return True
    return moment(found) == moment(expected.replace("Z", "+00:00").split(".")[0] + (
        "+00:00" if "." in expected else ""))


class Tally:
    def __init__(self, shown):
        self.counts = collections.OrderedDict()
        self.shown = shown

    def add(self, suite, passed, what):
        good, total = self.counts.get(suite, (0, 0))
        self.counts[suite] = (good + bool(passed), total + 1)
        if not passed and self.shown > 0:
            self.shown -= 1
            print(f"  {suite}: {what}", file=sys.stderr)

    def report(self):
        for suite, (good, total) in self.counts.items():
            print(f"{suite:24} {good:5} / {total:5}  {100 * good / total:6.2f} %")


def question(pack, row, number):
    asked = {"id": number, "file": str(pack / row["file"])}
    if row.get("headers"):
        asked["headers"] = row["headers"]
    # feedparser's suite is served by a web server of its own; some expectations name its address.
    if not row.get("verified", True) and SERVER in json.dumps(row.get("checks")):
        asked["url"] = SERVER + "/" + row["file"]
    return asked


def feedparser(command, pack, tally):
    cases = rows(pack / "feeds_feedparser.jsonl")
    answers = inspect(command, [question(pack, row, n) for n, row in enumerate(cases)])
    for row, answer in zip(cases, answers):
        for check in row["checks"]:
            try:
                passed, found = feedparser_check(answer, check)
            except Unmodelled:
                tally.add("feedparser unmodelled", True, "")
                continue
            except (KeyError, IndexError, TypeError, ValueError) as error:
                passed, found = False, repr(error)
            what = f"{row['file']} {check['path']} expected {check['value']!r} found {found!r}"
            if row["core"]:
                tally.add("feedparser core", passed, what)
            if row["verified"]:
                tally.add("feedparser verified", passed, what)


def gofeed(command, pack, tally):
    cases = rows(pack / "feeds_gofeed.jsonl")
    answers = inspect(command, [question(pack, row, n) for n, row in enumerate(cases)])
    for row, answer in zip(cases, answers):
        expected = row["expected"]
        if not isinstance(expected, dict):
            continue
        pairs = [(expected, answer, "feed")]
        items = expected.get("items") or expected.get("entries") or []
        entries = answer.get("entries") or []
        tally.add("gofeed entries", len(items) == len(entries),
                  f"{row['file']} {len(items)} entries, found {len(entries)}")
        pairs += [(item, entry, f"entry {n}") for n, (item, entry) in enumerate(zip(items, entries))]
        for want, have, where in pairs:
            if not isinstance(want, dict):
                continue
            for name in ("title", "link"):
                value = want.get(name)
                if isinstance(value, str) and value:
                    tally.add(f"gofeed {name}", have.get(name) == value,
                              f"{row['file']} {where} {name} {value!r} found {have.get(name)!r}")
            for name in ("published", "updated"):
                value = want.get(name + "Parsed")
                if value:
                    tally.add("gofeed date", same_moment(have.get(name), value),
                              f"{row['file']} {where} {name} {value!r} found {have.get(name)!r}")


def feed_rs(command, pack, tally):
    cases = rows(pack / "feeds_feed-rs.jsonl")
    answers = inspect(command, [question(pack, row, n) for n, row in enumerate(cases)])
    for row, answer in zip(cases, answers):
        expected = row["expected"]
        if not isinstance(expected, dict) or "entries" not in expected:
            continue
        if expected.get("title"):
            tally.add("feed-rs title", answer.get("title") == expected["title"],
                      f"{row['file']} {expected['title']!r} found {answer.get('title')!r}")
        entries = answer.get("entries") or []
        tally.add("feed-rs entries", len(entries) >= len(expected["entries"]),
                  f"{row['file']} {len(expected['entries'])} entries, found {len(entries)}")
        for want, have in zip(expected["entries"], entries):
            for name in ("id", "title"):
                if want.get(name):
                    tally.add(f"feed-rs {name}", have.get(name) == want[name],
                              f"{row['file']} {name} {want[name]!r} found {have.get(name)!r}")
            hrefs = [link["href"] for link in have.get("links", [])]
            for href in want.get("links") or []:
                tally.add("feed-rs link", href in hrefs, f"{row['file']} {href!r} found {hrefs!r}")
            for name in ("published", "updated"):
                if want.get(name):
                    tally.add("feed-rs date", same_moment(have.get(name), want[name]),
                              f"{row['file']} {name} {want[name]!r} found {have.get(name)!r}")


def feedvalidator(command, pack, tally):
    cases = rows(pack / "feeds_feedvalidator.jsonl")
    answers = inspect(command, [question(pack, row, n) for n, row in enumerate(cases)])
    for row, answer in zip(cases, answers):
        tally.add("feedvalidator answered", "kind" in answer, row["file"])
        if row["xml_must_fail"]:
            tally.add("feedvalidator ill-formed", answer.get("wellformed") is not True, row["file"])


def robots(command, pack, tally):
    cases = rows(pack / "robots.jsonl")
    asked = [question(pack, row, n) | {"agent": row["agent"], "url": row["url"]}
             for n, row in enumerate(cases)]
    for row, answer in zip(cases, inspect(command, asked)):
        tally.add("robots", answer.get("allow") == row["allow"],
                  f"{row['suite']} {row['file']} {row['agent']!r} {row['url']!r} {row['allow']}")


def warc(command, pack, tally):
    cases = rows(pack / "warc.jsonl")
    answers = inspect(command, [question(pack, row, n) for n, row in enumerate(cases)])
    for row, answer in zip(cases, answers):
        found = answer.get("records", [])
        same = len(found) == len(row["records"]) and all(
            all(str(have.get(key)) == str(want[key]) for key in want)
            for want, have in zip(row["records"], found))
        tally.add("warc record lists", same, f"{row['file']} {found!r}")
        tally.add("warc errors", bool(answer.get("error")) == bool(row["error_after_records"]),
                  f"{row['file']} {answer.get('error')!r}")


SUITES = {
    "feedparser": feedparser, "gofeed": gofeed, "feed-rs": feed_rs,
    "feedvalidator": feedvalidator, "robots": robots, "warc": warc,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entente", default=str(ROOT / ".build/release/entente") + " inspect")
    parser.add_argument("--pack", default=str(ROOT.parent / "shared/packs/conformance"))
    parser.add_argument("--failures", type=int, default=0, help="failures to print, at most")
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=", ".join(SUITES))
    arguments = parser.parse_args()
    pack = pathlib.Path(arguments.pack)
    if not pack.is_dir():
        print(f"skipped: {pack} is not there")
        return
    tally = Tally(arguments.failures)
    for name in arguments.suites or SUITES:
        SUITES[name](shlex.split(arguments.entente), pack, tally)
    tally.report()


if __name__ == "__main__":
    main()
