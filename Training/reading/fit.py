#!/usr/bin/env python3
"""Fits the networks that judge the runs of pages (or the lines of flattened pages).

  fit.py pages|lines RUNS.jsonl [--networks N] [--epochs N] [--drop X] [--write FILE.swift]

RUNS.jsonl: what `entente inspect --runs FILE ...` says, one line a file, each with an "id" added
that the packs know (README.md shows how). Without --write the networks are cross-validated, each
fifth of the domains left out in turn; with it they are fitted on everything and written.
"""
import argparse
import json
import os
import zlib
from collections import Counter

import numpy as np
from scipy.sparse import csr_matrix

import decode
import network
from align import TOKEN, label_page, spaced

HERE = os.path.dirname(os.path.abspath(__file__))
PACK = os.path.join(HERE, "../../../shared/packs")
SOURCES = ("aed", "scrapinghub", "wcxb", "trafilatura")
# How many of a run's inputs, the last ones, are flags that are seldom set (`NameBuckets`).
FLAGS = {"pages": 5 * 256, "lines": 0}


def gold_pages():
    gold = {}
    for source in SOURCES:
        with open(f"{PACK}/extraction/{source}/dev/items.jsonl") as lines:
            for line in lines:
                item = json.loads(line)
                gold[item["id"]] = item | {"source": source}
    with open(f"{PACK}/dossier/dev/gold.jsonl") as lines:
        for line in lines:
            item = json.loads(line)
            text = "\n".join(item["body_text"])
            gold[item["id"]] = {"id": item["id"], "gold_text": text, "source": "dossier"}
    return gold


def load(path, kind):
    """The numbers and the flags of all runs, and the pages, each with its runs, gold and place."""
    gold, pages, blocks, rows, columns, start = gold_pages(), [], [], [], [], 0
    with open(path) as lines:
        for line in lines:
            table = json.loads(line)
            if table["id"] not in gold:
                continue
            numbers = table["width"] - FLAGS[kind]
            block = np.zeros((len(table["runs"]), numbers), np.float32)
            for index, (_, *pairs) in enumerate(table["runs"]):
                places, values = np.array(pairs[::2], int), pairs[1::2]
                split = np.searchsorted(places, numbers)
                block[index, places[:split]] = values[:split]
                columns += (places[split:] - numbers).tolist()
                rows += [start + index] * (len(places) - split)
            place = slice(start, start + len(block))
            pages.append(
                {"gold": gold[table["id"]], "runs": [run[0] for run in table["runs"]], "rows": place})
            blocks.append(block)
            start = place.stop
    ones = np.ones(len(rows), np.float32)
    return np.concatenate(blocks), csr_matrix((ones, (rows, columns)), (start, FLAGS[kind])), pages


def labels(pages):
    pairs = [label_page(page) for page in pages]
    return np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])


def committee(X, F, y, w, options):
    return [
        network.fit(X, F, y, w, options.epochs, options.drop, seed)
        for seed in range(options.networks)
    ]


def judge(networks, X, F):
    return sum(network.run(n, X, F) for n in networks) / len(networks)


def cross_validated(X, F, pages, y, w, options):
    fold = np.zeros(len(X), int)
    for page in pages:
        domain = page["gold"].get("domain") or page["gold"]["id"]
        fold[page["rows"]] = zlib.crc32(domain.encode()) % 5
    scores = np.zeros(len(X), np.float32)
    for left_out in range(5):
        chosen = (fold != left_out) & (w > 0)
        networks = committee(X[chosen], F[chosen], y[chosen] >= 0.5, w[chosen], options)
        scores[fold == left_out] = judge(networks, X[fold == left_out], F[fold == left_out])
    return scores


def shingles(words):
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def report(pages, scores, name, kind):
    """Shingle F1, P, R and exact pages, and snippet F1, as the packs' scorer counts them."""
    parts = []
    for page in pages:
        kept = decode.chosen(page["runs"], scores[page["rows"]], kind)
        page["kept"] = [run for run, is_kept in zip(page["runs"], kept) if is_kept]
    for source in (*SOURCES[:3], "dossier"):
        precision, recall, exact = [], [], []
        for page in pages:
            if page["gold"]["source"] != source or "gold_text" not in page["gold"]:
                continue
            mine, gold = TOKEN.findall("\n".join(page["kept"])), TOKEN.findall(page["gold"]["gold_text"])
            a, b = shingles(gold), shingles(mine)
            hits = sum((a & b).values())
            precision.append(hits / max(sum(b.values()), 1))
            recall.append(hits / max(sum(a.values()), 1))
            exact.append(mine == gold)
        if precision:
            p, r = np.mean(precision), np.mean(recall)
            parts.append(f"{source} {2 * p * r / (p + r):.3f} {p:.3f} {r:.3f} {np.mean(exact):.3f}")
    hits = wrong = missed = 0
    for page in pages:
        if page["gold"]["source"] == "trafilatura":
            text = spaced(" ".join(page["kept"]))
            found = sum(spaced(s) in text for s in page["gold"].get("gold_with") or [])
            hits += found
            missed += len(page["gold"].get("gold_with") or []) - found
            wrong += sum(spaced(s) in text for s in page["gold"].get("gold_without") or [])
    if hits:
        parts.append(f"snippets {2 * hits / (2 * hits + wrong + missed):.3f}")
    print(name, " | ".join(parts), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("pages", "lines"))
    parser.add_argument("runs")
    parser.add_argument("--networks", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--drop", type=float, default=0.3)
    parser.add_argument("--write")
    options = parser.parse_args()
    X, F, pages = load(options.runs, options.kind)
    y, w = labels(pages)
    report(pages, 8 * y - 4, "labels themselves", options.kind)
    if options.write:
        networks = committee(X[w > 0], F[w > 0], y[w > 0] >= 0.5, w[w > 0], options)
        report(pages, judge(networks, X, F), "same pages", options.kind)
        name = "page" if options.kind == "pages" else "line"
        of = "pages" if options.kind == "pages" else "flattened pages"
        doc = f"Fitted on {'runs' if name == 'page' else 'lines'} of {of}."
        network.write_swift(networks, options.write, name, doc)
    else:
        report(pages, cross_validated(X, F, pages, y, w, options), "domains left out", options.kind)


if __name__ == "__main__":
    main()
