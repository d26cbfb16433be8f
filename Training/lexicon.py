"""Writes the table of lemmas that the program asks before its lemma head.

    python lexicon.py --data ../../shared/packs/language --out ../Models/english

A line is a form in small letters, a Penn tag and, where it is not the form, the lemma; lines are in the
order of their bytes, as `WordTable.swift` looks them up. What stands in it: what a form with its tag is
in at least nine of ten places of the training parts (EWT's own habit where EWT has it twice, since the
parts disagree on words such as `people`), seen twice, or once where the lemma is another word in small
letters; the tag `nnp` for words that EWT leaves small though they are names; and the verbs of WordNet,
by which inflected verbs are put right.
"""

import argparse
import collections
import gzip
import pathlib

LEAST, SHARE = 2, 0.9
CASED = {"NNP", "NNPS", "GW", "ADD"}
INFLECTED = {"VBD", "VBN", "VBG", "VBZ", "NNS"}
REGULAR = ("ed", "ing", "s")
VERB, THIRD, PAST, GERUND = 2, 16, 32, 64


def words(path):
    """(form, lemma, Penn tag) of the words of a treebank."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0].isdigit() and fields[2] != "_":
                yield fields[1], fields[2], fields[4]


def counted(path):
    """For each form in small letters and tag, how often it has which lemma."""
    table = collections.defaultdict(collections.Counter)
    for form, lemma, tag in words(path):
        table[form.lower(), tag][lemma] += 1
    return table


def agreed(first, second):
    """What the treebanks agree on, or the first alone where it knows enough."""
    for key in first.keys() | second.keys():
        lemmas = first.get(key, collections.Counter())
        total = sum((lemmas + second.get(key, collections.Counter())).values())
        if sum(lemmas.values()) < LEAST:
            lemmas = lemmas + second.get(key, collections.Counter())
        lemma, times = lemmas.most_common(1)[0]
        if times >= SHARE * sum(lemmas.values()):
            yield key, lemma, total


def wordnet(data):
    """What each word of WordNet, inflected ones too, can be (the pack's README tells the bits)."""
    with gzip.open(data / "lex" / "wordnet-pos-lexicon.tsv.gz", "rt", encoding="utf8") as lines:
        return {word: int(mask) for word, mask in (line.rstrip("\n").split("\t") for line in lines)}


def tells(form, tag, lemma, known):
    """Whether a lemma that was seen once is one to learn: another word in small letters that the form
    begins as, an irregular one, or a misspelt word put right; not a word for another word."""
    if lemma != lemma.lower() or lemma == form and tag not in INFLECTED:
        return False
    return form not in known or not form.endswith(REGULAR) or form.startswith(lemma[:-1])


def entries(data):
    """The table as {(form, tag): lemma}."""
    known = wordnet(data)
    ewt, gum = (data / "ud" / f"{name}-train.conllu.gz" for name in ("ewt", "gumfree"))
    table = {}
    for (form, tag), lemma, total in agreed(counted(ewt), counted(gum)):
        if total >= LEAST or tag not in CASED and tells(form, tag, lemma, known):
            table[form, tag] = lemma
    small = collections.Counter()
    for form, lemma, tag in [*words(ewt), *words(gum)]:
        if tag == "NNP" and form == form.lower() != form.upper():
            small[form] += 1 if lemma == form else -1
    table |= {(form, "nnp"): form for form, balance in small.items() if balance > 0}
    for word, kinds in known.items():
        if kinds & VERB and not kinds & (THIRD | PAST | GERUND) and word.isalpha():
            table.setdefault((word, "VB"), word)
    return table


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    lines = []
    for (form, tag), lemma in entries(arguments.data).items():
        if not any(c in form + lemma for c in "\t\n"):
            lines.append("\t".join([form, tag] + [lemma] * (lemma != form)).encode() + b"\n")
    key = {line: line.rstrip(b"\n").split(b"\t")[:2] for line in lines}
    lines.sort(key=lambda line: b"\t".join(key[line]))
    (arguments.out / "lemmas.tsv").write_bytes(b"".join(lines))
    print(f"{len(lines)} lemmas")


if __name__ == "__main__":
    main()
