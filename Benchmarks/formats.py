"""Feeds and web archives beside their peers, in one run, in MB/s of process time on one core.

Usage: python Benchmarks/formats.py BENCH_FORMATS [SECONDS]
Peers from PyPI, those that are there: feedparser fastfeedparser warcio fastwarc
The feed and the archive are made here, of words that are dealt at random from a fixed seed.
"""
import gzip
import pathlib
import random
import subprocess
import sys
import tempfile
import time

WORDS = (
    "the defence ministers of three states signed declaration cooperation alliance treaty border exercise "
    "government said officials agreement talks council security forces troops support statement region "
    "parliament president foreign policy summit partners joint training equipment industry crisis vote"
).split()


def sentence(dice):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(8, 24))).capitalize() + "."


def paragraphs(dice, count):
    return "".join(
        f'<p class="p{dice.randint(0, 99)}">{" ".join(sentence(dice) for _ in range(4))} '
        f'<a href="/news/{dice.randint(0, 10**6)}?a=1&amp;b=2">{sentence(dice)}</a></p>'
        for _ in range(count))


def feed(dice):
    items = []
    for number in range(100):
        body = paragraphs(dice, 7).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        items.append(
            f"<item><title>{sentence(dice)}</title><link>https://example.org/news/{number}</link>"
            f"<guid>https://example.org/?p={number}</guid><dc:creator>A. Desk</dc:creator>"
            f"<pubDate>Tue, 18 Mar 2025 10:{number % 60:02}:00 +0000</pubDate><category>World</category>"
            f"<description>{sentence(dice)}</description><content:encoded>{body}</content:encoded></item>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>'
        f'<link>https://example.org/</link>{"".join(items)}</channel></rss>').encode()


def archive(dice, path, count):
    """Writes pages as gzip members; returns the uncompressed bytes."""
    total = 0
    with open(path, "wb") as out:
        for number in range(count):
            page = f"<html><body>{paragraphs(dice, 60)}</body></html>".encode()
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
            record = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                f"WARC-Date: 2025-03-18T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"
            out.write(gzip.compress(record, 6))
            total += len(record)
    return total


def measure(name, size, seconds, work):
    best, total, runs = float("inf"), 0.0, 0
    while runs < 3 or total < seconds:
        start = time.process_time()
        work()
        spent = time.process_time() - start
        best, total, runs = min(best, spent), total + spent, runs + 1
    print(f"| {name} | {size / best / 1e6:.1f} |", flush=True)


def peer(name):
    try:
        return __import__(name)
    except ImportError:
        print(f"| {name} | not installed |")
        return None


def main():
    bench, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 3.0
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        feed_path, warc_path = pathlib.Path(folder, "feed.xml"), pathlib.Path(folder, "pages.warc.gz")
        text = feed(dice)
        feed_path.write_bytes(text)
        size = archive(dice, warc_path, 2000)
        print(f"feed of 100 items {len(text) / 1e3:.0f} kB; archive of 2000 pages {size / 1e6:.0f} MB, "
              f"{warc_path.stat().st_size / 1e6:.0f} MB packed; MB/s uncompressed, best run")
        print("| reader | MB/s |\n|---|---|")
        run = subprocess.run([bench, feed_path, warc_path, str(seconds), str(size)],
                             check=True, capture_output=True, text=True)
        for line in run.stdout.splitlines():
            name, speed = line.split("\t")
            print(f"| entente, {name} | {float(speed):.1f} |")
        if fastfeedparser := peer("fastfeedparser"):
            measure("fastfeedparser, feed", len(text), seconds, lambda: fastfeedparser.parse(text))
        if feedparser := peer("feedparser"):
            measure("feedparser, feed", len(text), seconds, lambda: feedparser.parse(text))
        if peer("fastwarc"):
            from fastwarc.warc import ArchiveIterator

            def fast():
                with open(warc_path, "rb") as file:
                    for record in ArchiveIterator(file):
                        record.reader.read()
            measure("fastwarc, warc", size, seconds, fast)
        if peer("warcio"):
            from warcio.archiveiterator import ArchiveIterator as Records

            def slow():
                with open(warc_path, "rb") as file:
                    for record in Records(file):
                        record.content_stream().read()
            measure("warcio, warc", size, seconds, slow)


if __name__ == "__main__":
    main()
