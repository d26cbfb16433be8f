"""Texts of the news packs as sentences of words, cut by our own splitter and tokenizer.

The packs mark spans of characters; the heads read words. So that both mean the same words in
training and at run time, `entente annotate` cuts the texts.
"""

import json
import subprocess
from dataclasses import dataclass


def is_empty(text):
    """Whether there is nothing to see: white space, or a mark of byte order amid the text."""
    return not text.replace("\ufeff", "").strip()


@dataclass
class Passage:
    """A text and its sentences, each a list of (form, start, end) in characters of the text."""

    text: str
    sentences: list

    def words(self):
        return [w for s in self.sentences for w in s]


def records(path):
    with open(path, encoding="utf8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


# The program reads no more than two megabytes of one text.
TEXTS_AT_ONCE = 200


def annotated(texts, program, cache):
    """CoNLL-U of all texts, an empty line between two; kept in `cache`."""
    if not cache.exists():
        source, part = cache.with_suffix(".txt"), cache.with_suffix(".part")
        with open(part, "w", encoding="utf8") as out:
            for first in range(0, len(texts), TEXTS_AT_ONCE):
                some = texts[first:first + TEXTS_AT_ONCE]
                source.write_text("\n\n".join(t.strip() for t in some) + "\n", encoding="utf8")
                subprocess.run([program, "annotate", str(source)], stdout=out, check=True)
                out.flush()
        part.rename(cache)
    return cache.read_text(encoding="utf8")


def passages(texts, program, cache):
    """Text -> its passage; each form is found again in its text, where the last one ended."""
    texts = list(dict.fromkeys(texts))
    out = {t: Passage(t, []) for t in texts}
    owners = iter(texts)
    text, offset = next(owners), 0
    for block in annotated(texts, program, cache).split("\n\n"):
        sentence = []
        for line in block.splitlines():
            fields = line.split("\t")
            if len(fields) != 10 or not fields[0].isdigit():
                continue
            while is_empty(text[offset:]):
                text, offset = next(owners), 0
            start = text.index(fields[1], offset)
            if not is_empty(text[offset:start]):
                raise ValueError(f"{cache}: {fields[1]!r} does not follow {text[:offset][-40:]!r}")
            offset = start + len(fields[1])
            sentence.append((fields[1], start, offset))
        if sentence:
            out[text].sentences.append(sentence)
    return out


def covered(words, span):
    """The range of the words that a span of characters touches, as (first, end)."""
    inside = [i for i, (_, start, end) in enumerate(words) if start < span[1] and end > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None
