"""The same model in PyTorch: word pieces a second for body and heads, beside bench-language.

    python Benchmarks/language.py MODEL_CHECKPOINT SENTENCES THREADS
"""

import pathlib
import sys
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "Training"))
from corpora import Sentence, Word  # noqa: E402
from examples import Maker, batches, padded  # noqa: E402
from network import Network  # noqa: E402
from train import tokenizer  # noqa: E402


@torch.no_grad()
def main(checkpoint, sentences, threads):
    torch.set_num_threads(threads)
    saved = torch.load(checkpoint, weights_only=False)
    network = Network(saved["labels"])
    network.load_state_dict(saved["network"])
    network.eval()
    maker = Maker(tokenizer(), saved["labels"])
    lines = pathlib.Path(sentences).read_text().splitlines()
    examples = [maker.example(Sentence([Word(f) for f in l.split()])) for l in lines]
    pieces = sum(len(e["ids"]) for e in examples)
    best = float("inf")
    for _ in range(3):
        wall, began = time.time(), time.process_time()
        for batch in batches(examples, 1024, False):
            t = padded(batch)
            x = network.body(t["ids"], t["shapes"], t["pieces"])
            x = torch.gather(x, 1, t["first"][..., None].expand(-1, -1, x.shape[-1]))
            arcs, sides = network.tree(x, t["words"])
            network.tree.relations(sides, arcs.argmax(-1))
            for head in network.tags.values():
                head(x).argmax(-1)
        best = min(best, time.process_time() - began)
        print(f"PyTorch float32, {threads} threads: {pieces / (time.time() - wall):.0f} pieces/s wall")
    print(f"best: {pieces / best:.0f} pieces per CPU second")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
