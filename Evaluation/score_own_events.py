#!/usr/bin/env python3
"""Scores coded events against the hand-written sentences in Evaluation/events.

usage: entente read --format jsonl < <(score_own_events.py --inputs) > out.jsonl
       score_own_events.py out.jsonl [--errors 40]

Sentences are our own, about real facts. A gold event names type, source, target, factuality; an
empty side is not judged. A coded event matches when the type is the same and every judged side
shares an actor; sides may be swapped when the gold has an empty target and several sources.
none.jsonl: share of sentences with any coded event. The other files: precision, recall, F1 of
matches (multi.jsonl is exhaustive), and factuality accuracy over matched events.
"""
import argparse, json, os, sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "events")
FILES = ["none", "multi", "factuality", "organisations", "acts"]


def load(name):
    with open(os.path.join(HERE, name + ".jsonl"), encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def actors(side):
    found = set()
    for item in side or []:
        actor = item.get("actor") if isinstance(item, dict) else item
        if actor:
            found.add(actor)
    return found


def matches(gold, event):
    source, target = actors(event.get("source")), actors(event.get("target"))
    if gold["type"] != event.get("type", event.get("plover")):
        return False
    if not gold["target"] and len(gold["source"]) > 1:
        return set(gold["source"]) <= source | target
    return all(
        not wanted or set(wanted) & found
        for wanted, found in ((gold["source"], source), (gold["target"], target)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output", nargs="?")
    parser.add_argument("--inputs", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    if options.inputs:
        for name in FILES:
            for item in load(name):
                print(json.dumps({k: item[k] for k in ("id", "text", "date")}, ensure_ascii=False))
        return
    with open(options.output, encoding="utf8") as lines:
        coded = {line["id"]: line.get("events") or [] for line in map(json.loads, lines)}
    for name in FILES:
        hits = found = wanted = right = alarms = 0
        shown = 0
        items = load(name)
        for item in items:
            events = coded.get(item["id"], [])
            used, notes = set(), []
            alarms += bool(events) and not item["events"]
            found, wanted = found + len(events), wanted + len(item["events"])
            for gold in item["events"]:
                hit = next(
                    (i for i, e in enumerate(events) if i not in used and matches(gold, e)), None)
                if hit is None:
                    notes.append(f"missed {gold}")
                    continue
                used.add(hit)
                hits += 1
                right += events[hit]["factuality"] == gold["factuality"]
                if events[hit]["factuality"] != gold["factuality"]:
                    notes.append(f"{events[hit]['factuality']} for {gold['factuality']}")
            notes += [
                f"extra {e.get('type', e.get('plover'))} {sorted(actors(e.get('source')))} > "
                f"{sorted(actors(e.get('target')))} {e['factuality']}"
                for i, e in enumerate(events) if i not in used]
            if notes and shown < options.errors:
                shown += 1
                print(f"  {item['text']}\n    " + "\n    ".join(notes))
        precision, recall = hits / found if found else 0, hits / wanted if wanted else 0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
        if name == "none":
            print(f"none: {len(items)} sentences, {alarms} with a coded event")
        else:
            print(
                f"{name}: {len(items)} sentences, P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, "
                f"factuality {right / hits if hits else 0:.3f} of {hits} matched events")


if __name__ == "__main__":
    main()
