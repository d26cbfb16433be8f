#!/usr/bin/env python3
"""The encoder's speed beside its bound, PyTorch and UDPipe 1, what its bytes cost, and that it always says the same.

    make bench-language
    python Benchmarks/language.py BENCH_LANGUAGE ENTENTE [UDPIPE_MODEL]

Sentences are those of the bundled dossier, shortest first, in batches of forty for PyTorch too. PyTorch runs the
weights of the model file as numbers, with two threads, where its wheel is at hand; UDPipe 1 where `ufal.udpipe` is,
with the model named or one of its own trainer on some 1,500 sentences of EWT (once, some minutes; such a model is
good for its speed alone). Relations at the development set's words need ../shared.
"""

import gzip
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODEL = ROOT / "Models/english"
WORK = ROOT / ".build/bench"
TREEBANK = ROOT.parent / "shared/packs/language/ud"
sys.path.insert(0, str(ROOT / "Training"))


def said(*command, text=None):
    """What a command writes."""
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def rows(conllu):
    """The sentences of a CoNLL-U text, as rows of fields for each word."""
    for block in conllu.split("\n\n"):
        fields = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        if fields:
            yield [row for row in fields if row[0].isdigit()]


def pytorch(lines, threads=2):
    """Word pieces a second of body, tags and trees, by the wall and by the processor, the best of three runs."""
    import torch

    import shipped
    import vectors
    from network import gelu
    from train import tokenizer

    torch.set_num_threads(threads)
    settings, _, tensors = shipped.model_file(MODEL / "model.entente")
    body = shipped.body(tensors)
    heads, bias = shipped.weight(tensors, "heads"), torch.from_numpy(tensors["heads.bias"].copy())
    arc, side = settings["arc"], settings["relation"]
    bilinear = torch.from_numpy(tensors["tree.arc"].copy())
    relation = torch.from_numpy(tensors["tree.relation"].copy())
    relation = relation.reshape(side + 1, settings["relations"], side + 1)
    words = tokenizer()
    best, pieces = (float("inf"), float("inf")), 0
    with torch.inference_mode():
        for _ in range(3):
            wall, began, pieces = time.time(), time.process_time(), 0
            for start in range(0, len(lines), 40):
                made = [vectors.sequence(line, words) for line in lines[start:start + 40]]
                pieces += sum(len(ids) for ids, _, _ in made)
                longest = max(len(ids) for ids, _, _ in made)
                ids, shapes = (torch.tensor([m[k] + [0] * (longest - len(m[k])) for m in made]) for k in (0, 1))
                mask = torch.arange(longest) < torch.tensor([[len(m[0])] for m in made])
                most = max(len(m[2]) for m in made)
                first = torch.tensor([m[2] + [0] * (most - len(m[2])) for m in made])
                x = body(ids, shapes, mask)
                x = torch.gather(x, 1, first[..., None].expand(-1, -1, x.shape[-1])) @ heads.T + bias
                head, dependent, heads_side, dependents_side = gelu(x[..., :2 * arc + 2 * side]).split(
                    [arc, arc, side, side], -1)
                one = torch.ones_like(head[..., :1])
                chosen = (torch.cat([dependent, one], -1) @ bilinear @ head.transpose(1, 2)).argmax(-1)
                under = torch.gather(torch.cat([heads_side, one], -1), 1,
                                     chosen[..., None].expand(-1, -1, side + 1))
                turned = torch.einsum("bid,dre->bire", torch.cat([dependents_side, one], -1), relation)
                torch.einsum("bire,bie->bir", turned, under).argmax(-1)
            best = (min(best[0], time.time() - wall), min(best[1], time.process_time() - began))
    return pieces / best[0], pieces / best[1]


def udpipe_model(named):
    """The path of a model of UDPipe 1, trained on a part of EWT where none is named."""
    from ufal import udpipe

    path = pathlib.Path(named) if named else WORK / "ewt.udpipe"
    if not path.exists():
        with gzip.open(TREEBANK / "ewt-train.conllu.gz", "rt", encoding="utf8") as file:
            text = "".join(block + "\n\n" for block in file.read().split("\n\n")[:1500])
        reader, sentences, error = udpipe.InputFormat.newConlluInputFormat(), udpipe.Sentences(), udpipe.ProcessingError()
        reader.setText(text)
        while reader.nextSentence(sentence := udpipe.Sentence(), error):
            sentences.append(sentence)
        model = udpipe.Trainer.train(
            "morphodita_parsito", sentences, udpipe.Sentences(), "epochs=2;dimension=24", "iterations=2;models=1",
            "iterations=1;structured_interval=0;transition_system=projective;transition_oracle=dynamic", error)
        path.write_bytes(model if isinstance(model, bytes) else model.encode("latin1"))
    return path


