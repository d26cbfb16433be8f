"""What the sparse head of stance reads: the words around two names, how the tree joins them, and
what part they have in an attribution.

`Sources/Coding/Statements/StanceFeatures.swift` computes the same features.
"""

from dataclasses import dataclass

NEGATIONS = {"not", "n't", "never", "no", "without"}
# Relations of the words that hang on the path between two names and turn or colour it.
COLOURS = {"advmod", "amod", "aux:pass", "case", "compound:prt", "mark", "xcomp"}
REACH, STEPS = 3, 12


@dataclass
class Read:
    """A word as the program reads it; `head` is its place in the sentence, -1 for the root."""

    lemma: str
    is_name: bool
    head: int
    relation: str
    # CUE, SOURCE or CONTENT of the first attribution that it is part of, else O.
    part: str


def above(words, at):
    """A word and the words above it, up to the root."""
    out = []
    while at >= 0 and at not in out and len(out) < STEPS:
        out.append(at)
        at = words[at].head
    return out


def anchor(words, span):
    """The word of a span that stands for it: the first whose head is none of them."""
    return next((i for i in range(*span) if not span[0] <= words[i].head < span[1]), span[0])


def features(words, first, second):
    """The features of two spans of words, of which the first begins first, each once."""
    names = ["*" if w.is_name else w.lemma for w in words]
    between = names[first[1]:second[0]]
    out = {f"n {min(len(between) // 3, 8)}"}
    out |= {f"b {w}" for w in between}
    out |= {f"bb {a} {b}" for a, b in zip(["<"] + between, between + [">"])}
    for k in range(1, REACH + 1):
        if first[0] >= k:
            out.add(f"p{k} {names[first[0] - k]}")
        if second[1] + k <= len(words):
            out.add(f"q{k} {names[second[1] + k - 1]}")
    out |= {f"w {w}" for w in names[:first[0]] + names[second[1]:]}
    parts = [words[anchor(words, span)].part for span in (first, second)]
    return out | hanging(words, names, first, second) | {"A " + " ".join(parts)}


def hanging(words, names, first, second):
    """The features of the tree."""
    chains = [above(words, anchor(words, span)) for span in (first, second)]
    out = set()
    for side, chain in zip("PQ", chains):
        relation = words[chain[0]].relation
        out.add(f"{side} {relation}")
        if len(chain) > 1:
            out |= {f"{side}g {names[chain[1]]}", f"{side}rg {relation} {names[chain[1]]}",
                    f"{side}rr {relation} {words[chain[1]].relation}"}
        out |= {f"{side}c {w.lemma}" for w in words
                if w.head == chain[0] and w.relation == "case"}
    out.add(f"PQ {words[chains[0][0]].relation} {words[chains[1][0]].relation}")
    top = next((w for w in chains[0] if w in chains[1]), None)
    if top is None:
        return out | {"apart"}
    up, down = (chain[:chain.index(top)] for chain in chains)
    sides = [words[part[-1]].relation if part else "=" for part in (up, down)]
    path = {top, *up, *down}
    out |= {f"t {names[top]}", f"ts {sides[0]} {sides[1]}", f"tw {sides[0]} {names[top]} {sides[1]}",
            f"l {min(len(up), 4)} {min(len(down), 4)}",
            "path " + " ".join([words[w].relation for w in up] + ["^"]
                               + [words[w].relation for w in reversed(down)])}
    out |= {f"u {names[w]}" for w in up[1:]} | {f"d {names[w]}" for w in down[1:]}
    for i, word in enumerate(words):
        if word.head in path and i not in path:
            if word.lemma in NEGATIONS:
                out.add("not")
            if word.relation in COLOURS:
                out.add(f"k {word.relation} {names[i]}")
    return out
