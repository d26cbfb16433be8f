#!/usr/bin/env python3
"""Measures what can be measured without hands, by the scorers that are there, and tells it as one table.

Usage: Scripts/accuracy.py PATH_TO_ENTENTE [--write]

Our own sentences and clauses (Evaluation) always; the development packs beside the project (../shared/packs) where they
are there. `--write` puts the table into Docs/accuracy.md.
"""
import argparse
import collections
import importlib
import json
import pathlib
import subprocess
import sys
import tempfile

import measured
from outcome import run

PACKS = measured.ROOT.parent / "shared/packs"


def said(*command):
    """What a scorer prints; it must end well."""
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, cwd=measured.ROOT)
    if done.returncode:
        raise SystemExit(f"accuracy: {' '.join(map(str, command))}: {done.stderr[-400:]}")
    return done.stdout


class Measure:
    """The program, and a folder for what it writes."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)

    def written(self, name, *words, data=None, each=None):
        """A file of what the program answers, each line changed by `each`."""
        done = run([self.program, *map(str, words)], data, timeout=3600)
        if done.status not in (0, 3):
            raise SystemExit(f"accuracy: {words}: {done.word}: {done.err.decode()[-400:]}")
        path = self.folder / name
        lines = done.out.decode().splitlines()
        path.write_text("".join((json.dumps(each(json.loads(line))) if each else line) + "\n" for line in lines))
        return path

    def own(self):
        for name in ("events", "agreements"):
            scorer = f"Evaluation/score_own_{name}.py"
            out = self.written(name, "read", "--format", "jsonl", data=said(scorer, "--inputs").encode())
            for line in said(scorer, out).splitlines():
                what, _, figure = line.partition(": " if name == "events" else "  ")
                yield (f"own sentences, {what}", figure) if name == "events" else ("own clauses", " ".join(line.split()))

    def reading(self):
        floors = importlib.import_module("check-floors")
        kept = json.loads((measured.ROOT / floors.FLOORS).read_text())
        for name, figures in floors.measured(self.program).items():
            cells = [f"{key} {value:.3f} (floor {kept.get(name, {}).get(key, 0):.3f})" for key, value in figures.items() if key != "gold"]
            yield name, ", ".join(cells)

    def conformance(self):
        for line in said("Scripts/check-conformance.py", "--entente", f"{self.program} inspect").splitlines():
            yield "conformance", " ".join(line.split())

    def dossier(self):
        dev = PACKS / "dossier/dev"
        out = self.written("dossier", "read", "--format", "jsonl", data=(dev / "inputs.jsonl").read_bytes())
        pages = {json.loads(line)["id"]: line for line in (dev / "inputs.jsonl").read_text().splitlines()}
        asked = self.folder / "asked.jsonl"
        answers = []
        for question in map(json.loads, (dev / "questions.jsonl").read_text().splitlines()):
            asked.write_text("".join(pages[page] + "\n" for page in question["pages"]))
            done = run([self.program, "ask", "--format", "json", "--input", str(asked), question["question"]])
            answers.append(json.dumps({**json.loads(done.out or b"{}"), "qid": question["qid"]}))
        (self.folder / "answers").write_text("\n".join(answers) + "\n")
        scored = said(PACKS / "dossier/score_dossier.py", dev, "--system", out, "--ask", self.folder / "answers", "--origins", self.families(out))
        for line in scored.splitlines():
            if line.strip():
                yield "dossier", " ".join(line.split())

    def families(self, out):
        """A file of the reports that have one origin, {"ids"} a line, among the articles of a file of answers."""
        reports = []
        for answer in map(json.loads, out.read_text().splitlines()):
            article = answer.get("article") or {}
            reports.append(json.dumps({"id": answer["id"], "title": article.get("title"), "text": article.get("text", ""),
                                       "date": article.get("published"), "outlet": article.get("site")}))
        found = self.written("origins", "stories", "--stream", "--format", "jsonl", data="\n".join(reports).encode())
        family = collections.defaultdict(list)
        for answer in map(json.loads, found.read_text().splitlines()):
            family[answer["origin"]].append(answer["id"])
        path = self.folder / "families"
        path.write_text("".join(json.dumps({"ids": ids}) + "\n" for ids in family.values()))
        return path

    def events(self):
        def plain(answer):
            code = lambda side: [{"UN": "UNO"}.get(one["actor"], one["actor"]) for one in side if one.get("actor") and ":" not in one["actor"]]
            return {"id": answer["id"], "events": [{"plover": event["type"], "source": code(event["source"]), "target": code(event["target"])}
                                                   for event in answer.get("events") or []]}
        gold = PACKS / "events/dev.jsonl"
        lines = [json.loads(line) for line in gold.read_text().splitlines()]
        given = "".join(json.dumps({key: line[key] for key in ("id", "text", "date") if line.get(key)}) + "\n" for line in lines)
        found = self.written("pack-events", "read", "--format", "jsonl", data=given.encode(), each=plain)
        for origin in ("plover_gsr", "plv"):
            if any(origin in line["origin"] for line in lines):
                for line in said(PACKS / "events/score_events.py", gold, "--pred", found, "--origin", origin).splitlines():
                    yield f"events, {origin}", " ".join(line.split())[:200]

    def stories(self):
        for name, kind in (("neardup", "copies"), ("neardup_hard", "copies"), ("mixed", "stories"), ("ecb", "stories"), ("g5w", "stories")):
            dev = PACKS / "stories" / name / "dev"
            origin = {}

            def cluster(answer):
                origin[answer["id"]] = answer["origin"] if kind == "copies" else answer["story"]
                return {"id": answer["id"], "cluster": origin[answer["id"]]}

            found = self.written(name, "stories", "--stream", dev / "docs.jsonl", "--format", "jsonl", each=cluster)
            score = json.loads(said(PACKS / "stories/score_stories.py", dev / "gold.jsonl", found, "--json"))
            wanted = "pair" if kind == "copies" else "bcubed"
            yield f"{kind}, {name}", f"{wanted} P {score[wanted + '_p']:.3f} R {score[wanted + '_r']:.3f} F1 {score[wanted + '_f1']:.3f}"

    def stance(self):
        for name in ("directed", "target"):
            gold = PACKS / f"stance/{name}_dev.jsonl"
            found = self.written(name, "stance", data=gold.read_bytes())
            yield f"stance, {name} (its texts were trained on, nine of ten)", said(PACKS / "stance/score_stance.py", gold, found).split(" ", 1)[1].split(" {")[0].strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        measure = Measure(str(options.entente.resolve()), folder)
        parts = [measure.own]
        if PACKS.is_dir():
            parts += [measure.reading, measure.conformance, measure.dossier, measure.events, measure.stance, measure.stories]
        for part in parts:
            for what, figure in part():
                rows[what].append(figure)
                print(f"{what}: {figure}", flush=True)
    table = "| what | figures |\n|---|---|\n" + "\n".join(
        f"| {what} | {'<br>'.join(figures).replace('|', '·')} |" for what, figures in rows.items())
    if options.write:
        measured.write("Docs/accuracy.md", "scores", f"`make docs-accuracy`.\n\n{table}")


if __name__ == "__main__":
    main()
