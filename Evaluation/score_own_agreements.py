#!/usr/bin/env python3
"""Scores the five obligations against the hand-written clauses in Evaluation/agreements.

usage: score_own_agreements.py --inputs [--set NAME] | entente read --format jsonl > out.jsonl
       score_own_agreements.py out.jsonl [--set NAME] [--errors]

NAME is clauses (the default), clauses-2, clauses-3 or clauses-4.

The texts are our own paraphrases of treaties and reports, with the duties that they hold by ATOP's
definitions; items without duties are other matters, denials and guesses. A duty counts when any
agreement that is not background has it as binding, political or reported only. The pages beside
them (Evaluation/agreements/pages) have the shape of the dossier pack and go through its scorer.
"""
import json, os, sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "agreements")
DUTIES = ["defence", "offence", "neutrality", "nonaggression", "consultation"]


def load(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def duties(page):
    return {
        name
        for agreement in page.get("agreements") or []
        if not agreement.get("background")
        for name, reading in agreement["obligations"].items()
        if reading["strength"] in ("binding", "political", "reported only")
    }


def top(found):
    if found & {"defence", "offence"}:
        return "I"
    if found & {"neutrality", "nonaggression"}:
        return "II"
    return "III" if "consultation" in found else "none"


def main():
    name = sys.argv[sys.argv.index("--set") + 1] if "--set" in sys.argv else "clauses"
    gold = load(os.path.join(HERE, name + ".jsonl"))
    if sys.argv[1] == "--inputs":
        for item in gold:
            print(json.dumps({"id": item["id"], "text": item["text"]}, ensure_ascii=False))
        return
    pages = {page["id"]: page for page in load(sys.argv[1])}
    found = {item["id"]: duties(pages[item["id"]]) for item in gold}
    for duty in DUTIES:
        hit = sum(duty in item["duties"] and duty in found[item["id"]] for item in gold)
        given = sum(duty in found[item["id"]] for item in gold)
        wanted = sum(duty in item["duties"] for item in gold)
        score = 2 * hit / max(1, given + wanted)
        print(f"{duty:14} F1 {score:.2f}  ({hit} of {wanted}, {given} given)")
    exact = sum(set(item["duties"]) == found[item["id"]] for item in gold)
    types = sum(top(set(item["duties"])) == top(found[item["id"]]) for item in gold)
    print(f"all five right {exact} of {len(gold)}; top type {types} of {len(gold)}")
    if "--errors" in sys.argv:
        for item in gold:
            want, have = set(item["duties"]), found[item["id"]]
            if want != have:
                print(item["id"], "missing", sorted(want - have), "extra", sorted(have - want))
                print("   ", item["text"])


main()
