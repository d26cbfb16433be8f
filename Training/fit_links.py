"""Trains the head of attributions on the encoder that is installed, and puts it into its model file.

    python fit_links.py --model ../Models/english --program ENTENTE --work WORK [--left-out 1]

The encoder stays as it is; of each sentence only its words' vectors are read, once. First a word is
judged to be a cue or not, then every word of its sentence as seen from that cue (`links.py`). WORK
keeps the sentences, the vectors and, epoch by epoch, the head, from which a run goes on. With
`--left-out` a further tenth of the articles is kept from training, to choose thresholds on; nothing
is written into the model then.
"""

import argparse
import json
import pathlib
import random

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import links
import shipped
import vectors
from base import tokenizer
from network import WIDTH, gelu

HIDDEN, REACH = 64, 3
RATE, WARM, WORDS, LONGEST = 2e-3, 100, 2500, 120
# What the rare cues weigh beside the many other words, and a word's role beside them.
CUE_WEIGHT, ROLE_WEIGHT = 8, 2
# Words that are wrongly held for cues at least so surely are shown as cues of nothing.
MISTAKEN, MOST_MISTAKEN = 0.25, 40


class LinkHead(nn.Module):
    """Cues, then roles; each by one hidden layer and one that sees the neighbouring words too."""

    def __init__(self, sizes):
        super().__init__()
        self.sides = nn.Linear(WIDTH, 3 * HIDDEN)
        self.tables = nn.ModuleList([nn.Embedding(n, HIDDEN) for n in sizes])
        self.cue_window = nn.Linear(REACH * HIDDEN, HIDDEN)
        self.cue_out = nn.Linear(2 * HIDDEN, 1)
        self.role_window = nn.Linear(REACH * HIDDEN, HIDDEN)
        self.role_out = nn.Linear(2 * HIDDEN, len(links.ROLES))
        self.drop = nn.Dropout(0.3)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.05)

    def seen(self, hidden, window):
        """The hidden rows and what a window over each and its neighbours makes of them."""
        around = torch.cat([F.pad(hidden, (0, 0, 1, 0))[:, :-1], hidden,
                            F.pad(hidden, (0, 0, 0, 1))[:, 1:]], -1)
        return self.drop(torch.cat([hidden, gelu(window(around))], -1))

    def forward(self, x):
        """The three sides of each word: as a cue to be found, as a cue, as seen from a cue."""
        return self.sides(self.drop(x)).split(HIDDEN, -1)

    def cues(self, side, words):
        return self.cue_out(self.seen(gelu(side) * words[..., None], self.cue_window))[..., 0]

    def roles(self, sides, words, rows, cues, features):
        hidden = sides[1][rows, cues][:, None] + sides[0][rows]
        for number, table in enumerate(self.tables):
            hidden = hidden + table(features[..., number])
        return self.role_out(
            self.seen(gelu(hidden) * words[rows][..., None], self.role_window))


def padded(arrays, filler=0):
    longest = max(len(a) for a in arrays)
    return torch.stack([torch.from_numpy(numpy.concatenate(
        [a, numpy.full((longest - len(a),) + a.shape[1:], filler, a.dtype)])) for a in arrays])


def batches(trees):
    out, batch = [], []
    for tree in sorted(trees, key=lambda t: len(t.forms) + 4 * random.random()):
        if batch and len(tree.forms) * (len(batch) + 1) > WORDS:
            out.append(batch)
            batch = []
        batch.append(tree)
    out.append(batch)
    random.shuffle(out)
    return out


class Run:
    def __init__(self, options):
        self.options, self.work = options, pathlib.Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)
        _, labels, self.tensors = shipped.model_file(f"{options.model}/model.entente")
        self.relations = len(labels["relation"])
        self.articles = links.articles(
            options.news, options.program, self.work / "quotes.conllu", labels["relation"])
        trees = [t for a in self.articles for t in a.trees]
        made = vectors.vectors(
            [t.forms for t in trees], shipped.body(self.tensors), tokenizer(),
            self.work / "vectors.npy")
        for tree, rows in zip(trees, made):
            tree.vectors = rows
        self.seen = {}
        left = {0, options.left_out}
        self.training = [t for a in self.articles if links.fold(a.identifier) not in left
                         for t in a.trees if 0 < len(t.forms) <= LONGEST]
        self.head = LinkHead(links.sizes(self.relations))
        self.optimizer = torch.optim.AdamW(self.head.parameters(), lr=RATE, weight_decay=0.01)
        self.epoch, self.step = 0, 0
        if (self.work / "links.pt").exists():
            state = torch.load(self.work / "links.pt", weights_only=False)
            self.head.load_state_dict(state["head"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.epoch, self.step = state["progress"]

    def features(self, tree, cue):
        key = (id(tree), cue)
        if key not in self.seen:
            self.seen[key] = links.features(tree, cue, self.relations)
        return self.seen[key]

    def loss(self, batch):
        x = padded([t.vectors.astype("float32") for t in batch])
        words = padded([numpy.ones(len(t.forms), "float32") for t in batch])
        side, *sides = self.head(x)
        scores = self.head.cues(side, words)
        gold = torch.zeros_like(scores)
        items = [(row, cue, roles) for row, t in enumerate(batch) for cue, roles in t.roles.items()]
        for row, cue, _ in items:
            gold[row, cue] = 1
        loss = F.binary_cross_entropy_with_logits(scores, gold, reduction="none") * words
        total = CUE_WEIGHT * loss.sum() / words.sum()
        if self.epoch:
            mistaken = (torch.sigmoid(scores.detach()) * (1 - gold) * words > MISTAKEN).nonzero()
            items += [(row, cue, numpy.zeros(len(batch[row].forms), "int64"))
                      for row, cue in mistaken[:MOST_MISTAKEN].tolist()]
        if not items:
            return total
        rows, cues, roles = zip(*items)
        seen = padded([self.features(batch[row], cue) for row, cue, _ in items])
        seen = F.pad(seen, (0, 0, 0, x.shape[1] - seen.shape[1]))
        roles = F.pad(padded(roles, -100), (0, x.shape[1] - max(map(len, roles))), value=-100)
        scores = self.head.roles(sides, words, torch.tensor(rows), torch.tensor(cues), seen)
        return total + ROLE_WEIGHT * F.cross_entropy(scores.flatten(0, 1), roles.flatten())

    def run(self):
        steps = None
        while self.epoch < self.options.epochs:
            random.seed(self.epoch)
            torch.manual_seed(self.epoch)
            self.head.train()
            made, losses = batches(self.training), []
            steps = steps or self.options.epochs * len(made)
            for batch in made:
                rate = min(1, (self.step + 1) / WARM) * max(0.02, 1 - self.step / steps)
                for group in self.optimizer.param_groups:
                    group["lr"] = RATE * rate
                loss = self.loss(batch)
                self.optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.head.parameters(), 1)
                self.optimizer.step()
                self.step += 1
                losses.append(loss.item())
            self.epoch += 1
            torch.save({
                "head": self.head.state_dict(), "optimizer": self.optimizer.state_dict(),
                "progress": (self.epoch, self.step)}, self.work / "links.pt")
            print(json.dumps({"epoch": self.epoch, "loss": round(sum(losses) / len(losses), 4)}),
                  flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="../Models/english")
    parser.add_argument("--news", default="../../shared/packs")
    parser.add_argument("--program", default="entente", help="cuts and reads the news pack")
    parser.add_argument("--work", default="/tmp/links")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--left-out", type=int)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    run = Run(options)
    run.run()
    if options.left_out is None:
        shipped.add_links(f"{options.model}/model.entente", run.head.state_dict())
