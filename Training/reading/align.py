"""Labels the runs of a page by aligning them with the page's known article text."""
import bisect
import re
from collections import defaultdict

import numpy as np

TOKEN = re.compile(r"\w+")


def tokens(text):
    return [word.lower() for word in TOKEN.findall(text or "")]


def spaced(text):
    return re.sub(r"\s+", " ", text).strip()


def align(runs, gold_text):
    """1 for each run that the gold text has in its place, .5 for one it has in part, else 0.

    Runs of four words and more are anchored by their four-word sequences; the heaviest chain of
    anchors in the order of both texts is kept. Shorter runs count if they stand between the
    anchors around them.
    """
    gold = tokens(gold_text)
    places = defaultdict(list)
    for place in range(len(gold) - 3):
        places[tuple(gold[place : place + 4])].append(place)
    words = [tokens(run) for run in runs]
    cover = np.zeros(len(runs))
    anchors = []
    for index, run in enumerate(words):
        if len(run) < 4:
            continue
        found = [places.get(tuple(run[j : j + 4])) for j in range(len(run) - 3)]
        cover[index] = sum(bool(f) for f in found) / len(found)
        if cover[index] >= 0.5:
            starts = [p - j for j, f in enumerate(found) if f for p in f[:3]][:6]
            anchors += [(index, start, len(run)) for start in sorted(set(starts))]
    chain = heaviest_chain(anchors)
    labels = np.zeros(len(runs))
    for index in chain:
        labels[index] = 1 if cover[index] > 0.6 else 0.5
    label_short(words, gold, chain, labels)
    return labels


def heaviest_chain(anchors):
    best, back = [], []
    for a, (index, start, weight) in enumerate(anchors):
        score, link = 0, -1
        for b in range(max(0, a - 400), a):
            other, place, size = anchors[b]
            if other < index and place + size * 0.6 <= start + 3 and best[b] > score:
                score, link = best[b], b
        best.append(score + weight)
        back.append(link)
    chain = {}
    at = int(np.argmax(best)) if best else -1
    while at >= 0:
        chain[anchors[at][0]] = anchors[at][1]
        at = back[at]
    return chain


def label_short(words, gold, chain, labels):
    keys = sorted(chain)
    if not keys:
        return
    for index, run in enumerate(words):
        if len(run) >= 4 or not run:
            continue
        at = bisect.bisect(keys, index)
        if at:
            low = chain[keys[at - 1]] + len(words[keys[at - 1]]) - 2
        else:
            low = max(0, chain[keys[0]] - 40)
        high = chain[keys[at]] + 1 if at < len(keys) else min(len(gold), low + 40)
        stretch = gold[max(0, low) : high]
        size = len(run)
        if any(stretch[q : q + size] == run for q in range(len(stretch) - size + 1)):
            labels[index] = 1


def label_page(page):
    """Labels and weights of a page's runs; weight 0 where nothing is known."""
    gold, runs = page["gold"], page["runs"]
    if "gold_text" in gold:
        labels = align(runs, gold["gold_text"])
        weights = np.sqrt(np.array([len(tokens(run)) for run in runs], float) + 3)
        return labels, weights / np.sqrt((weights**2).sum() + 1)
    labels, weights = np.zeros(len(runs)), np.zeros(len(runs))
    for index, run in enumerate(runs):
        text = spaced(run)
        if any(spaced(s) in text for s in gold.get("gold_with") or []):
            labels[index] = weights[index] = 1
        elif any(spaced(s) in text for s in gold.get("gold_without") or []):
            weights[index] = 1
    return labels, weights