def by_udpipe(named, lines):
    """Words a second of UDPipe 1 over the same sentences, tags and trees, by the processor."""
    from ufal import udpipe

    model, best = udpipe.Model.load(str(udpipe_model(named))), float("inf")
    count = sum(map(len, lines))
    for _ in range(3):
        began = time.process_time()
        pipeline = udpipe.Pipeline(model, "horizontal", "", "", "conllu")
        pipeline.process("\n".join(" ".join(line) for line in lines), udpipe.ProcessingError())
        best = min(best, time.process_time() - began)
    return count / best


def relations(bench, precision):
    """LAS on EWT dev, gold words, relations with subtypes, heads chosen word by word."""
    with gzip.open(TREEBANK / "ewt-dev.conllu.gz", "rt", encoding="utf8") as file:
        gold = list(rows(file.read()))
    path = WORK / "dev.txt"
    path.write_text("".join(" ".join(row[1].replace(" ", "_") for row in s) + "\n" for s in gold))
    right = total = 0
    found = said(bench, MODEL, path, "--precision", precision, "--predict").splitlines()
    for sentence, line in zip(gold, map(json.loads, found), strict=True):
        for row, head, name in zip(sentence, line["head"], line["relation"], strict=True):
            right += int(row[6]) == head and row[7] == name
            total += 1
    return 100 * right / total


def same(entente):
    """Whether the bundled pages give the same bytes with one job and two, in order and backwards, and their sum."""
    pages = sorted(p for p in (ROOT / "Examples/tirana").iterdir() if p.suffix in (".html", ".txt"))
    lines = [json.dumps({"id": p.stem, "html" if p.suffix == ".html" else "capture": p.read_text(encoding="utf8")})
             for p in pages]
    sums = set()
    for order in (lines, lines[::-1]):
        for jobs in "12":
            out = said(entente, "read", "--format", "jsonl", "--no-gate", "--jobs", jobs, text="\n".join(order) + "\n")
            sums.add(hashlib.sha256("\n".join(sorted(out.splitlines())).encode()).hexdigest())
    return len(sums) == 1, min(sums)


def attempt(what, measure, *arguments):
    """The figure, or that it could not be measured here and why; what fails stops nothing else."""
    try:
        return measure(*arguments)
    except (ImportError, OSError) as error:
        print(f"{what}: not measured here ({error})")
        return None


def main(bench, entente, udpipe=None):
    WORK.mkdir(parents=True, exist_ok=True)
    pages = [str(p) for p in sorted((ROOT / "Examples/tirana").glob("*.html"))]
    annotated = list(rows(said(entente, "annotate", "--as", "html", *pages)))
    lines = sorted(([row[1] for row in sentence] for sentence in annotated), key=len)
    sentences = WORK / "sentences.txt"
    sentences.write_text("".join(" ".join(line) + "\n" for line in lines), encoding="utf8")
    print(f"{len(lines)} sentences, {sum(map(len, lines))} words; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    native = said(bench, MODEL, sentences)
    print(native, end="")
    figure = attempt("PyTorch", pytorch, lines)
    if figure:
        ours = float(next(l for l in native.splitlines() if l.startswith("all ")).split()[1])
        print(f"PyTorch float32  {figure[0]:.0f} pieces/s by the wall with two threads, {figure[1]:.0f} per CPU second"
              f" ({ours / figure[1]:.1f} times slower than one core of ours)")
    figure = attempt("UDPipe 1", by_udpipe, udpipe, lines)
    if figure:
        count, children = sum(map(len, lines)), os.times().children_user
        said(entente, "annotate", "--as", "html", *pages)
        print(f"UDPipe 1         {figure:.0f} words/s, tags and trees of given words, one core;"
              f" annotate whole, pages read and model loaded: {count / (os.times().children_user - children):.0f}")
    for precision in ("int8", "float32"):
        figure = attempt(f"LAS {precision}", relations, bench, precision)
        if figure:
            print(f"LAS {precision:<13}{figure:.2f} (EWT dev, gold words, heads word by word)")
    alike, total = same(entente)
    print(f"same bytes       {'yes' if alike else 'NO'}: jobs 1 and 2, pages in order and backwards; sha256 {total[:16]}")
    return 0 if alike else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
