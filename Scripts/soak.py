#!/usr/bin/env python3
"""Kills the program at random moments while it works on a ledger, and looks at what is left.

Each round begins with a ledger in some state, starts one of its jobs (taking articles in, coding them
anew, bringing an old ledger up to date, backing up), kills it (SIGKILL) after a random time, and then
demands: the check finds no faults, every article that was acknowledged is there, none is there twice,
and a backup that exists is whole. Bounded: ROUNDS rounds, each of a few seconds at most.

With --postgres the ledger lies on a PostgreSQL server that is started for it, and the jobs are taking
articles in, coding them anew, and two workers at one queue, one of which is killed.

Usage: Scripts/soak.py [--postgres] PROGRAM [ROUNDS [SEED [ARTICLES]]]
"""
import argparse
import collections
import contextlib
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

import throwaway_postgres

ARTICLES = 400
OLD_SCHEMA = pathlib.Path(__file__).parent.parent / "Tests/LedgerStoreTests/Cases/version1.sql"


def article(number, version):
    """A coded article of our own, as a line of the batch contract."""
    text = f"Albania and Croatia held consultations, the {number}th time. " + f"Word{number} stood there. " * 40
    event = {"type": "CONSULT", "cameo": "04", "factuality": "happened", "span": [0, 38], "score": 0.5,
             "by": "rule:soak", "version": version,
             "source": [{"actor": "ALB", "text": "Albania", "span": [0, 7]}],
             "target": [{"actor": "HRV", "text": "Croatia", "span": [12, 19]}]}
    return {"id": f"n{number}", "url": f"https://example.org/{number}", "version": version,
            "article": {"title": f"Number {number}", "text": text, "published": "2025-03-18"},
            "sentences": [[0, 38]], "entities": [], "events": [event] * 3}


def lines(path, version):
    path.write_text("".join(json.dumps(article(n, version)) + "\n" for n in range(ARTICLES)))


def old_ledger(path):
    """A ledger of schema 1 with every article."""
    with sqlite3.connect(path) as db:
        db.executescript(OLD_SCHEMA.read_text())
        for number in range(1, ARTICLES + 1):
            made = article(number - 1, "1")
            head, body = made["article"]["title"], made["article"]["text"]
            db.execute("INSERT INTO articles (id, document, lineage, version, title, text, day, json, known_from)"
                       " VALUES (?, ?, ?, 1, ?, ?, 20165, '{}', 1)", (number, made["id"], number, head, body))
            db.execute("INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)", (number, head, body))
            db.execute("INSERT INTO codings VALUES (?, ?, '1', '{}', 1, NULL)", (number, number))
            for place, event in enumerate(made["events"]):
                db.execute("INSERT INTO events (coding, position, type, quad, factuality, day, span_start, span_end,"
                           " maker, score, json) VALUES (?, ?, 'CONSULT', 1, 'happened', 20165, 0, 38, 'rule:soak',"
                           " 0.5, ?)", (number, place, json.dumps(event)))
    db.close()


class Soak:
    """Rounds on a ledger in a file."""
    jobs = ("ingest", "recode", "migrate", "backup")
    # Records of an article where there are not three.
    events = {}

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        self.ledger = self.folder / "soak.db"
        for version in ("1", "2"):
            lines(self.folder / f"{version}.jsonl", version)
        self.faults = []

    def run(self, *words):
        return subprocess.run([self.program, "ledger", *words, "--ledger", str(self.ledger)],
                              capture_output=True, text=True, timeout=300)

    def command(self, job):
        words = {"ingest": ["import", str(self.folder / "1.jsonl"), "--acknowledge"],
                 "recode": ["import", str(self.folder / "2.jsonl"), "--acknowledge"],
                 "migrate": ["check"], "backup": ["backup", str(self.folder / "copy.db")]}[job]
        return [self.program, "ledger", *words, "--ledger", str(self.ledger)]

    def prepare(self, job):
        for path in self.folder.glob("soak.db*"):
            path.unlink()
        for path in self.folder.glob("copy.db*"):
            path.unlink()
        if job == "migrate":
            old_ledger(self.ledger)
        elif job != "ingest":
            self.run("import", str(self.folder / "1.jsonl"))

    def kill(self, job, after):
        """Runs a job and kills it; gives the ids it acknowledged and whether it was still at work."""
        process = subprocess.Popen(self.command(job), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=after)
            alive = False
        except subprocess.TimeoutExpired:
            process.kill()
            alive = True
        output = process.stdout.read().decode()
        process.wait()
        done = output.rpartition("\n")[0].split("\n") if "\n" in output else []
        return set(done), alive

    def demand(self, truth, message):
        if not truth:
            self.faults.append(message)

    def is_there(self, job, acknowledged):
        """Whether there is a ledger to look at; demands one after anything was acknowledged."""
        if self.ledger.exists() and self.ledger.stat().st_size > 0:
            return True
        self.demand(not acknowledged, f"{job}: no ledger after {len(acknowledged)} were acknowledged")
        return False

    def examine(self, job, acknowledged):
        if not self.is_there(job, acknowledged):
            return
        check = self.run("check")
        nothing_yet = job == "ingest" and not acknowledged and "empty" in check.stderr
        self.demand(check.returncode == 0 or nothing_yet, f"{job}: check says {check.stdout}{check.stderr}")
        held = collections.Counter()
        versions = {}
        for line in self.run("export").stdout.splitlines():
            made = json.loads(line)
            held[made["id"]] += 1
            versions[made["id"]] = made["version"]
            self.demand(len(made["events"]) == self.events.get(job, 3),
                        f"{job}: {made['id']} has {len(made['events'])} events")
        self.demand(all(count == 1 for count in held.values()), f"{job}: an article is there twice")
        if job != "ingest":
            self.demand(len(held) == ARTICLES, f"{job}: {len(held)} of {ARTICLES} articles are left")
        if job in ("ingest", "recode"):
            wanted = "1" if job == "ingest" else "2"
            lost = [name for name in acknowledged if versions.get(name) != wanted]
            self.demand(not lost, f"{job}: {len(lost)} acknowledged articles are missing")
        self.examine_copy(job)

    def examine_copy(self, job):
        copy = self.folder / "copy.db"
        if job == "backup" and copy.exists():
            whole = subprocess.run([self.program, "ledger", "check", "--ledger", str(copy)],
                                   capture_output=True, text=True, timeout=300)
            self.demand(whole.returncode == 0, f"backup: the copy is not whole: {whole.stdout}{whole.stderr}")

    def length(self, job):
        """How long the job takes when nobody kills it, in seconds."""
        self.prepare(job)
        begin = time.monotonic()
        self.kill(job, 300)
        return time.monotonic() - begin


