#!/usr/bin/env python3
"""Refuses figures below Evaluation/floors.json, and floors below what they once were.

  check-floors.py ENTENTE            measure and compare
  check-floors.py ENTENTE --raise    measure and write floors that are higher than those kept

The figures are those of the development packs beside the project, by the packs' own scorers; without
the packs only the history of the floors is checked. A floor belongs to a gold set with its SHA-256:
other gold means other floors, to be set anew by hand.
"""
import base64
import gzip
import hashlib
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FLOORS = "Evaluation/floors.json"
PACK = os.path.join(ROOT, "../shared/packs/extraction")
SLACK = 0.0005
NAMES = {
    "shF1": "text-f1", "shP": "text-precision", "acc": "text-exact", "wF1": "text-word-f1",
    "chF1": "snippet-f1", "title": "title", "dateR": "date", "auTF1": "author-token-f1",
}
WANTED = {
    "aed": ["shF1", "title", "dateR", "auTF1"], "scrapinghub": ["shF1", "shP", "acc"],
    "wcxb": ["wF1", "title"], "trafilatura": ["chF1"], "htmldate": ["dateR"],
}


def items(source):
    with open(f"{PACK}/{source}/dev/items.jsonl", encoding="utf8") as lines:
        return [item for item in map(json.loads, lines) if not item.get("dup_of")]


def digest(source):
    with open(f"{PACK}/{source}/dev/items.jsonl", "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def page_lines():
    for source in WANTED:
        for item in items(source):
            with gzip.open(f"{PACK}/{source}/dev/{item['html_file']}") as page:
                data = base64.b64encode(page.read()).decode()
            yield {"id": item["id"], "url": item.get("url"), "html_base64": data}


def flat_lines():
    wanted = {item["id"] for item in items("aed")}
    with gzip.open(f"{PACK}/aed/dev/flat.jsonl.gz", "rt") as lines:
        for item in map(json.loads, lines):
            if item["id"] in wanted:
                yield {"id": item["id"], "capture": item["flat_text"]}


def scored(binary, lines, sources, folder):
    with tempfile.TemporaryFile("w+") as asked:
        for line in lines:
            asked.write(json.dumps({k: v for k, v in line.items() if v}) + "\n")
        asked.seek(0)
        command = [binary, "read", "--only", "article", "--format", "jsonl"]
        answered = subprocess.run(command, stdin=asked, capture_output=True, text=True).stdout
    with open(f"{folder}/found.jsonl", "w", encoding="utf8") as found:
        for line in map(json.loads, answered.splitlines()):
            article = line.get("article") or {}
            found.write(json.dumps({
                "id": line["id"], "text": article.get("text"), "title": article.get("title"),
                "date": article.get("published"), "author": ", ".join(article.get("authors") or []),
            }) + "\n")
    command = [sys.executable, f"{PACK}/score_extract.py", f"{folder}/found.jsonl", "--json",
               f"{folder}/score.json", "--source", *sources]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with open(f"{folder}/score.json") as file:
        return json.load(file)


def measured(binary):
    with tempfile.TemporaryDirectory() as folder:
        figures = scored(binary, page_lines(), WANTED, folder)
        flat = scored(binary, flat_lines(), ["aed"], folder)
    table = {
        f"reading/{source}": {
            "gold": digest(source), **{NAMES[k]: round(figures[source][k], 4) for k in keys}}
        for source, keys in WANTED.items()
    }
    table["reading/aed-flattened"] = {
        "gold": digest("aed"), "text-f1": round(flat["aed"]["shF1"], 4)}
    return table


def lower(new, old):
    """What of `new` is missing from or lower than `old`, where the gold is the same."""
    faults = []
    for name, floors in old.items():
        if name not in new:
            faults.append(f"{name} is missing")
        elif new[name]["gold"] == floors["gold"]:
            for key, value in floors.items():
                if key != "gold" and new[name].get(key, -1) < value - SLACK:
                    faults.append(f"{name} {key}: {new[name].get(key)} is below {value}")
    return faults


def history():
    """Every version of the floors that was ever committed."""
    command = ["git", "-C", ROOT, "log", "--format=%H", "--", FLOORS]
    for commit in subprocess.run(command, capture_output=True, text=True).stdout.split():
        shown = subprocess.run(
            ["git", "-C", ROOT, "show", f"{commit}:{FLOORS}"], capture_output=True, text=True)
        if shown.returncode == 0:
            yield json.loads(shown.stdout)


def main():
    path = os.path.join(ROOT, FLOORS)
    kept = json.load(open(path)) if os.path.exists(path) else {}
    faults = [f"lowered since an earlier commit: {f}" for old in history() for f in lower(kept, old)]
    if os.path.isdir(PACK):
        figures = measured(sys.argv[1])
        faults += lower(figures, kept)
        for name, floors in kept.items():
            if name in figures and figures[name]["gold"] != floors["gold"]:
                faults.append(f"{name}: the gold is another; set its floors anew")
        if "--raise" in sys.argv[2:] and not faults:
            raised = {
                name: {k: v if k == "gold" else max(v, kept.get(name, {}).get(k, 0)) for k, v in found.items()}
                for name, found in figures.items()
            }
            with open(path, "w") as out:
                json.dump({**kept, **raised}, out, indent=2)
                out.write("\n")
    for fault in faults:
        print(f"check-floors: {fault}", file=sys.stderr)
    print(f"checked {len(kept)} floors: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
