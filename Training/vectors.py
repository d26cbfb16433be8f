"""Vectors of words by the encoder that is installed, for heads that are trained apart from it."""

import numpy
import torch

from examples import END, START, UNKNOWN, shape


def sequence(words, tokenizer):
    """Pieces, shapes and the first piece of each word, the sentence's mark being word 0."""
    ids, shapes, first = [START], [0], [0]
    for word in words:
        pieces = tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN]
        first.append(len(ids))
        ids += pieces
        shapes += [shape(word)] * len(pieces)
    ids, shapes = ids[:511], shapes[:511]
    return ids + [END], shapes + [0], [min(f, len(ids) - 1) for f in first]


def vectors(sentences, body, tokenizer, cache, pieces=3000):
    """For each sentence, a list of words, an array [words, width]; kept in `cache`."""
    lengths = [len(s) + 1 for s in sentences]
    if not cache.exists():
        made = [sequence(s, tokenizer) for s in sentences]
        out = [None] * len(made)
        order = sorted(range(len(made)), key=lambda i: len(made[i][0]))
        while order:
            longest = len(made[order[-1]][0])
            batch, order = order[-max(1, pieces // longest):], order[:-max(1, pieces // longest)]

            def padded(part):
                return torch.tensor(
                    [made[i][part] + [0] * (longest - len(made[i][0])) for i in batch])

            mask = torch.arange(longest) < torch.tensor([[len(made[i][0])] for i in batch])
            with torch.inference_mode():
                hidden = body(padded(0), padded(1), mask)
            for row, i in enumerate(batch):
                out[i] = hidden[row, torch.tensor(made[i][2])].half().numpy()
        numpy.save(cache, numpy.concatenate(out))
    table = numpy.load(cache)
    if len(table) != sum(lengths):
        raise ValueError(f"{cache} was made of other sentences: take it away")
    ends = numpy.cumsum(lengths)
    return [table[end - n + 1:end] for end, n in zip(ends, lengths)]
