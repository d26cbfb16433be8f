#!/usr/bin/env python3
"""Writes the checksums by which the program knows that its tables and its model are whole.

Usage: Scripts/sums.py [--check]

Each table of Data tells the FNV-1a hash of what stands behind that line (Sources/Actors/TSV.swift); a model folder has
sums.tsv (Sources/Encoder/Model/ModelSums.swift). To be run after a table was changed or a model was trained.
"""
import pathlib
import struct
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MARK = b"# FNV-1a "
BASIS, PRIME, MASK = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


def by_byte(data):
    """FNV-1a (Fowler, Noll, Vo)."""
    value = BASIS
    for byte in data:
        value = (value ^ byte) * PRIME & MASK
    return value


def by_word(data):
    """The same over little-endian 64-bit words, the last one filled with zeros."""
    value = BASIS
    for (word,) in struct.iter_unpack("<Q", data + bytes(-len(data) % 8)):
        value = (value ^ word) * PRIME & MASK
    return value


def marked(data):
    """A table with its checksum, behind the comments that it begins with."""
    lines = [line for line in data.split(b"\n") if not line.startswith(MARK)]
    first = next((number for number, line in enumerate(lines) if not line.startswith(b"#")), 0)
    rest = b"\n".join(lines[first:])
    return b"\n".join(lines[:first] + [MARK + b"%016x of what follows; take this line out if you change the table" % by_byte(rest), rest])


def of_model(folder):
    """The lines of a model folder's sums.tsv."""
    with open(folder / "model.entente", "rb") as file:
        length = struct.unpack("<I", file.read(16)[12:])[0]
        file.seek(0)
        head = file.read((24 + length + 63) // 64 * 64)
    sums = {"model.entente": head} | {
        name: (folder / name).read_bytes() for name in ("vocab.txt", "lemmas.tsv") if (folder / name).exists()}
    return "".join(f"{name}\t{by_word(data):016x}\n" for name, data in sums.items()).encode()


def main():
    wanted = {path: marked(path.read_bytes()) for path in sorted((ROOT / "Data").glob("*.tsv"))}
    wanted |= {path.parent / "sums.tsv": of_model(path.parent) for path in sorted(ROOT.glob("Models/*/model.entente"))}
    stale = [path for path, data in wanted.items() if not path.exists() or path.read_bytes() != data]
    for path in stale:
        if "--check" not in sys.argv[1:]:
            path.write_bytes(wanted[path])
        print(f"{path.relative_to(ROOT)}: {'has no or another checksum' if '--check' in sys.argv[1:] else 'written'}")
    return 1 if stale and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
