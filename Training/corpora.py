"""The training sets: Universal Dependencies treebanks and name corpora, as sentences of words."""

import gzip
import re
from dataclasses import dataclass, field

# Name labels of the model, in BIO. A corpus marks some of the kinds; of a word that it leaves
# outside we only know that it is none of the kinds it marks (see `outside`).
KINDS = ["PER", "ORG", "LOC", "NORP", "DATE", "EVENT", "MISC", "WEAPON"]
NAME_LABELS = ["O"] + [f"{p}-{k}" for k in KINDS for p in "BI"]


@dataclass
class Word:
    form: str
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    feats: str = ""
    head: int = 0
    relation: str = ""


@dataclass
class Sentence:
    words: list
    identifier: str = ""
    parsed: bool = False
    # One set of the labels possible for each word, or None where names are unknown.
    names: list = field(default_factory=list)
    # A label for each word, or empty where attributions are unknown.
    attribution: list = field(default_factory=list)
    # (spans of words, class or classes) of what the span heads judge.
    pairs: list = field(default_factory=list)
    targets: list = field(default_factory=list)
    events: list = field(default_factory=list)


def lines(path):
    with gzip.open(path, "rt", encoding="utf8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def treebank(path):
    """The sentences of a CoNLL-U file."""
    sentences, words, identifier = [], [], ""
    for line in list(lines(path)) + [""]:
        if not line:
            if words:
                sentences.append(Sentence(words, identifier, parsed=True))
            words, identifier = [], ""
        elif line[0] == "#":
            if line.startswith("# sent_id"):
                identifier = line.split("=", 1)[1].strip()
        else:
            c = line.split("\t")
            if c[0].isdigit():
                words.append(Word(c[1], c[2], c[3], c[4], c[5], int(c[6]), c[7]))
    return sentences


def bio(path):
    """(forms, labels) of each sentence of a two-column file; IOB1 is read as IOB2."""
    forms, labels = [], []
    for line in list(lines(path)) + [""]:
        if not line.strip():
            if forms:
                yield forms, labels
            forms, labels = [], []
            continue
        form, label = line.split("\t")[:2]
        if label.startswith("I-") and (not labels or labels[-1][2:] != label[2:]):
            label = "B-" + label[2:]
        forms.append(form)
        labels.append(label)


def demonyms(path):
    """Words for the people of a state ("Serbian", "Serbians"), from the gazetteer."""
    found = set()
    for line in lines(path):
        name, bits = line.split("\t")[:2]
        if int(bits) & 4 and " " not in name and len(name) > 3:
            found.update((name, name + "s"))
    return found


def outside(marked):
    """Labels that a word outside every name may bear, when only the kinds `marked` are marked."""
    return frozenset(
        ["O"] + [f"{p}-{k}" for k in KINDS if k not in marked for p in "BI"])


# kind in the corpus -> kinds here that it may stand for
WIKIGOLD = {"PER": ["PER"], "ORG": ["ORG"], "LOC": ["LOC"], "MISC": ["MISC", "EVENT", "NORP"]}
UNER = {"PER": ["PER"], "ORG": ["ORG"], "LOC": ["LOC"]}
GUM = {"PER": ["PER"], "ORG": ["ORG"], "LOC": ["LOC"], "EVENT": ["EVENT"], "DATE": ["DATE"]}
WNUT = {
    "person": ["PER"], "location": ["LOC"], "corporation": ["ORG"], "group": ["ORG"],
    "product": ["MISC", "WEAPON"], "creative-work": ["MISC"]}
RE3D = {
    "Person": ["PER"], "Organisation": ["ORG"], "Location": ["LOC"], "Nationality": ["NORP"],
    "Temporal": ["DATE"], "Weapon": ["WEAPON"], "MilitaryPlatform": ["WEAPON"]}
DEMONYM = frozenset(["B-NORP"])


def possible(forms, labels, kinds, nationalities):
    """Per word the set of labels that a corpus's label allows."""
    marked = {k for v in kinds.values() for k in v} - {"NORP"}
    free = outside(marked)
    out = []
    for form, label in zip(forms, labels):
        prefix, _, kind = label.partition("-")
        if form in nationalities and (label == "O" or kind == "MISC"):
            out.append(DEMONYM if kind == "MISC" else frozenset(["O", "B-NORP"]))
        elif label == "O" or kind not in kinds:
            out.append(free)
        else:
            out.append(frozenset(f"{prefix}-{k}" for k in kinds[kind]))
    return out


def trim_articles(forms, labels):
    """Takes "the" and "a" off the front of names, and drops names without a capital or digit."""
    labels = list(labels)
    for i, label in enumerate(labels):
        if label[0] != "B":
            continue
        end = i + 1
        while end < len(labels) and labels[end][0] == "I":
            end += 1
        span = forms[i:end]
        if not any(c.isupper() or c.isdigit() for w in span for c in w):
            if label[2:] != "Temporal":
                labels[i:end] = ["?"] * (end - i)
        elif span[0].lower() in ("the", "a", "an") and end > i + 1 and label[2:] != "Temporal":
            labels[i], labels[i + 1] = "O", "B" + label[1:]
    return labels


def name_corpus(path, kinds, nationalities, trimmed=False):
    """The sentences of a BIO file with the labels possible for each word."""
    sentences = []
    for forms, labels in bio(path):
        labels = trim_articles(forms, labels) if trimmed else labels
        names = possible(forms, labels, kinds, nationalities)
        names = [None if l == "?" else n for l, n in zip(labels, names)]
        sentences.append(Sentence([Word(f) for f in forms], names=names))
    return sentences


def time_spans(path):
    """Sentence id -> outermost (start, end) word ranges that GUM's entity layer types as time."""
    spans, identifier, index, open_ = {}, "", 0, []
    for line in lines(path):
        if line.startswith("# sent_id"):
            identifier, index, open_ = line.split("=", 1)[1].strip(), 0, []
            spans[identifier] = []
        elif line and line[0] != "#" and line.split("\t")[0].isdigit():
            misc = line.split("\t")[9]
            found = re.search(r"Entity=([^|]*)", misc)
            for mark in re.findall(r"\([^()]*\)?|[^()]*\)", found.group(1)) if found else []:
                if mark[0] == "(":
                    open_.append((mark.split("-")[1].rstrip(")"), index))
                if mark.endswith(")") and open_:
                    kind, start = open_.pop()
                    if kind == "time" and not any(k == "time" for k, _ in open_):
                        spans[identifier].append((start, index + 1))
            index += 1
    return spans


def add_gum_names(treebank_, bio_path, times, nationalities):
    """Gives a GUM treebank's sentences their names: derived spans, and times as DATE."""
    by_forms = {}
    for forms, labels in bio(bio_path):
        by_forms.setdefault(tuple(forms), labels)
    for sentence in treebank_:
        forms = [w.form for w in sentence.words]
        labels = by_forms.get(tuple(forms))
        if labels is None:
            continue
        labels = list(labels)
        for start, end in times.get(sentence.identifier, []):
            if end <= len(labels) and all(l == "O" for l in labels[start:end]) and end - start < 8:
                labels[start:end] = ["B-DATE"] + ["I-DATE"] * (end - start - 1)
        sentence.names = possible(forms, labels, GUM, nationalities)
    add_demonyms(treebank_, nationalities)


def add_demonyms(treebank_, nationalities):
    """Marks adjectives and plural nouns that name a people, in a tagged treebank."""
    for sentence in treebank_:
        if not sentence.names:
            sentence.names = [None] * len(sentence.words)
        for i, word in enumerate(sentence.words):
            if word.form in nationalities and (
                    word.upos == "ADJ" or (word.xpos in ("NNPS", "NNS"))):
                sentence.names[i] = DEMONYM


def load(folder, held_out=400):
    """Training sentences by kind, and dev sets by name.

    The last `held_out` sentences of UNER's EWT dev are kept for measuring names; the rest of it
    is trained on for names only, so that EWT dev stays unseen for tags and trees. Of the tweets
    that address nobody every fourth is taken: their register is far from news.
    """
    people = demonyms(f"{folder}/lex/country-gazetteer.tsv.gz")
    ewt = treebank(f"{folder}/ud/ewt-train.conllu.gz")
    add_demonyms(ewt, people)
    gum = treebank(f"{folder}/ud/gumfree-train.conllu.gz")
    add_gum_names(
        gum, f"{folder}/ner/gum-derived-train.bio.gz",
        time_spans(f"{folder}/coref/gum-entities-train.conllu.gz"), people)
    uner = name_corpus(f"{folder}/ner/uner-ewt-dev.bio.gz", UNER, people)
    twitter = [
        s for s in name_corpus(f"{folder}/ner/broad-twitter.bio.gz", UNER, people)
        if not any(w.form.startswith("@") for w in s.words)][::4]
    names = (
        name_corpus(f"{folder}/ner/wikigold.bio.gz", WIKIGOLD, people)
        + uner[:-held_out] + twitter
        + name_corpus(f"{folder}/ner/wnut17-train.bio.gz", WNUT, people)
        + name_corpus(f"{folder}/ner/re3d-train-open.bio.gz", RE3D, people, trimmed=True))
    dev = {
        "ewt": treebank(f"{folder}/ud/ewt-dev.conllu.gz"),
        "gum": treebank(f"{folder}/ud/gum-dev.conllu.gz"),
        "uner": uner[-held_out:],
        "gum-names": name_corpus(f"{folder}/ner/gum-derived-dev.bio.gz", GUM, people)}
    return {"treebank": ewt + gum, "name": names}, dev
