"""Writes the model file, vocabulary and model card of a finished training run.

    python export.py --work /tmp/train --out ../Models/english

The format is described in Sources/Encoder/Model/ModelFile.swift.
"""

import argparse
import json
import pathlib
import shutil
import struct

import numpy
import torch

import base
import card
import network

VERSION, ALIGNMENT = 1, 64


def checksum(data):
    """FNV-1a over little-endian 64-bit words."""
    value, mask = 0xCBF29CE484222325, (1 << 64) - 1
    padded = data + b"\0" * (-len(data) % 8)
    for word in numpy.frombuffer(padded, "<u8").tolist():
        value = ((value ^ word) * 0x100000001B3) & mask
    return value


def quantised(weight):
    """Bytes and one scale a row."""
    scale = numpy.maximum(numpy.abs(weight).max(1), 1e-12) / 127
    return numpy.rint(weight / scale[:, None]).astype("int8"), scale.astype("float32")


class Writer:
    def __init__(self):
        self.entries, self.parts, self.size = [], [], 0

    def add(self, name, array):
        array = numpy.ascontiguousarray(array)
        data = array.tobytes()
        self.entries.append((name, str(array.dtype), array.shape, self.size))
        self.parts.append(data + b"\0" * (-len(data) % ALIGNMENT))
        self.size += len(self.parts[-1])

    def linear(self, name, weight, bias):
        values, scale = quantised(weight)
        self.add(f"{name}.weight", values)
        self.add(f"{name}.scale", scale)
        self.add(f"{name}.bias", bias.astype("float32"))

    def norm(self, name, state, source):
        self.add(f"{name}.weight", state[source + ".weight"])
        self.add(f"{name}.bias", state[source + ".bias"])

    def write(self, path, settings, labels):
        lines = [f"setting\t{k}\t{v}" for k, v in settings.items()]
        lines += ["\t".join(["labels", k] + v) for k, v in labels.items()]
        rows = [
            (f"tensor\t{n}\t{t}\t{'x'.join(map(str, s))}\t", at) for n, t, s, at in self.entries]
        # Offsets count from the beginning of the file, so the table's length must be known first.
        length = len("\n".join(lines + [r + "0" * 10 for r, _ in rows]).encode())
        start = (24 + length + ALIGNMENT - 1) // ALIGNMENT * ALIGNMENT
        table = "\n".join(lines + [f"{r}{start + at:010d}" for r, at in rows]).encode()
        body = b"".join(self.parts)
        head = b"ENTENTE\0" + struct.pack("<IIQ", VERSION, len(table), checksum(body))
        path.write_bytes((head + table).ljust(start, b"\0") + body)


def export(state, labels, path):
    """Writes one network's weights."""
    state = {k: v.float().numpy() for k, v in state.items()}
    out = Writer()
    values, scale = quantised(state["body.pieces.weight"])
    out.add("pieces.weight", values)
    out.add("pieces.scale", scale)
    out.add("positions", state["body.positions.weight"])
    out.add("shapes", state["body.shapes.weight"])
    out.norm("norm", state, "body.norm")
    for i in range(network.LAYERS):
        at = f"body.layers.{i}."
        for part in ("qkv", "out", "up", "down"):
            out.linear(f"layers.{i}.{part}", state[at + part + ".weight"], state[at + part + ".bias"])
        out.norm(f"layers.{i}.norm1", state, at + "norm1")
        out.norm(f"layers.{i}.norm2", state, at + "norm2")
    names = [k for k in labels if k not in ("relation", *network.SPAN_HEADS)]
    spans = [k for k in labels if k in network.SPAN_HEADS]
    parts = [f"tree.{n}" for n in ("head", "dependent", "relation_head", "relation_dependent")]
    parts += [f"tags.{n}" for n in names] + [f"spans.{n}.sides" for n in spans]
    weight = numpy.concatenate([state[p + ".weight"] for p in parts])
    bias = numpy.concatenate([state[p + ".bias"] for p in parts])
    missing = -len(bias) % 16
    out.linear("heads", numpy.pad(weight, ((0, missing), (0, 0))), numpy.pad(bias, (0, missing)))
    out.add("tree.arc", state["tree.arc"])
    # [relation, dependent, head] becomes [dependent, relation * head].
    relation = state["tree.relation"].transpose(1, 0, 2)
    out.add("tree.relation", relation.reshape(relation.shape[0], -1))
    for name in spans:
        out.add(f"spans.{name}.weight", state[f"spans.{name}.out.weight"])
        out.add(f"spans.{name}.bias", state[f"spans.{name}.out.bias"])
    settings = {
        "width": network.WIDTH, "attention_heads": network.HEADS, "inner": network.INNER,
        "layers": network.LAYERS, "pieces": network.PIECES, "positions": network.POSITIONS,
        "shapes": network.SHAPES, "arc": network.ARC, "relation": network.RELATION,
        "relations": len(labels["relation"]), "columns": len(bias) + missing}
    for name in spans:
        roles, width = network.SPAN_HEADS[name]
        settings |= {f"spans.{name}.roles": roles + 1, f"spans.{name}.width": width}
    out.write(path, settings, {k: labels[k] for k in names + ["relation"] + spans})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default="/tmp/train")
    parser.add_argument("--out", default="../Models/english")
    parser.add_argument("--of", default="best.pt", help="which saved state: best.pt or last.pt")
    options = parser.parse_args()
    work, out = pathlib.Path(options.work), pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(work / options.of, weights_only=False)
    export(saved["network"], saved["labels"], out / "model.entente")
    shutil.copy(base.folder() / "vocab.txt", out / "vocab.txt")
    log = [json.loads(line) for line in open(work / "log.jsonl")]
    (out / "card.md").write_text(card.text(saved["labels"], log))
