"""Trains the encoder and its heads together; see README.md.

    python train.py --data ../../shared/packs/language --work /tmp/train [--epochs 8] [--minutes 80]

Resumes from WORK/last.pt when that is there. Every epoch leaves WORK/last.pt, WORK/best.pt and a
line of the dev table in WORK/log.jsonl; export.py makes the model file of WORK/best.pt.
"""

import argparse
import copy
import functools
import json
import pathlib
import random
import tempfile
import time

import torch
from torch import distributed, multiprocessing
from torch.nn import functional as F

import base
import corpora
import measure
import opinions
import shipped
from examples import (
    IGNORED, TAGS, Maker, batches, hidden, inventories, padded, written_otherwise)
from network import Network, five

# Pieces of a worker's share of a batch; a worker is a process of one thread, since two threads
# wait for each other at every operation, two processes once a step.
LONGEST, PIECES, WARM = 400, 1100, 150
BODY_RATE, HEAD_RATE, CLIP = 2e-4, 2e-3, 1.0
# How much of each kind of set one epoch takes: more than half of what is read are trees, which tags,
# lemmas and every rule of the coders depend on.
SHARES = {
    "treebank": 1.0, "name": 0.25, "attribution": 0.28, "stance": 0.2, "sentiment": 0.2,
    "event": 0.5}
# What the average of the weights, which is measured and shipped, keeps of itself at each step.
KEPT = 0.998
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "lemma": 0.5}


def name_loss(scores, sets, masks):
    """Minus the log of the mass on the labels that the corpus allows (0 where it says nothing)."""
    known = sets > 0
    if not known.any():
        return scores.sum() * 0
    scores, allowed = scores[known], masks[sets[known]]
    inside = torch.logsumexp(scores.masked_fill(~allowed, -1e9), -1)
    return (torch.logsumexp(scores, -1) - inside).mean()


def items(found):
    """Rows, spans [item, span, 2] and classes of what a span head is to judge."""
    rows, spans, classes = zip(*found)
    return torch.tensor(rows), torch.tensor(spans), classes


def span_losses(network, x, t):
    """The losses of stance, sentiment and event, each where the batch holds any."""
    words, total = t["words"], 0
    if t["pairs"]:
        rows, spans, classes = items(t["pairs"])
        head = network.spans["stance"]
        scores = five(head(x, words, rows, spans), head(x, words, rows, spans.flip(1)))
        total = total + F.cross_entropy(scores, torch.tensor(classes))
    if t["targets"]:
        rows, spans, classes = items(t["targets"])
        scores = network.spans["sentiment"](x, words, rows, spans)
        total = total + F.cross_entropy(scores, torch.tensor(classes))
    if t["events"]:
        rows, spans, classes = items(t["events"])
        scores = network.spans["event"](x, words, rows, spans)
        allowed = torch.zeros_like(scores, dtype=torch.bool)
        for row, possible in enumerate(classes):
            allowed[row, possible] = True
        inside = torch.logsumexp(scores.masked_fill(~allowed, -1e9), -1)
        total = total + 0.5 * (torch.logsumexp(scores, -1) - inside).mean()
    return total


