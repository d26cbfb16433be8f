#!/usr/bin/env python3
"""Scores statements against the hand-coded articles in Evaluation/statements.

usage: score_own_statements.py --inputs [--set NAME] | entente read --format jsonl > out.jsonl
       score_own_statements.py out.jsonl [--set NAME] [--errors]

NAME is pages (the default) or pages-2.

The articles are our own writing about real facts, in the manner of twelve kinds of outlet; what
unnamed people say in them is invented. The gold follows PolNeAR where it says what a statement is
(beliefs, evaluations, requests, documents and polls count, a quotation broken off by its speaker is
one) and the dossier pack in its fields. A content counts when it shares .8 of the longer one's words,
but for `that` or a preposition at its head;
`optional` ones are neither asked for nor punished. A part of a longer record given in `reported`
counts as found, too. Speakers without a name are compared by their words.
"""
import collections, json, os, re, sys, unicodedata

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "statements")
EMPTY = {"the", "a", "an", "of", "for", "to", "in", "and", "its", "his", "her", "their", "at", "mr"}
OPENERS = {"that", "of", "for", "about", "on", "as"}
BODIES = {"ECOWAS", "CSTO", "NATO", "EU", "UN", "SADC", "AU"}


def load(path):
    with open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def words(text):
    plain = unicodedata.normalize("NFKD", text or "").lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.findall(r"\w+", plain)


def bag(text):
    found = words(text)
    while found and found[0] in OPENERS:
        found = found[1:]
    return collections.Counter(found)


def overlap(one, other):
    longest = max(sum(one.values()), sum(other.values()))
    return sum((one & other).values()) / longest if longest else 0


def alike(wanted, given, share=0.5):
    wanted, given = set(words(wanted)) - EMPTY, set(words(given)) - EMPTY
    return bool(wanted) and len(wanted & given) / len(wanted) >= share


def codes(value):
    parts = value if isinstance(value, list) else re.split(r"[+,]", value or "")
    return {part for part in parts if part in BODIES or re.fullmatch(r"[A-Z]{3}", part)}


def speaker_right(gold, given):
    entity, name = gold["speaker_entity"], given.get("name") or ""
    if entity is None:
        return not given.get("text")
    if entity.startswith("PER:"):
        return words(entity[4:])[-1] in words(name)
    spoken = " ".join(str(given.get(key) or "") for key in ("text", "name", "role", "actor"))
    if entity.startswith(("UNNAMED:", "ORG:", "MED:")):
        return alike(entity.split(":")[1], spoken)
    found = codes(given.get("actors") or given.get("actor")) or codes(given.get("affiliation"))
    return found == codes(entity) and (not name or not (given.get("actor") or "").startswith("PER:"))


def affiliation_right(wanted, given):
    if codes(wanted):
        return codes(given) == codes(wanted)
    return alike(wanted, given)


def target_right(wanted, given):
    if wanted == "agreement" or wanted is None:
        return given.get("target") == wanted
    return codes(wanted) == codes(given.get("target_actors")) or given.get("target") == wanted


def pairs(gold, given):
    ranked = sorted(
        (
            (overlap(bag(want["content_text"]), bag(have["words"])), speaker_right(want, have["speaker"]), i, j)
            for i, want in enumerate(gold)
            for j, have in enumerate(given)
        ),
        key=lambda row: (-row[0], -row[1], row[2], row[3]),
    )
    taken, used = {}, set()
    for share, _, i, j in ranked:
        if share >= 0.8 and i not in taken and j not in used:
            taken[i] = j
            used.add(j)
    return taken


def given_statements(line):
    text = line["article"]["text"]
    found = []
    for statement in line.get("statements") or []:
        joined = " ".join(text[start:end] for start, end in statement["content"])
        found.append(dict(statement, words=joined, speaker=statement.get("speaker") or {}))
        for inner in statement.get("reported") or []:
            if inner.get("content"):
                part = " ".join(text[start:end] for start, end in inner["content"])
                found.append(dict(inner, words=part, speaker=inner.get("speaker") or {}, inner=True))
    return found


class Score:
    def __init__(self):
        self.counts = collections.Counter()
        self.errors = []

    def note(self, page, kind, *what):
        self.errors.append("\t".join([page, kind, *map(str, what)]))

    def field(self, name, right, *what):
        self.counts[name + " of"] += 1
        self.counts[name] += bool(right)
        if not right:
            self.note(what[0], name, *what[1:])

    def page(self, page, line):
        gold, given = page["statements"], given_statements(line)
        taken = pairs(gold, given)
        for i, want in enumerate(gold):
            text, asked = want["content_text"], not want.get("optional")
            self.counts["gold"] += asked
            self.counts["class " + want["class"] + " of"] += asked
            if i not in taken:
                if asked:
                    self.note(page["id"], "missed", want["class"], want["speaker_text"], text)
                continue
            have = given[taken[i]]
            if asked:
                self.counts["found"] += 1
                self.counts["class " + want["class"]] += 1
                self.counts["joint"] += speaker_right(want, have["speaker"])
            if not have.get("inner"):
                self.fields(page["id"], want, have)
        for j, have in enumerate(given):
            if j not in taken.values() and not have.get("inner"):
                self.counts["extra"] += 1
                self.note(page["id"], "extra", have["by"], have["speaker"].get("text"), have["words"])

    def fields(self, page, want, have):
        speaker = have["speaker"]
        said = (want["speaker_text"], have["words"][:70])
        self.field("speaker", speaker_right(want, speaker), page, *said, speaker.get("actor"), speaker.get("name"))
        if want["role"]:
            self.field("role", alike(want["role"], speaker.get("role") or ""), page, want["role"], speaker.get("role"))
        if want["affiliation"]:
            right = affiliation_right(want["affiliation"], speaker.get("affiliation"))
            self.field("affiliation", right, page, *said, want["affiliation"], speaker.get("affiliation"))
        self.field("kind", want["kind"] == have["kind"], page, *said, want["kind"], have["kind"])
        self.field("polarity", want["negated"] == have["negated"], page, *said, want["negated"])
        self.field("stance", want["stance"] == have["stance"], page, *said, want["stance"], have["stance"])
        target = (want["target"], have.get("target"), have.get("target_actors"))
        self.field("target", target_right(want["target"], have), page, *said, *target)

    def tell(self):
        counts = self.counts
        given = counts["found"] + counts["extra"]
        for name, right in (("content", counts["found"]), ("content and speaker", counts["joint"])):
            precision, recall = right / max(1, given), right / max(1, counts["gold"])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{name:20} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({right} of {counts['gold']}, {given} given)")
        for name in ("speaker", "role", "affiliation", "kind", "polarity", "stance", "target"):
            print(f"  {name:12} {counts[name]} of {counts[name + ' of']}")
        for name in sorted(key[:-3] for key in counts if key.startswith("class ") and key.endswith(" of")):
            print(f"  {name:20} {counts[name]} of {counts[name + ' of']}")


def main():
    name = sys.argv[sys.argv.index("--set") + 1] if "--set" in sys.argv else "pages"
    folder = os.path.join(HERE, name)
    if sys.argv[1] == "--inputs":
        with open(os.path.join(folder, "inputs.jsonl"), encoding="utf8") as lines:
            sys.stdout.write(lines.read())
        return
    lines = {line["id"]: line for line in load(sys.argv[1])}
    score = Score()
    for page in load(os.path.join(folder, "gold.jsonl")):
        score.page(page, lines[page["id"]])
    score.tell()
    if "--errors" in sys.argv:
        print("\n".join(score.errors))


main()
