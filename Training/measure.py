"""The dev table: tags, lemmas, trees and names against gold words."""

from collections import Counter

import torch

import lemmas
from examples import SPANNED, TAGS, batches, padded
from network import five


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
        judged = {name: judgements(network, x, t, name) for name in SPANNED}
        for row, example in enumerate(batch):
            n = len(example["first"])
            result = {k: [labels[k][j] for j in v[row, 1:n].tolist()] for k, v in tags.items()}
            result["head"] = heads[row, 1:n].tolist()
            result["relation"] = [labels["relation"][j] for j in relations[row, 1:n].tolist()]
            for name, found in judged.items():
                result[name] = [c for r, c in found if r == row]
            out[place[id(example)]] = result
    return out


def judgements(network, x, t, name):
    """(row, class) of what a span head is given in a batch."""
    if not t[name]:
        return []
    rows = torch.tensor([item[0] for item in t[name]])
    spans = torch.tensor([item[1] for item in t[name]])
    head = network.spans[{"pairs": "stance", "targets": "sentiment", "events": "event"}[name]]
    scores = head(x, t["words"], rows, spans)
    if name == "pairs":
        scores = five(scores, head(x, t["words"], rows, spans.flip(1)))
    return list(zip(rows.tolist(), scores.argmax(-1).tolist()))


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


def span_f1(sentences, predicted):
    """F1 of exact spans, and of the words, of cue, source and content."""
    out = {}
    for kind in ("CUE", "SOURCE", "CONTENT"):
        exact, words = [0, 0, 0], [0, 0, 0]
        for sentence, p in zip(sentences, predicted):
            for counts, of in ((exact, spans), (words, lambda labels: set(enumerate(
                    l[2:] for l in labels)))):
                gold = {s for s in of(sentence.attribution) if s[-1] == kind}
                found = {s for s in of(p["attribution"]) if s[-1] == kind}
                for i, n in enumerate((len(gold), len(found), len(gold & found))):
                    counts[i] += n
        for counts, name in ((exact, "exact"), (words, "words")):
            out[f"{kind.lower()} {name}"] = round(200 * counts[2] / max(1, counts[0] + counts[1]), 1)
    return out


def class_scores(sentences, predicted, name):
    """Accuracy, macro F1 and F1 of all classes but the first (neutral)."""
    counts = Counter(
        (gold, found) for sentence, p in zip(sentences, predicted)
        for (_, gold), found in zip(getattr(sentence, name), p[name]))
    classes = sorted({gold for gold, _ in counts})

    def f1(of):
        both = sum(n for (g, f), n in counts.items() if g == f and g in of)
        either = sum(n * ((g in of) + (f in of)) for (g, f), n in counts.items())
        return 200 * both / max(1, either)

    return {
        "accuracy": round(100 * sum(n for (g, f), n in counts.items() if g == f) / counts.total(), 1),
        "macro": round(sum(f1({c}) for c in classes) / len(classes), 1),
        "non-neutral": round(f1(set(classes) - {0}), 1)}


def event_scores(sentences, predicted):
    """How often the class is one that the record allows, where it allows one alone and in all."""
    known, right, allowed, total = 0, 0, 0, 0
    for sentence, p in zip(sentences, predicted):
        for (_, gold), found in zip(sentence.events, p["events"]):
            known, total = known + (len(gold) == 1), total + 1
            right, allowed = right + (gold == [found]), allowed + (found in gold)
    return {"root": round(100 * right / max(1, known), 1), "quad": round(100 * allowed / max(1, total), 1)}


SCORES = {
    "ewt": treebank_scores, "gum": treebank_scores, "uner": name_scores,
    "gum-names": name_scores, "attribution": span_f1,
    "stance": lambda s, p: class_scores(s, p, "pairs"),
    "sentiment": lambda s, p: class_scores(s, p, "targets"), "event": event_scores}


def table(network, dev, maker, labels):
    """Dev set -> its scores."""
    return {
        name: SCORES[name](sentences, predictions(
            network, [maker.example(s) for s in sentences], labels))
        for name, sentences in dev.items()}
