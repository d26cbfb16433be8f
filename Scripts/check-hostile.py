#!/usr/bin/env python3
"""Feeds hostile input to the program: every one must give an article or a clear error, in bounded time and memory.

Usage: Scripts/check-hostile.py PATH_TO_ENTENTE [--count 10000]
Prints a line per case with wall seconds and peak memory; exits 1 when a case crashes, hangs, or needs more than 1 GB.
"""
import argparse
import base64
import itertools
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

from outcome import run

LIMIT_KB = 1 << 20
PAGE = pathlib.Path(__file__).parent.parent / "Examples" / "tirana" / "wire.html"


def pages(folder, generator):
    """Single files, each with the exit statuses that are right for it."""
    page = PAGE.read_bytes()
    paragraph = b"<p>" + b"Albania and Croatia signed a declaration on defence. " * 6 + b"</p>\n"
    cases = {
        "empty": b"", "spaces": b" \n\t" * 50, "nul bytes": b"\0" * 5000,
        "nul inside": page.replace(b"defence", b"def\0ence"),
        "invalid utf-8": page.replace(b"Tirana", b"\xc3\x28\xff\xfe\xed\xa0\x80"),
        "deep nesting": b"<div>" * 100_000 + b"text" + b"</div>" * 100_000,
        "deep inline": b"<b><i>" * 50_000 + paragraph, "open quotes": b"<p>" + "“".encode() * 100_000,
        "unclosed attribute": b"<a href=\"" + b"x" * 1_000_000, "entities": b"&amp;" * 500_000,
        "huge attribute count": b"<p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x</p>",
        "many tables": b"<table><tr><td>" * 20_000 + b"x", "comment bomb": b"<!--" * 200_000,
        "script": b"<script>" + b"if (a < b) " * 100_000, "png": b"\x89PNG\r\n\x1a\n" + os.urandom(2000),
        "gzip": b"\x1f\x8b\x08\x00" + os.urandom(2000), "utf-16": b"\xff\xfe" + "Páge <p>tëxt</p>".encode("utf-16-le"),
        "one long line": b"word " * 2_000_000, "no spaces": b"x" * 5_000_000,
        "50 MB page": b"<html><body><article><h1>Title</h1>" + paragraph * (50_000_000 // len(paragraph)),
        "50 MB of tags": b"<br>" * 12_500_000,
    }
    for cut in range(0, len(page), max(len(page) // 40, 1)):
        cases[f"truncated at {cut}"] = page[:cut]
    for name, data in cases.items():
        path = folder / (name.replace(" ", "-") + ".html")
        path.write_bytes(data)
        yield name, ["read", "--format", "json", str(path)], None
        path.unlink()
    yield "a folder", ["read", str(folder)], None
    yield "a missing file", ["read", str(folder / "missing.html")], None


# Said again and again without a stop: a text is taken as it is, so that all of it is one sentence.
WITHOUT_A_STOP = {
    "the treaty": "the treaty ", "states": "Serbia, ", "states alone": "Albania ", "said": "he said that ",
    "signed": "France signed ", "not": "not ", "and": "war and ", "quotes": "“", "brackets": "(", "articles": "Article 5 of ",
    "titles": "President Minister ", "dates": "on 3 May 2024 ", "numbers": "7, ", "dashes": "– ", "relatives": "which ",
}


def texts():
    """Texts of a line each through the batch contract."""
    for name, words in WITHOUT_A_STOP.items():
        text = words * (1_500_000 // len(words))
        line = json.dumps({"id": name, "title": "A treaty is signed", "text": text, "date": "2024-05-03"}) + "\n"
        yield f"without a stop: {name}", ["read", "--format", "jsonl"], line.encode()


def random_lines(count, generator):
    """The batch contract over small random byte strings, with bad lines between."""
    lines = []
    marks = [b"<", b">", b"</p>", b"<p>", b"&#", b"\0", "“".encode(), b"\xff", b"a b", b"<table>", b"\n"]
    for number in range(count):
        length = generator.randrange(0, 200)
        data = bytes(generator.randrange(256) for _ in range(length))
        if number % 2:
            data = b"".join(generator.choice(marks) for _ in range(length // 4))
        lines.append(json.dumps({"id": str(number), "html_base64": base64.b64encode(data).decode()}).encode())
        if number % 100 == 0:
            lines.append(data.replace(b"\n", b"") or b"{")
    return b"\n".join(lines) + b"\n", len([l for l in lines if l.strip(b" \t\r")])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("entente")
    parser.add_argument("--count", type=int, default=10_000)
    options = parser.parse_args()
    generator = random.Random(2025)
    faults = 0

    def report(name, status, err, seconds, peak, allowed):
        nonlocal faults
        good = status in allowed and peak < LIMIT_KB
        good = good and (status == 0 or bool(err.strip()) or status == 3)
        faults += not good
        print(f"{'ok ' if good else 'BAD'} {name}: status {status}, {seconds:.2f} s, peak {peak // 1024} MB", flush=True)

    with tempfile.TemporaryDirectory() as name:
        for case, words, data in itertools.chain(pages(pathlib.Path(name), generator), texts()):
            done = run([options.entente, *words], data)
            report(case, done.status, done.err, done.seconds, done.peak_kb, {0, 3})
    data, expected = random_lines(options.count, generator)
    done = run([options.entente, "read", "--format", "jsonl"], data)
    answers = done.out.count(b"\n")
    report(f"{options.count} random strings, {answers} of {expected} answers", done.status, b"-", done.seconds, done.peak_kb, {0, 3})
    faults += answers != expected
    process = subprocess.Popen(
        [options.entente, "read", "--format", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE)
    process.stdout.close()
    try:
        process.stdin.write(data)
        process.stdin.close()
    except BrokenPipeError:
        pass
    status = process.wait(timeout=120)
    report("closed pipe", status, process.stderr.read(), 0, 0, {1})
    print(f"{faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
