"""Sentences as numbers: pieces, word shapes and labels, and the batches made of them."""

import random
from collections import Counter

import torch

import lemmas
from corpora import NAME_LABELS
from opinions import ATTRIBUTION_LABELS, EVENT_LABELS, STANCE_LABELS

START, END, UNKNOWN, MASK = 101, 102, 100, 103
TAGS = ("upos", "xpos", "feats", "lemma")
SPANNED = ("pairs", "targets", "events")
IGNORED = -100


def shape(form):
    """How a word is written: 0 lower, 1 Capitalised, 2 CAPITALS, 3 miXed, 4 digits, 5 no letter."""
    if not any(c.isalnum() for c in form):
        return 5
    if form.isupper() and len(form) > 1:
        return 2
    if form[:1].isupper():
        return 1
    if any(c.isupper() for c in form):
        return 3
    return 4 if any(c.isdigit() for c in form) else 0


def tag(word, name):
    return lemmas.script(word.form, word.lemma) if name == "lemma" else getattr(word, name)


def inventories(sentences):
    """Head -> its labels; features and lemma scripts that occur once are left out."""
    labels = {}
    parsed = [w for s in sentences if s.parsed for w in s.words]
    for name in TAGS + ("relation",):
        counts = Counter(tag(w, name) for w in parsed)
        least = 2 if name in ("feats", "lemma") else 1
        labels[name] = sorted(k for k, n in counts.items() if n >= least)
    labels["name"] = NAME_LABELS
    labels["attribution"] = ATTRIBUTION_LABELS
    labels["stance"] = labels["sentiment"] = STANCE_LABELS
    labels["event"] = EVENT_LABELS
    return labels


class Maker:
    """Makes examples; `sets` collects the distinct sets of possible name labels."""

    def __init__(self, tokenizer, labels):
        self.tokenizer = tokenizer
        self.index = {n: {v: i for i, v in enumerate(vs)} for n, vs in labels.items()}
        self.sets = [frozenset()]

    def possible(self, names):
        if names is None:
            return 0
        if names not in self.sets:
            self.sets.append(names)
        return self.sets.index(names)

    def example(self, sentence):
        ids, first, shapes = [START], [0], [0]
        for word in sentence.words:
            pieces = self.tokenizer.encode(word.form, add_special_tokens=False).ids or [UNKNOWN]
            first.append(len(ids))
            ids += pieces
            shapes += [shape(word.form)] * len(pieces)
        out = {"ids": ids + [END], "shapes": shapes + [0], "first": first}
        words = sentence.words
        for name in TAGS:
            at = self.index[name]
            out[name] = [IGNORED] + [
                at.get(tag(w, name), IGNORED) if sentence.parsed else IGNORED for w in words]
        at = self.index["relation"]
        out["head"] = [IGNORED] + [w.head if sentence.parsed else IGNORED for w in words]
        out["relation"] = [IGNORED] + [at.get(w.relation, IGNORED) for w in words]
        out["names"] = [0] + [
            self.possible(n) for n in (sentence.names or [None] * len(words))]
        at = self.index["attribution"]
        out["attribution"] = [IGNORED] + (
            [at[a] for a in sentence.attribution] or [IGNORED] * len(words))
        for name in SPANNED:
            out[name] = getattr(sentence, name)
        return out

    def masks(self):
        """Set number x label: which labels each set holds."""
        at = self.index["name"]
        table = torch.zeros(len(self.sets), len(at), dtype=torch.bool)
        for i, names in enumerate(self.sets):
            for name in names:
                table[i, at[name]] = True
        return table


def written_otherwise(example, value):
    """A copy in Title Case or CAPITALS (the pieces are uncased), as headlines are written."""
    shapes = [value if s in (0, 1, 2, 3) else s for s in example["shapes"]]
    shapes[0] = shapes[-1] = 0
    return {**example, "shapes": shapes, "lemma": [IGNORED] * len(example["lemma"])}


def hidden(example, share):
    """A copy in which some words are masked; their lemmas cannot be told."""
    ids, lemma = list(example["ids"]), list(example["lemma"])
    ends = example["first"][1:] + [len(ids) - 1]
    for word, (start, end) in enumerate(zip(ends, ends[1:]), start=1):
        if random.random() < share:
            ids[start:end] = [MASK] * (end - start)
            lemma[word] = IGNORED
    return {**example, "ids": ids, "lemma": lemma}


def batches(examples, pieces, shuffled):
    """Batches of examples of like length, at most `pieces` pieces with padding."""
    jitter = (lambda: random.random() * 4) if shuffled else (lambda: 0)
    order = sorted(examples, key=lambda e: len(e["ids"]) + jitter())
    out, batch, longest = [], [], 0
    for example in order:
        longest = max(longest, len(example["ids"]))
        if batch and longest * (len(batch) + 1) > pieces:
            out.append(batch)
            batch, longest = [], len(example["ids"])
        batch.append(example)
    if batch:
        out.append(batch)
    if shuffled:
        random.shuffle(out)
    return out


def padded(batch):
    """The batch as tensors, and which pieces and words are there."""
    def tensor(key, filler):
        width = max(len(e[key]) for e in batch)
        return torch.tensor([e[key] + [filler] * (width - len(e[key])) for e in batch])

    out = {k: tensor(k, 0) for k in ("ids", "shapes", "first", "names")}
    for key in TAGS + ("head", "relation", "attribution"):
        out[key] = tensor(key, IGNORED)
    for key in SPANNED:
        out[key] = [(row, *item) for row, e in enumerate(batch) for item in e[key]]
    for key, of in (("pieces", "ids"), ("words", "first")):
        lengths = torch.tensor([len(e[of]) for e in batch])
        out[key] = torch.arange(out[of].shape[1])[None] < lengths[:, None]
    return out
