#!/usr/bin/env python3
"""Asks a desk over a large made-up ledger for pages at a steady rate, beside nginx with the same bytes.

Requests begin at fixed moments, whether or not those before are answered, and waiting counts. Makes the
ledger when it is not there (some minutes and 1.6 GB for 100,000 articles).
Usage: Benchmarks/desk.py ENTENTE FOLDER [ARTICLES] [RATE] [SECONDS]   (100,000 articles, 200/s, 20 s)
"""
import asyncio
import bisect
import datetime
import itertools
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request

ACTORS = {"ALB": "Albania", "HRV": "Croatia", "XKX": "Kosovo", "SRB": "Serbia", "MKD": "North Macedonia",
          "MNE": "Montenegro", "BIH": "Bosnia and Herzegovina", "HUN": "Hungary", "BGR": "Bulgaria", "SVN": "Slovenia",
          "GRC": "Greece", "TUR": "Turkey", "ITA": "Italy", "DEU": "Germany", "FRA": "France", "USA": "the United States"}
TYPES = {"SUPPORT": ("057", 2, 8.0), "CONSULT": ("036", 1, 4.0), "ACCUSE": ("112", 3, -2.0), "AGREE": ("030", 1, 4.0),
         "SANCTION": ("163", 4, -8.0)}
SPEAKERS = ["Ana Horvat", "Ivo Kovač", "Arta Hoxha", "Petar Jović"]
CONNECTIONS = 32


class Words:
    """Word k stands with a probability that falls as 1/(k+3), as in Zipf's law."""

    def __init__(self, seed, count=20_000):
        self.random = random.Random(seed)
        self.sums = list(itertools.accumulate(1 / (rank + 3) for rank in range(count)))

    def text(self, count):
        draw = self.random.random
        top = self.sums[-1]
        return " ".join(f"w{bisect.bisect_left(self.sums, draw() * top)}" for _ in range(count))


