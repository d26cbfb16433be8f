"""What the head of attributions reads: words with their trees, and what each word is to a cue.

A cue is told by one word, the one whose head stands outside it; every other word of the sentence is
content, source, part of the cue, or nothing to it. What the head sees of a word beside the encoder's
vectors is where it stands as seen from the cue: in the tree, in distance, in punctuation and in
quotation marks. `Sources/Language/Parsing/LinkFeatures.swift` computes the same numbers.
"""

import zlib
from dataclasses import dataclass, field

import numpy

from passages import annotated, covered, is_empty, records

ROLES = ["O", "CONTENT", "SOURCE", "CUE"]
# Distances up to these fall into one class each, those beyond the last into one more.
DISTANCES = (0, 1, 2, 3, 4, 6, 9, 14, 22)
PAUSES = {",", ";", ":", "—", "–", "--"}
OPENING, CLOSING, EITHER = {"“", "„", "«", "``"}, {"”", "»", "''"}, {'"'}


@dataclass
class Tree:
    """A sentence with its tree; `roles` has for each cue the role of each word."""

    forms: list
    spans: list
    heads: list
    relations: list
    quoted: list
    roles: dict = field(default_factory=dict)
    vectors: object = None


@dataclass
class Article:
    identifier: str
    trees: list


def sizes(relations):
    """How many classes each feature has."""
    return [2 * (relations + 1), 4 * (relations + 1), 2 * len(DISTANCES) + 1, 8, 8]


def distance(steps):
    beyond = sum(abs(steps) > d for d in DISTANCES)
    return beyond if steps >= 0 else len(DISTANCES) + beyond


def places(cue, heads, relations):
    """Where each word hangs: below the cue (or beside it, under a word above) by which relation."""
    above, word = [], cue
    while word >= 0 and word not in above:
        above.append(word)
        word = heads[word]
    step = {w: i for i, w in enumerate(above)}
    out = []
    for word in range(len(heads)):
        below, count = -1, 0
        while word >= 0 and word not in step and count < len(heads):
            below, word, count = word, heads[word], count + 1
        up = step.get(word, len(above) - 1)
        relation = relations[below] + 1 if below >= 0 else 0
        side = relations[above[up - 1]] + 1 if up > 0 else 0
        out.append((relation, min(up, 3), side))
    return out


def features(tree, cue, relations):
    """[word, feature]: the classes of each word as seen from a cue."""
    pauses = numpy.cumsum([form in PAUSES for form in tree.forms])
    out = []
    for word, (relation, up, side) in enumerate(places(cue, tree.heads, tree.relations)):
        between = min(3, abs(int(pauses[word]) - int(pauses[cue])))
        out.append((
            (up > 0) * (relations + 1) + relation, up * (relations + 1) + side,
            distance(word - cue), between + 4 * (word < cue),
            2 * tree.quoted[word] + tree.quoted[cue] + 4 * (word == 0)))
    return numpy.array(out, "int64")


def quoted(forms, breaks):
    """Whether each word stands in quotation marks, which end with their paragraph."""
    out, is_open = [], False
    for form, is_break in zip(forms, breaks):
        is_open = is_open and not is_break
        if form in OPENING or form in EITHER and not is_open:
            is_open = True
            out.append(1)
        elif form in CLOSING or form in EITHER:
            out.append(int(is_open))
            is_open = False
        else:
            out.append(int(is_open))
    return out


def trees(texts, program, cache, relations):
    """Text -> its sentences with trees, as our own program cuts and reads them."""
    number = {name: i for i, name in enumerate(relations)}
    texts = list(dict.fromkeys(texts))
    out = {t: [] for t in texts}
    owners = iter(texts)
    text, offset, inside = next(owners), 0, False
    for block in annotated(texts, program, cache).split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines()]
        rows = [r for r in rows if len(r) == 10 and r[0].isdigit()]
        spans, breaks = [], []
        for row in rows:
            while is_empty(text[offset:]):
                text, offset = next(owners), 0
            start = text.index(row[1], offset)
            breaks.append(not offset or "\n" in text[offset:start])
            offset = start + len(row[1])
            spans.append((row[1], start, offset))
        if rows:
            # Quotation marks may run over the sentences of a paragraph.
            before = ["“"] if inside and not breaks[0] else []
            marks = quoted(before + [r[1] for r in rows], [False] * len(before) + breaks)
            marks = marks[len(before):]
            inside = marks[-1] and rows[-1][1] not in CLOSING | EITHER
            out[text].append(Tree(
                [r[1] for r in rows], spans, [int(r[6]) - 1 for r in rows],
                [number.get(r[7], 0) for r in rows], marks))
    return out


def anchor(words, heads):
    """The word of a cue that stands for it: the first whose head is none of them."""
    return next((w for w in words if heads[w] not in words), words[0])


def mark(trees_, quote):
    """Gives the sentence that holds a quotation's cue the roles of its words."""
    cues = quote.get("cue_spans") or [quote["cue_span"]]
    for tree in trees_:
        found = [covered(tree.spans, s) for s in cues if s]
        words = [w for at in found if at for w in range(*at)]
        if not words:
            continue
        roles = numpy.zeros(len(tree.forms), "int64")
        speaker = [quote["speaker_span"]] if quote["speaker_span"] else []
        for spans, role in ((quote["content_spans"], 1), (speaker, 2)):
            for at in filter(None, (covered(tree.spans, s) for s in spans)):
                roles[at[0]:at[1]] = role
        roles[words] = 3
        tree.roles[anchor(words, tree.heads)] = roles
        return


def articles(folder, program, cache, relations):
    """The articles of the quotes pack, with the roles of their words."""
    found = records(f"{folder}/quotes/dev.jsonl")
    cut = trees([a["text"] for a in found], program, cache, relations)
    out = []
    for record in found:
        for quote in record["quotes"]:
            mark(cut[record["text"]], quote)
        out.append(Article(record["id"], cut[record["text"]]))
    return out


def fold(identifier):
    """The tenth that an article belongs to; 0 is for measuring alone."""
    return zlib.crc32(identifier.encode()) % 10
