#!/usr/bin/env python3
"""Runs the robustness campaign against the program and tells what was tried and what happened.

Usage: Scripts/campaign.py PATH_TO_ENTENTE [--articles 24000] [--encoder 1200] [--seed 1] [--only PART ...] [--short] [--write]

Parts: articles (Scripts/mutations.py), and those of Scripts/trials.py: disk, memory, files, ledger, place, ends, ports.
`--short` tries less of everything; `--write` puts the table into Docs/reliability.md, parts that were not run as they came out
last. Exits 1 when a fault was found:
a crash, a hang, a span outside its text, an error without words, or a wrong answer that nothing told of. Inputs of faults
are kept in .build/campaign.
"""
import argparse
import collections
import itertools
import json
import pathlib
import random
import sys
import tempfile

import measured
import mutations
import trials

BATCH = 500
KEPT = measured.ROOT / ".build/campaign"
PARTS = ["articles", *trials.ALL]


def spans(value, name=""):
    """All spans of an answer: pairs of numbers under the names that hold them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from spans(inner, key)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(number) is int for number in value):
            yield name, value
        else:
            for inner in value:
                yield from spans(inner, name)


def fault(line, answer):
    """What is wrong with an answer, or nothing."""
    try:
        made = json.loads(answer)
    except ValueError as error:
        return f"no JSON: {error}"
    try:
        wanted = json.loads(line.data).get("id")
    except (ValueError, AttributeError, RecursionError):
        wanted = None
    if isinstance(wanted, str) and made.get("id") not in (wanted, None):
        return f"answers {made.get('id')!r}, asked {wanted!r}"
    if made.get("error"):
        named = all(isinstance(made["error"].get(name), str) and made["error"][name] for name in ("kind", "message"))
        return None if named else "an error without kind or message"
    length = len(made["article"]["text"])
    for name, (low, high) in spans({key: value for key, value in made.items() if key != "article"}):
        if not 0 <= low <= high <= length:
            return f"span {name} {low}–{high} outside a text of {length}"
    return None


class Articles:
    """Mutated articles through `read` and `ingest`, and what came of each kind."""

    def __init__(self, bench):
        self.bench = bench
        self.kinds = collections.defaultdict(collections.Counter)
        self.errors = collections.Counter()
        self.peak = 0

    def keep(self, line, why):
        KEPT.mkdir(parents=True, exist_ok=True)
        path = KEPT / f"{len(list(KEPT.glob('*.jsonl')))}.jsonl"
        path.write_bytes(line.data + b"\n")
        self.bench.demand(False, f"{line.kind}: {why} ({path})")
        self.kinds[line.kind]["faults"] += 1

    def read(self, lines, *flags):
        """Reads a batch; where the whole of it does not come back, line by line."""
        done = self.bench.run("read", "--format", "jsonl", *flags, data=b"\n".join(line.data for line in lines) + b"\n")
        answers = done.out.split(b"\n")[:-1]
        if done.status not in (0, 3) or len(answers) != len(lines):
            if len(lines) == 1:
                self.keep(lines[0], f"{done.word}, {len(answers)} answers: {done.err[-300:]!r}")
            else:
                for line in lines:
                    self.read([line], *flags)
            return
        self.peak = max(self.peak, done.peak_kb)
        for line, answer in zip(lines, answers):
            wrong = fault(line, answer)
            if wrong:
                self.keep(line, wrong)
                continue
            error = json.loads(answer).get("error")
            self.kinds[line.kind]["errors" if error else "articles"] += 1
            if error:
                self.errors[error["kind"]] += 1

    def ingest(self, lines, number):
        """Takes a batch into a ledger, which must be whole afterwards and export what it holds."""
        path = self.bench.fresh("taken") / "desk.db"
        given = path.with_name("lines.jsonl")
        given.write_bytes(b"\n".join(line.data for line in lines) + b"\n")
        done = self.bench.run("ingest", "--tagging", "rules", "--ledger", path, given)
        self.bench.spoken(done, f"ingest of batch {number}", allowed=(3,))
        self.bench.whole(path, f"ingest of batch {number}")
        held = [json.loads(line) for line in self.bench.export(path).out.splitlines() if b'"copy":' not in line[:9]]
        outside = [name for made in held if "article" in made
                   for name, (low, high) in spans({key: value for key, value in made.items() if key != "article"})
                   if not 0 <= low <= high <= len(made["article"]["text"])]
        self.bench.demand(not outside, f"ingest of batch {number}: spans outside the text: {outside[:5]}")
        for line in lines:
            self.kinds[line.kind]["taken"] += 1


def articles(bench, count, encoded):
    """So many articles by the encoder, four of five others by rule, the rest into ledgers."""
    trial = Articles(bench)
    lines = mutations.lines(count, bench.chance)
    by_rule = (count - encoded) * 4 // 5
    done = 0
    while done < count:
        size = min(BATCH, next(end for end in (by_rule, by_rule + encoded, count) if end > done) - done)
        batch = list(itertools.islice(lines, size))
        if done < by_rule:
            trial.read(batch, "--tagging", "rules")
        elif done < by_rule + encoded:
            trial.read(batch, "--tagging", "encoder", "--no-gate")
        else:
            trial.ingest(batch, done // BATCH)
        done += size
        print(f"{done} of {count} articles, {len(bench.faults)} faults", file=sys.stderr, flush=True)
    for kind, tally in trial.kinds.items():
        read = tally["articles"] + tally["errors"] + tally["faults"]
        bench.row("articles", kind, read + tally["taken"],
                  f"{tally['articles']} articles, {tally['errors']} typed errors, {tally['faults']} faults"
                  f" of {read} read; {tally['taken']} given to ledgers")
    errors = ", ".join(f"{number} {kind}" for kind, number in trial.errors.most_common())
    bench.row("articles", f"all: {by_rule} read by rule, {encoded} with the encoder and no gate, {count - by_rule - encoded} ingested",
              count, f"errors by kind: {errors}; peak memory {trial.peak // 1024} MB")


def keep(part, bench, since):
    """Keeps what came of a part: its rows and faults behind those of the parts before it."""
    # Folders of a run say nothing about the program.
    plain = lambda text: str(text).replace(str(bench.folder), "…").replace(str(measured.ROOT) + "/", "")
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{part}.json").write_text(json.dumps({
        "rows": [[plain(cell) for cell in row] for row in bench.rows[since[0]:]],
        "faults": [plain(fault) for fault in bench.faults[since[1]:]]}))


def table(parts):
    kept = [json.loads((KEPT / f"{part}.json").read_text()) for part in parts if (KEPT / f"{part}.json").exists()]
    faults = [fault for part in kept for fault in part["faults"]]
    rows = ["| part | what was tried | how often | what happened |", "|---|---|---|---|"]
    rows += ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |" for part in kept for row in part["rows"]]
    return "\n".join(rows + ["", f"Faults: {len(faults) or 'none'}."] + [f"- {text}" for text in faults[:40]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=24_000)
    parser.add_argument("--encoder", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.short:
        options.articles, options.encoder = min(options.articles, 300), min(options.encoder, 20)
    with tempfile.TemporaryDirectory(prefix="entente-campaign-") as folder:
        pathlib.Path(folder).chmod(0o755)
        bench = trials.Bench(options.entente.resolve(), folder, None, 0.1 if options.short else 1)
        for part in options.only:
            bench.chance = random.Random(f"{options.seed} {part}")
            since = len(bench.rows), len(bench.faults)
            if part == "articles":
                articles(bench, options.articles, options.encoder)
            else:
                trials.ALL[part](bench)
            keep(part, bench, since)
    print(table(options.only))
    if options.write:
        measured.write("Docs/reliability.md", "campaign", f"`make docs-reliability`, seed {options.seed}.\n\n{table(PARTS)}")
    return 1 if bench.faults else 0


if __name__ == "__main__":
    sys.exit(main())