def articles(count):
    """Lines of the batch contract: ten records each, every tenth with an agreement, every fourth a copy."""
    words = Words(1)
    pick = words.random
    kept = []
    for number in range(count):
        is_copy = number % 4 == 3
        title, text = kept[pick.randrange(len(kept))] if is_copy else (words.text(6), words.text(300))
        if is_copy:
            text = text.partition(" ")[2]
        elif len(kept) < 2000:
            kept.append((title, text))
        else:
            kept[pick.randrange(2000)] = (title, text)
        day = datetime.date(2024, 10, 4) + datetime.timedelta(days=number * 400 // count)
        evidence = {"score": round(pick.uniform(.3, 1), 2), "by": "rule:made-up", "version": "1", "sentence": 0}

        def span(place):
            return [place * 20, place * 20 + 15]

        def side(place):
            code = pick.choice(list(ACTORS))
            return {"actor": code, "roles": ["GOV"], "text": ACTORS[code], "span": span(place)}
        events, statements, agreements = [], [], []
        for place in range(5):
            kind = pick.choice(list(TYPES))
            cameo, quad, goldstein = TYPES[kind]
            events.append({"type": kind, "mode": None, "contexts": ["military"], "cameo": cameo, "quad": quad,
                           "goldstein": goldstein, "source": [side(place)], "target": [side(place)], "reciprocal": False,
                           "date": day.isoformat(), "place": None, "factuality": "happened", "span": span(place), **evidence})
            speaker = {"text": "he", "span": span(place), "actors": [], "name": pick.choice(SPEAKERS), "role": "minister",
                       "affiliation": pick.choice(list(ACTORS))}
            statements.append({"speaker": speaker, "cue": None, "content": [span(place)], "kind": "indirect", "about": [],
                               "target": None, "stance": pick.choice(["support", "oppose", "neutral"]), "span": span(place),
                               **evidence})
        if number % 10 == 0:
            agreements.append({"names": [f"Declaration of {words.text(1)}"], "kind": "declaration", "claimed": [],
                               "parties": pick.sample(list(ACTORS), 2), "signatories": [], "date": day.isoformat(),
                               "topics": ["education, training and exercises"], "obligations": {}, "transitions": [], "candidates": [],
                               "evidence": [span(0)], "citations": [{"span": span(0), **evidence}]})
        yield {"id": f"made-up-{number}", "url": f"https://example.org/{number}", "version": "1",
               "article": {"title": title, "text": text, "published": day.isoformat(), "site": f"outlet{number % 50}.example",
                           "language": "en", "blocks": [], "furniture": [], "links": [], "authors": []},
               "sentences": [[0, len(text)]], "entities": [], "events": events, "statements": statements,
               "agreements": agreements}


def make_ledger(program, path, count):
    start = time.time()
    taker = subprocess.Popen([program, "ledger", "import", "-", "--ledger", str(path)], stdin=subprocess.PIPE, text=True)
    for article in articles(count):
        taker.stdin.write(json.dumps(article) + "\n")
    taker.stdin.close()
    if taker.wait():
        raise SystemExit("the ledger could not be made")
    print(f"{count} articles taken in and grouped into stories in {time.time() - start:.0f} s", file=sys.stderr)


def places(count):
    """What is asked for, by kind: endless, in no order."""
    draw = random.Random(2)
    words = Words(3)
    names = list(ACTORS.values())
    questions = [f"Are {', '.join(trio[:2])} and {trio[2]} forming a military alliance?"
                 for trio in itertools.combinations(names[:12], 3)]
    draw.shuffle(questions)

    def quoted(path, **query):
        return path + "?" + urllib.parse.urlencode(query)
    makers = {
        "article": lambda: quoted("/article", id=f"made-up-{draw.randrange(count)}"),
        "question": lambda: quoted("/ask", q=draw.choice(questions[:100])),
        "search": lambda: quoted("/search", q=words.text(draw.choice([1, 1, 2]))
                                 + draw.choice(["", "", " actor:SRB", " type:CONSULT", " date:2025-03"])),
        "front": lambda: "/",
        "stories": lambda: quoted("/stories", **{"from": 50 * draw.randrange(20)}),
        "story": lambda: quoted("/story", id=f"made-up-{draw.randrange(count)}"),
        "events": lambda: quoted("/events", actor=draw.choice(list(ACTORS))),
        "actor": lambda: quoted("/actor", id=draw.choice(list(ACTORS))),
        "dyad": lambda: quoted("/dyad", **dict(zip("ab", draw.sample(list(ACTORS), 2)))),
        "network": lambda: quoted("/network", since=f"2025-0{draw.randrange(1, 9)}"),
        "review": lambda: "/review",
        "about": lambda: "/about",
    }
    return makers


class Pool:
    """Connections that stay open, as those of a reverse proxy."""

    def __init__(self, port):
        self.port = port
        self.free = []

    async def ask(self, path):
        while True:
            stream = self.free.pop() if self.free else await asyncio.open_connection("127.0.0.1", self.port)
            try:
                return await self.exchange(stream, path)
            except (ConnectionError, asyncio.IncompleteReadError):
                stream[1].close()

    async def exchange(self, stream, path):
        reader, writer = stream
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = int(re.search(r"(?i)content-length: (\d+)", head).group(1))
        body = await reader.readexactly(length)
        if len(self.free) < CONNECTIONS:
            self.free.append(stream)
        else:
            writer.close()
        return int(head.split(" ", 2)[1]), body


async def load(port, paths, rate):
    """Asks for paths at a steady rate; returns milliseconds, sorted."""
    pool = Pool(port)
    times = []

    async def one(path, due):
        status, _ = await pool.ask(path)
        if status != 200:
            raise SystemExit(f"{path}: status {status}")
        times.append((time.perf_counter() - due) * 1000)
    start = time.perf_counter() + .05
    tasks = []
    for number, path in enumerate(paths):
        due = start + number / rate
        await asyncio.sleep(max(0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(path, due)))
    await asyncio.gather(*tasks)
    return sorted(times)


def quantiles(times):
    return [times[min(len(times) - 1, int(len(times) * part))] for part in (.5, .95, .99)]


def fetch(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=600) as answer:
        return answer.read()


def start_nginx(folder, port):
    config = folder / "nginx.conf"
    config.write_text(f"""
worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/nginx.log; daemon off; user root;
events {{ worker_connections 512; }}
http {{ access_log off; server {{ listen 127.0.0.1:{port}; root {folder}/static; default_type text/html; }} }}
""")
    return subprocess.Popen(["nginx", "-p", str(folder), "-c", str(config)], stderr=subprocess.DEVNULL)


def measure(kinds, makers, ports, folder, rate, seconds):
    """One row: the desk at some kinds of pages, then nginx with files of the same bytes."""
    desk, nginx = ports
    paths = [makers[kinds[number % len(kinds)]]() for number in range(int(rate * seconds))]
    own = quantiles(asyncio.run(load(desk, paths, rate)))
    names = []
    static = folder / "static"
    static.mkdir(exist_ok=True)
    for number, path in enumerate(paths[:60]):
        (static / f"{number}.html").write_bytes(fetch(desk, path))
        names.append(f"/{number}.html")
    peer = quantiles(asyncio.run(load(nginx, [names[n % len(names)] for n in range(len(paths))], rate)))
    size = sum((static / name[1:]).stat().st_size for name in names) // len(names) // 1024
    cells = " | ".join(" / ".join(f"{value:.1f}" for value in row) for row in (own, peer))
    print(f"| {', '.join(kinds)} | {rate} | {size} | {cells} | {own[1] / peer[1]:.1f} |", flush=True)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    count, rate, seconds = (int(sys.argv[n]) if len(sys.argv) > n else default
                            for n, default in ((3, 100_000), (4, 200), (5, 20)))
    folder.mkdir(parents=True, exist_ok=True)
    ledger = folder / f"desk-{count}.db"
    if not ledger.exists():
        make_ledger(program, ledger, count)
    if not shutil.which("nginx"):
        raise SystemExit("nginx is needed (apt-get install nginx-light)")
    model = re.search(r"model name\s*:\s*(.*)", open("/proc/cpuinfo").read())
    print(f"# The desk under load, {datetime.date.today()}\n{os.cpu_count()} cores, {model.group(1) if model else ''}, "
          f"load {os.getloadavg()[0]:.1f}; {count} articles, {ledger.stat().st_size >> 20} MB\n")
    server = subprocess.Popen([program, "desk", "--ledger", str(ledger), "--port", "0"], stderr=subprocess.PIPE, text=True)
    opened = time.time()
    desk = int(re.search(r":(\d+)/", server.stderr.readline()).group(1))
    nginx = start_nginx(folder, 18_480)
    try:
        makers = places(count)
        while True:
            try:
                fetch(desk, "/network.csv")
                break
            except urllib.error.HTTPError:
                time.sleep(1)
        print(f"relations counted {time.time() - opened:.1f} s after the start; "
              f"memory {memory(server.pid)} MB\n")
        for kind, make in makers.items():
            path = make()
            start = time.perf_counter()
            fetch(desk, path)
            first = (time.perf_counter() - start) * 1000
            print(f"- {kind}, asked for the first time: {first:.0f} ms")
        times = []
        for trio in itertools.islice(itertools.combinations(reversed(list(ACTORS.values())), 3), 20):
            start = time.perf_counter()
            fetch(desk, "/ask?" + urllib.parse.urlencode(
                {"q": f"Are {trio[0]}, {trio[1]} and {trio[2]} forming a military alliance?"}))
            times.append((time.perf_counter() - start) * 1000)
        print("- 20 questions that nobody asked before, one by one: p50 / p95 "
              + " / ".join(f"{value:.0f}" for value in quantiles(sorted(times))[:2]) + " ms\n")
        print("| pages | requests/s | KiB | desk p50 / p95 / p99 ms | nginx static ms | p95, times nginx |\n"
              "|---|---|---|---|---|---|")
        ports = (desk, 18_480)
        asyncio.run(load(desk, [makers["question"]() for _ in range(300)], 20))
        measure(["article", "question", "search"], makers, ports, folder, rate, seconds)
        for kind in ("article", "question", "search", "front", "stories", "story", "events", "actor", "dyad"):
            measure([kind], makers, ports, folder, rate if kind in ("article", "question", "search") else rate // 4,
                    seconds / 2)
        for kind in ("network", "review", "about"):
            measure([kind], makers, ports, folder, 5, seconds)
        print(f"\nmemory afterwards {memory(server.pid)} MB")
    finally:
        server.terminate()
        nginx.terminate()


def memory(process):
    return int(re.search(r"VmRSS:\s*(\d+)", open(f"/proc/{process}/status").read()).group(1)) // 1024


if __name__ == "__main__":
    main()