def loss_of(network, t, masks):
    """The sum of the heads' losses over one batch."""
    x = network.words(t["ids"], t["shapes"], t["pieces"], t["first"])
    total = name_loss(network.tags["name"](x), t["names"], masks) + span_losses(network, x, t)
    quoted = t["attribution"] != IGNORED
    if quoted.any():
        total = total + F.cross_entropy(
            network.tags["attribution"](x[quoted]), t["attribution"][quoted])
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

    def __init__(self, options, worker):
        self.options, self.work, self.worker = options, pathlib.Path(options.work), worker
        self.work.mkdir(parents=True, exist_ok=True)
        sets, self.dev = corpora.load(options.data)
        news = opinions.load(options.news, options.program, self.work / "tokens")
        sets |= {name: parts[0] for name, parts in news.items()}
        # A text of the packs may be longer than what the encoder takes at once.
        self.dev |= {
            name: [s for s in parts[1] if len(s.words) <= 200] for name, parts in news.items()}
        self.labels = inventories(sets["treebank"])
        self.maker = Maker(base.tokenizer(), self.labels)
        self.sets = {name: self.examples(s) for name, s in sets.items()}
        self.masks = self.maker.masks()
        self.network = Network(self.labels)
        self.network.body.load_base(base.folder() / "model.safetensors")
        if options.start:
            self.take_over(options.start)
        self.average = copy.deepcopy(self.network)
        self.optimizer = self.make_optimizer()
        self.epoch, self.step, self.spent, self.best = 0, 0, 0.0, 0.0
        self.steps = options.epochs * len(self.shared(batches(self.drawn(0), PIECES, True)))
        if (self.work / "last.pt").exists():
            self.resume()

    def examples(self, sentences):
        made = [self.maker.example(s) for s in sentences if len(s.words) <= 120]
        return [e for e in made if len(e["ids"]) < LONGEST]

    def make_optimizer(self):
        body = list(self.network.body.parameters())
        mine = {id(p) for p in body}
        heads = [p for p in self.network.parameters() if id(p) not in mine]
        # The pieces' vectors take half of the memory and hardly move once they are trained.
        self.network.body.pieces.weight.requires_grad_(not self.options.start)
        return torch.optim.AdamW(
            [{"params": body, "lr": BODY_RATE}, {"params": heads, "lr": HEAD_RATE}],
            weight_decay=0.01, fused=True)

    def take_over(self, path):
        """Begins with an earlier run's weights; heads that it did not have stay as they are."""
        saved = shipped.run(path)
        for name, labels in saved["labels"].items():
            if self.labels[name] != labels:
                raise ValueError(f"{path}: the labels of {name} are not those of this run")
        self.network.load_state_dict(saved["network"], strict=False)

    def resume(self):
        state = torch.load(self.work / "last.pt", weights_only=False)
        self.network.load_state_dict(state["trained"])
        self.average.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step, self.spent, self.best = state["progress"]

    def save(self, name):
        if self.worker:
            return
        torch.save({
            "network": self.average.state_dict(), "trained": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(), "labels": self.labels,
            "progress": (self.epoch, self.step, self.spent, self.best),
        }, self.work / name)

    def log(self, **line):
        if self.worker:
            return
        line = {"epoch": self.epoch, "step": self.step, "minutes": round(self.spent / 60, 1), **line}
        print(json.dumps(line), flush=True)
        with open(self.work / "log.jsonl", "a") as stream:
            stream.write(json.dumps(line) + "\n")

    def progress(self):
        """The share of the run that is done, by steps or by time, whichever ends it first."""
        by_time = self.spent / (60 * self.options.minutes) if self.options.minutes else 0
        return max(self.step / self.steps, by_time)

    def drawn(self, epoch):
        """The examples of one epoch: of each set the next share, reshuffled whenever it is through."""
        out = []
        for name, examples in self.sets.items():
            size = int(SHARES[name] * len(examples))
            for place in range(epoch * size, (epoch + 1) * size):
                turn, at = divmod(place, len(examples))
                out.append(examples[self.order(name, turn)[at]])
        return out

    @functools.lru_cache(maxsize=16)
    def order(self, name, turn):
        places = list(range(len(self.sets[name])))
        random.Random(f"{name} {turn}").shuffle(places)
        return places

    def altered(self, example):
        """The example as headlines are written, or with words masked, now and then."""
        if random.random() < 0.03:
            return written_otherwise(example, random.choice((1, 1, 2)))
        return hidden(example, 0.08) if random.random() < 0.5 else example

    def shared(self, made):
        """This worker's batches, as many as every other's."""
        count = len(made) // self.options.workers
        return made[self.worker::self.options.workers][:count]

    def average_gradients(self):
        """Gives all workers the mean of their gradients, and of the time that they took."""
        trained = [p for p in self.network.parameters() if p.requires_grad]
        for p in trained:
            if p.grad is None:
                p.grad = torch.zeros_like(p)
        now = time.time()
        flat = torch.cat([p.grad.flatten() for p in trained] + [torch.tensor([now - self.clock])])
        distributed.all_reduce(flat)
        flat /= self.options.workers
        at = 0
        for p in trained:
            p.grad.copy_(flat[at:at + p.numel()].view_as(p))
            at += p.numel()
        self.spent += flat[-1].item()
        self.clock = now

    def train_epoch(self):
        self.network.train()
        random.seed(self.epoch)
        torch.manual_seed(self.epoch * self.options.workers + self.worker)
        losses, seen, self.clock = [], 0, time.time()
        made = batches([self.altered(e) for e in self.drawn(self.epoch)], PIECES, True)
        for batch in self.shared(made):
            if self.progress() >= 1:
                return
            losses.append(self.learn(batch))
            seen += sum(len(e["ids"]) for e in batch)
            if self.step % 50 == 0:
                self.log(loss=round(sum(losses) / len(losses), 3), seen=seen, done=round(self.progress(), 3))
                losses = []

    def learn(self, batch):
        """One step; gives the loss."""
        rate = min(1, (self.step + 1) / WARM) * max(0.02, 1 - self.progress())
        for group, full in zip(self.optimizer.param_groups, (BODY_RATE, HEAD_RATE)):
            group["lr"] = full * rate * self.options.rate
        loss = loss_of(self.network, padded(batch), self.masks)
        self.optimizer.zero_grad(set_to_none=False)
        loss.backward()
        self.average_gradients()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimizer.step()
        self.step += 1
        kept = min(KEPT, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.average.parameters()), list(self.network.parameters()), 1 - kept)
        return loss.item()

    def measured(self):
        """The dev table; every worker measures some of the sets."""
        names = list(self.dev)[self.worker::self.options.workers]
        mine = measure.table(
            self.average, {n: self.dev[n] for n in names}, self.maker, self.labels)
        tables = [None] * self.options.workers
        distributed.all_gather_object(tables, mine)
        return {n: scores for table in tables for n, scores in table.items()}

    def run(self):
        self.log(
            sentences={k: len(v) for k, v in self.sets.items()},
            pieces={k: sum(len(e["ids"]) for e in v) for k, v in self.sets.items()},
            steps=self.steps, classes={k: len(v) for k, v in self.labels.items()})
        while self.epoch < self.options.epochs and self.progress() < 1:
            self.train_epoch()
            self.epoch += 1
            self.save("last.pt")
            scores = self.measured()
            score = scores["ewt"]["las"] + scores["gum"]["las"]
            better, self.best = score > self.best, max(score, self.best)
            self.log(dev=scores)
            self.save("last.pt")
            if better:
                self.save("best.pt")


def work(worker, options):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    random.seed(1)
    distributed.init_process_group(
        "gloo", init_method=f"file://{options.meeting}", rank=worker, world_size=options.workers)
    Run(options, worker).run()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="../../shared/packs/language")
    parser.add_argument("--news", default="../../shared/packs")
    parser.add_argument("--program", default="entente", help="cuts the news packs into words")
    parser.add_argument("--work", default="/tmp/train")
    parser.add_argument(
        "--start", help="a saved run, or a model file, to begin from instead of the base model")
    parser.add_argument("--rate", type=float, default=1, help="share of the full learning rates")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, help="end the run, rate included, after so long")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    options.meeting = tempfile.mktemp()
    multiprocessing.spawn(work, (options,), options.workers)
