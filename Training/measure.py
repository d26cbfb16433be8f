"""The dev table: tags, lemmas, trees and names against gold words."""

import torch

import lemmas
from examples import TAGS, batches, padded


def spans(labels):
    """(start, end, kind) of BIO labels; an I- that continues nothing begins a span."""
    found, start = set(), None
    for i, label in enumerate(list(labels) + ["O"]):
        if start is not None and (label[0] != "I" or label[2:] != labels[start][2:]):
            found.add((start, i, labels[start][2:]))
            start = None
        if label != "O" and start is None:
            start = i
    return found


@torch.no_grad()
def predictions(network, examples, labels):
    """For each example, in order: head -> predicted label per word (greedy heads)."""
    network.eval()
    place = {id(e): i for i, e in enumerate(examples)}
    out = [None] * len(examples)
    for batch in batches(examples, 4000, False):
        t = padded(batch)
        x = network.words(t["ids"], t["shapes"], t["pieces"], t["first"])
        arcs, sides = network.tree(x, t["words"])
        arcs[:, :, :].diagonal(dim1=1, dim2=2).fill_(-1e9)
        heads = arcs.argmax(-1)
        relations = network.tree.relations(sides, heads).argmax(-1)
        tags = {name: head(x).argmax(-1) for name, head in network.tags.items()}
        for row, example in enumerate(batch):
            n = len(example["first"])
            result = {k: [labels[k][j] for j in v[row, 1:n].tolist()] for k, v in tags.items()}
            result["head"] = heads[row, 1:n].tolist()
            result["relation"] = [labels["relation"][j] for j in relations[row, 1:n].tolist()]
            out[place[id(example)]] = result
    return out


def treebank_scores(sentences, predicted):
    total, right = 0, dict.fromkeys(TAGS + ("uas", "las"), 0)
    for sentence, p in zip(sentences, predicted):
        for i, w in enumerate(sentence.words):
            total += 1
            for name in ("upos", "xpos", "feats"):
                right[name] += p[name][i] == getattr(w, name)
            right["lemma"] += lemmas.apply(p["lemma"][i], w.form) == w.lemma
            right["uas"] += p["head"][i] == w.head
            right["las"] += p["head"][i] == w.head and p["relation"][i] == w.relation
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def name_scores(sentences, predicted, kinds=("PER", "ORG", "LOC")):
    """Precision, recall and F1 of exact spans of the given kinds."""
    gold_count = found_count = both = 0
    for sentence, p in zip(sentences, predicted):
        gold_labels = [next(iter(n)) if n and len(n) == 1 else "O" for n in sentence.names]
        gold = {s for s in spans(gold_labels) if s[2] in kinds}
        found = {s for s in spans(p["name"]) if s[2] in kinds}
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        both += len(gold & found)
    precision, recall = both / max(1, found_count), both / max(1, gold_count)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {k: round(100 * v, 1) for k, v in zip(("p", "r", "f1"), (precision, recall, f1))}


def table(network, dev, maker, labels):
    """Dev set -> its scores."""
    out = {}
    for name, sentences in dev.items():
        examples = [maker.example(s) for s in sentences]
        predicted = predictions(network, examples, labels)
        scores = treebank_scores if sentences[0].parsed else name_scores
        out[name] = scores(sentences, predicted)
    return out
