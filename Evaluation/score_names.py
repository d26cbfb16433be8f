#!/usr/bin/env python3
"""Names of states, their people and capitals, and of international bodies, on the pages of the dossier pack.

  entente read --format jsonl --no-gate < ../shared/packs/dossier/dev/inputs.jsonl > found.jsonl
  Evaluation/score_names.py ../shared/packs/dossier/dev/gold.jsonl found.jsonl

The pack lists some names of each page, not all. Recall: the listed names that begin with a capital and stand for
a state or body (or are the place that a state's capital is), found whole with that state or body; an article
makes no difference. Precision: of the names found for a state or body and listed on any page, those that stand
there for that one; the others are counted, since nothing judges them.
"""
import collections
import json
import re
import sys

CODE = re.compile(r"[A-Z]{2,5}$")
CAPITALS = {"Paris": "FRA", "Pyongyang": "PRK", "Hanoi": "VNM", "Manila": "PHL", "Brussels": "EU", "Tirana": "ALB", "Budapest": "HUN"}


def bare(text):
    """A name without its article."""
    return re.sub(r"^[Tt]he ", "", text)


def listed(entity):
    """(name, code) of a listed name that is asked for; nothing for others."""
    name, code = bare(entity["text"]), entity["canonical"]
    if code.startswith("place:"):
        code = CAPITALS.get(name, "")
    if name[:1].isupper() and CODE.match(code) and "," not in name and not re.search(r" [a-z]+$", name):
        return name, code
    return None


def main(gold, found):
    pages = {page["id"]: {one for one in map(listed, page["entities"]) if one} for page in map(json.loads, open(gold, encoding="utf8"))}
    stands = collections.defaultdict(set)
    for names in pages.values():
        for name, code in names:
            stands[name].add(code)
    hits = wanted = right = judged = unjudged = 0
    for answer in map(json.loads, open(found, encoding="utf8")):
        text = answer["article"]["text"]
        names = [(bare(text[slice(*one["span"])]), one.get("actor") or "") for one in answer["entities"]]
        for one in sorted(pages[answer["id"]]):
            wanted += 1
            hits += one in names
            if one not in names:
                print("missed", answer["id"], *one)
        for name, code in names:
            if CODE.match(code) and name in stands:
                judged += 1
                right += code in stands[name]
                if code not in stands[name]:
                    print("wrong", answer["id"], name, code)
            unjudged += bool(CODE.match(code)) and name not in stands
    recall, precision = hits / wanted, right / judged
    print(f"names: P {100 * precision:.1f} ({right}/{judged}, {unjudged} more not listed) R {100 * recall:.1f} ({hits}/{wanted})"
          f" F {200 * precision * recall / (precision + recall):.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
