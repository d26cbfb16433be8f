#!/usr/bin/env python3
"""Scores agreements in short reports of our own: who concluded what, when, and what became of it.

usage: score_own_reports.py --inputs [--set NAME] | entente read --format jsonl > out.jsonl
       score_own_reports.py out.jsonl [--set NAME] [--errors]

NAME is reports (the default) or reports-2 to reports-5; the errors of all were read after they had been scored once. Each report tells in our own
words of an agreement that is of public record. An agreement is found where its parties are given
exactly; name, day and steps count among those found. A step is a state of the life cycle with its day;
what a report only expects, conditions or denies is none.
"""
import json, os, sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "agreements")


def load(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def paired(gold, given):
    """Pairs of a gold and a given agreement with the same parties, each used once."""
    free, pairs = list(given), []
    for one in gold:
        match = next((g for g in free if sorted(g["parties"]) == one["parties"]), None)
        if match:
            free.remove(match)
            pairs.append((one, match))
    return pairs, free


def score(gold, pages, errors):
    count = dict.fromkeys(("gold", "given", "found", "names", "dates", "steps", "told", "right"), 0)
    for report in gold:
        given = (pages.get(report["id"]) or {}).get("agreements") or []
        pairs, free = paired(report["agreements"], given)
        count["gold"] += len(report["agreements"])
        count["given"] += len(given)
        count["found"] += len(pairs)
        wrong = ["missing " + "+".join(g["parties"]) for g in report["agreements"] if all(g is not p[0] for p in pairs)]
        wrong += ["false " + "+".join(g["parties"]) + " " + str(g["names"][:1]) for g in free]
        for one, match in pairs:
            steps = {(t["state"], t.get("date")) for t in match.get("transitions") or []}
            wanted = {tuple(step) for step in one["steps"]}
            count["names"] += one["name"] in match["names"]
            count["dates"] += one["date"] == match.get("date")
            count["steps"] += len(wanted)
            count["told"] += len(steps)
            count["right"] += len(steps & wanted)
            if one["name"] not in match["names"]:
                wrong.append(f"name {match['names']} for {one['name']}")
            if one["date"] != match.get("date"):
                wrong.append(f"date {match.get('date')} for {one['date']}")
            wrong += [f"step {step}" for step in sorted(steps ^ wanted, key=str)]
        if errors and wrong:
            print(report["id"], "; ".join(wrong))
    print(f"agreements P {count['found']} of {count['given']}, R {count['found']} of {count['gold']}")
    print(f"of those found: name {count['names']}, day {count['dates']} of {count['found']}; "
          f"steps P {count['right']} of {count['told']}, R {count['right']} of {count['steps']}")


def main():
    words = sys.argv[1:]
    name = words[words.index("--set") + 1] if "--set" in words else "reports"
    gold = load(os.path.join(HERE, name + ".jsonl"))
    if "--inputs" in words:
        for report in gold:
            print(json.dumps({key: report[key] for key in ("id", "text", "date")}, ensure_ascii=False))
        return
    score(gold, {page["id"]: page for page in load(words[0])}, "--errors" in words)


if __name__ == "__main__":
    main()
