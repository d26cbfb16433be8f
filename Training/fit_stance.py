"""Fits the sparse heads of stance on words and trees, and puts them into the model file.

    python fit_stance.py --model ../Models/english --program ENTENTE --work WORK

Two logistic regressions over the hashed features of `stances.py`: whether the text takes a side
between two names and which, and, where it does, whether the second name takes it towards the first.
Only trees and attributions come from the encoder, so neither sees what it learnt of these texts by
heart. They are fitted on nine tenths of the texts; `--folds` measures them on all texts by five folds instead. Of
the model file only the tensors `sparse.stance.*`, their settings and labels are changed.
"""

import argparse
import pathlib
import subprocess
import zlib

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import shipped
from passages import covered, passages, records
from stances import Read, features

BITS, LENGTH = 16, 4
# Inverse strengths of the penalty on squares, chosen by the folds.
SIDE_PENALTY, TURN_PENALTY = 0.1, 0.3
LABELS = ["neutral", "positive", "negative", "turned"]


def whole(texts, program, work):
    """Text -> (its words with offsets, the words as the program reads them in one sentence)."""
    cut = passages(texts, program, work / "directed.conllu")
    asked, answer = work / "whole.in.conllu", work / "whole.conllu"
    if not answer.exists():
        blocks = []
        for passage in cut.values():
            blocks.append("".join(
                "\t".join([str(n), form, *"____", *(["0", "root"] if n == 1 else ["1", "dep"]),
                           *"__"]) + "\n"
                for n, (form, _, _) in enumerate(passage.words(), 1)))
        asked.write_text("\n".join(blocks) + "\n", encoding="utf8")
        part = answer.with_suffix(".part")
        with open(part, "w", encoding="utf8") as out:
            subprocess.run(
                [program, "annotate", "--pretokenized", str(asked)], stdout=out, check=True)
        part.rename(answer)
    blocks = iter(answer.read_text(encoding="utf8").split("\n\n"))
    return {text: (p.words(), read(next(blocks))) for text, p in cut.items()}


def read(block):
    rows = [line.split("\t") for line in block.splitlines()]
    return [Read(r[2].lower(), r[3] == "PROPN", int(r[6]) - 1, r[7], part(r[9]))
            for r in rows if len(r) == 10 and r[0].isdigit()]


def part(told):
    """The part of an attribution that the last column tells, as in `Attr=B-SOURCE`."""
    labels = [t.partition("-")[2] for t in told.split("|") if t.startswith("Attr=")]
    return labels[0] if labels else "O"


def hashed(found):
    """A row for each set of features, of like length whatever their number (FNV-1a)."""
    places, values, ends = [], [], [0]
    for names in found:
        for name in names:
            value = 0x811C9DC5
            for byte in name.encode():
                value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
            places.append(value & ((1 << BITS) - 1))
            values.append(LENGTH / len(names) ** 0.5)
        ends.append(len(places))
    return csr_matrix((values, places, ends), shape=(len(found), 1 << BITS))


class Lines:
    """The directed pack as rows of features, sides (0 to 2), turned or not, and tenths."""

    def __init__(self, options):
        work = pathlib.Path(options.work)
        work.mkdir(parents=True, exist_ok=True)
        found = records(f"{options.news}/stance/directed_dev.jsonl")
        texts = whole([r["text"] for r in found], options.program, work)
        rows = []
        for record in found:
            tokens, words = texts[record["text"]]
            first, second = covered(tokens, record["p_span"]), covered(tokens, record["q_span"])
            if first and second and len(words) == len(tokens):
                side = ["neutral", "positive", "negative"].index(record["label"])
                rows.append((
                    features(words, first, second), side, record["direction"] == "q>p",
                    zlib.crc32(record["text"].encode()) % 10))
        found, *columns = zip(*rows)
        self.matrix = hashed(found)
        self.sides, self.turned, self.tenths = map(numpy.array, columns)

    def fit(self, kept):
        """The two regressions on some of the rows."""
        taken = kept & (self.sides > 0)
        side = LogisticRegression(C=SIDE_PENALTY, max_iter=200)
        turn = LogisticRegression(C=TURN_PENALTY, max_iter=200)
        side.fit(self.matrix[kept], self.sides[kept])
        turn.fit(self.matrix[taken], self.turned[taken])
        return side, turn

    def measure(self):
        """Accuracy of the side, and how many of the 373 turned stances outrank one that is not."""
        right, ranks = 0, []
        for fold in range(5):
            left = self.tenths // 2 == fold
            side, turn = self.fit(~left)
            right += (side.predict(self.matrix[left]) == self.sides[left]).sum()
            scores = turn.decision_function(self.matrix)
            yes = scores[left & self.turned]
            no = scores[left & ~self.turned & (self.sides > 0)]
            ranks.append((yes[:, None] > no).mean())
        return {"side": round(float(right / len(self.sides)), 3),
                "turned before not": round(float(numpy.mean(ranks)), 3)}


def tensors(side, turn, lines, kept):
    """Weights [feature, label] for rows of length 1, and biases less the classes' own log odds."""
    weights = LENGTH * numpy.concatenate([side.coef_, turn.coef_]).T
    share = numpy.bincount(lines.sides[kept]) / kept.sum()
    turned = lines.turned[kept & (lines.sides > 0)].mean()
    bias = numpy.concatenate([
        side.intercept_ - numpy.log(share),
        turn.intercept_ - numpy.log(turned / (1 - turned))])
    return weights, bias


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", default="../Models/english")
    parser.add_argument("--news", default="../../shared/packs")
    parser.add_argument("--program", default="entente", help="cuts and reads the news pack")
    parser.add_argument("--work", default="/tmp/stance")
    parser.add_argument("--folds", action="store_true", help="measure only")
    options = parser.parse_args()
    lines = Lines(options)
    if options.folds:
        print(lines.measure())
    else:
        kept = lines.tenths > 0
        weights, bias = tensors(*lines.fit(kept), lines, kept)
        shipped.add_sparse(f"{options.model}/model.entente", "stance", LABELS, weights, bias)
