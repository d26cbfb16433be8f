#!/usr/bin/env python3
"""Bytes to article with metadata: pages a second on one core, beside peers from PyPI.

  reading.py ENTENTE PAGES_FOLDER

PAGES_FOLDER holds *.html or *.html.gz. CPU time of one process throughout (user and system). Ours
includes reading JSON lines and writing them; the peers' pages lie in memory. Peers that are not
installed are left out. Prints a table in Markdown.
"""
import base64
import datetime
import gzip
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

TURNS = 3


def pages(folder):
    for path in sorted(pathlib.Path(folder).iterdir()):
        data = path.read_bytes()
        yield gzip.decompress(data) if path.suffix == ".gz" else data


def entente(binary, inputs, turns=1):
    """CPU seconds and peak memory in MB of one run over these pages."""
    with tempfile.TemporaryFile() as lines:
        for turn in range(turns):
            for number, page in enumerate(inputs):
                item = {"id": f"{turn}-{number}", "html_base64": base64.b64encode(page).decode()}
                lines.write(json.dumps(item).encode() + b"\n")
        lines.seek(0)
        command = [binary, "read", "--only", "article", "--format", "jsonl", "--jobs", "1"]
        child = subprocess.Popen(command, stdin=lines, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def peers():
    try:
        import trafilatura

        yield "trafilatura " + trafilatura.__version__ + ", with metadata", lambda p: trafilatura.bare_extraction(
            p, with_metadata=True
        )
        yield "trafilatura " + trafilatura.__version__ + ", fast, text alone", lambda p: trafilatura.extract(p, fast=True)
    except ImportError:
        pass
    try:
        import readability

        def read(page):
            document = readability.Document(page.decode("utf8", "replace"))
            return document.short_title(), document.summary()

        yield "readability-lxml, title and body", read
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree

        yield "resiliparse, text alone", lambda p: extract_plain_text(
            HTMLTree.parse(p.decode("utf8", "replace")), main_content=True
        )
    except ImportError:
        pass


def rate(read, inputs):
    start = time.process_time()
    for page in inputs:
        try:
            read(page)
        except Exception:  # a peer that fails on a page has read it
            pass
    return len(inputs) / (time.process_time() - start)


def main():
    binary, folder = sys.argv[1:3]
    inputs = list(pages(folder))
    size = sum(map(len, inputs)) / 1e6
    load = os.getloadavg()[0]
    print(f"Reading, {datetime.date.today()}, {len(inputs)} pages, {size:.1f} MB, load {load:.1f}\n")
    print("| reader | pages/s | peak MB |\n|---|---|---|")
    empty, _ = entente(binary, inputs[:1])
    seconds, memory = entente(binary, inputs, TURNS)
    print(f"| entente, with metadata | {(TURNS * len(inputs) - 1) / (seconds - empty):.0f} | {memory:.0f} |")
    for name, read in peers():
        print(f"| {name} | {rate(read, inputs):.0f} | |", flush=True)
    print("\n| one page of paragraphs | seconds | s/MB | peak MB |\n|---|---|---|---|")
    line = b"<p>The ministers of the three states met and signed a declaration on defence on Tuesday.</p>\n"
    for size in (5, 10, 20, 30):
        page = b"<html><body><h1>A long page</h1>" + line * (size * 1_000_000 // len(line)) + b"</body></html>"
        seconds, memory = entente(binary, [page])
        print(f"| {size} MB | {seconds:.2f} | {seconds / size:.3f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
