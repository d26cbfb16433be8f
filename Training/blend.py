"""Averages the weights of runs that began from one another, and measures the average.

    python blend.py --of ../Models/english/model.entente=0.5 --of /tmp/b/last.pt=0.5 --work /tmp/blend

A run that learns on loses a little of what it began with; the average of both keeps most of each, and
is better at trees than either (Wortsman et al. 2022, "Model soups"). Weights that only some of the runs have are averaged over
those. Leaves WORK/best.pt and WORK/log.jsonl, from which export.py makes the model file.
"""

import argparse
import json
import pathlib

import torch

import corpora
import measure
import opinions
import shipped
from base import tokenizer
from examples import Maker
from network import Network


def blended(runs):
    """The weighted mean of [(weights, share)], by name and shape."""
    out = {}
    for name, like in runs[-1][0].items():
        parts = [(w[name], share) for w, share in runs if name in w and w[name].shape == like.shape]
        total = sum(share for _, share in parts)
        out[name] = sum(weight * (share / total) for weight, share in parts)
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--of", action="append", required=True, metavar="RUN=SHARE")
    parser.add_argument("--data", default="../../shared/packs/language")
    parser.add_argument("--news", default="../../shared/packs")
    parser.add_argument("--program", default="entente", help="cuts the news packs into words")
    parser.add_argument("--work", default="/tmp/blend")
    options = parser.parse_args()
    work = pathlib.Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    pairs = [of.rsplit("=", 1) for of in options.of]
    saved = [(shipped.run(path), float(share)) for path, share in pairs]
    newest = saved[-1][0]
    weights = blended([(run["network"], share) for run, share in saved])
    network = Network(newest["labels"])
    network.load_state_dict(weights)
    _, dev = corpora.load(options.data)
    news = opinions.load(options.news, options.program, work / "tokens")
    dev |= {name: [s for s in parts[1] if len(s.words) <= 200] for name, parts in news.items()}
    network.eval()
    with torch.no_grad():
        scores = measure.table(network, dev, Maker(tokenizer(), newest["labels"]), newest["labels"])
    torch.save({**newest, "network": weights}, work / "best.pt")
    epoch, step = newest["progress"][:2]
    line = {"epoch": epoch, "step": step, "dev": scores, "blend": {p: s for p, s in pairs}}
    (work / "log.jsonl").write_text(json.dumps(line) + "\n")
    print(json.dumps(scores, indent=1))