class ServerSoak(Soak):
    """Rounds on a ledger on a server."""
    jobs = ("ingest", "recode", "workers")
    events = {"workers": 1}

    def __init__(self, program, folder, server):
        super().__init__(program, folder)
        self.server = server
        # Workers read articles themselves.
        self.unread = self.folder / "unread.jsonl"
        articles = [article(number, "1") for number in range(ARTICLES)]
        self.unread.write_text("".join(
            json.dumps({"id": made["id"], "url": made["url"], **made["article"]}) + "\n" for made in articles))

    def command(self, job):
        if job == "workers":
            return [self.program, "ingest", "--worker", "--ledger", self.ledger]
        return super().command(job)

    def prepare(self, job):
        self.ledger = self.server.address("soak")
        if job == "recode":
            self.run("import", str(self.folder / "1.jsonl"))
        if job == "workers":
            # As many pieces of work as there are articles.
            subprocess.run([self.program, "ingest", "--queue", "--ledger", self.ledger, self.unread],
                           check=True, capture_output=True, timeout=300)

    def kill(self, job, after):
        if job != "workers":
            return super().kill(job, after)
        with subprocess.Popen(self.command(job), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as other:
            _, alive = super().kill(job, after)
            other.wait(timeout=300)
        # Nothing may be lost: what the killed one had taken is done by whoever comes next.
        subprocess.run(self.command(job), check=True, capture_output=True, timeout=300)
        return {f"n{number}" for number in range(ARTICLES)}, alive

    def is_there(self, job, acknowledged):
        tables = self.server.psql("SELECT 'ledger' FROM pg_tables WHERE schemaname = 'soak' LIMIT 1").stdout
        self.demand("ledger" in tables or not acknowledged,
                    f"{job}: no ledger after {len(acknowledged)} were acknowledged")
        return "ledger" in tables

    def examine_copy(self, job):
        """A server is backed up by its own means."""


def rounds(soak, count, chance):
    """Runs so many rounds and prints what came of them."""
    table = {job: [0, 0, 0, 0] for job in soak.jobs}
    lengths = {}
    for number in range(count):
        job = soak.jobs[number % len(soak.jobs)]
        if job not in lengths:
            lengths[job] = soak.length(job)
        before = len(soak.faults)
        soak.prepare(job)
        acknowledged, alive = soak.kill(job, chance.uniform(0, lengths[job]))
        soak.examine(job, acknowledged)
        row = table[job]
        row[0] += 1
        row[1] += alive
        row[2] += len(acknowledged)
        row[3] += len(soak.faults) - before
    print(f"{'job':8} {'rounds':>7} {'killed at work':>15} {'acknowledged':>13} {'faults':>7}")
    for job, row in table.items():
        print(f"{job:8} {row[0]:7} {row[1]:15} {row[2]:13} {row[3]:7}")
    for fault in soak.faults[:20]:
        print(fault)


def main():
    global ARTICLES
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("rounds", type=int, nargs="?", default=200)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("articles", type=int, nargs="?", default=ARTICLES)
    given = parser.parse_args()
    ARTICLES = given.articles
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="entente-soak-"))
        if given.postgres:
            soak = ServerSoak(given.program, folder, stack.enter_context(throwaway_postgres.Server()))
        else:
            soak = Soak(given.program, folder)
        rounds(soak, given.rounds, random.Random(given.seed))
    return 1 if soak.faults else 0


if __name__ == "__main__":
    sys.exit(main())
