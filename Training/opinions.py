"""The news packs: who says what (quotes), who stands where (stance), who does what (events)."""

import zlib

from corpora import Sentence, Word
from passages import covered, passages, records

# Cue, source and content of an attribution (PolNeAR), in BIO. An `I-CONTENT` at the beginning of
# a sentence goes on with content of the sentence before.
ATTRIBUTION_LABELS = ["O"] + [f"{p}-{k}" for k in ("CUE", "SOURCE", "CONTENT") for p in "BI"]
STANCE_LABELS = ["neutral", "positive", "negative"]
# Roots of PLOVER by quad class, which some records know alone. The pack does not tell CONCEDE and
# RETREAT from YIELD.
QUADS = {
    1: ["AGREE", "CONSULT", "SUPPORT"], 2: ["COOPERATE", "AID", "YIELD"],
    3: ["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
    4: ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]}
EVENT_LABELS = [root for roots in QUADS.values() for root in roots]


def is_held_out(identifier):
    """Whether a document belongs to the tenth that heads are measured on."""
    return zlib.crc32(identifier.encode()) % 10 == 0


def words_of(tokens):
    return [Word(form) for form, _, _ in tokens]


def attribution_labels(tokens, spans):
    """A label for each word, from (start, end, kind) spans; a later span wins."""
    labels = ["O"] * len(tokens)
    for start, end, kind in spans:
        at = covered(tokens, (start, end))
        for i in range(*at) if at else ():
            begins = i == at[0] and start >= tokens[0][1]
            labels[i] = f"{'B' if begins else 'I'}-{kind}"
    return labels


def attribution(folder, program, cache):
    """(training, held out) sentences with an attribution label for each word."""
    articles = records(f"{folder}/quotes/dev.jsonl")
    cut = passages([a["text"] for a in articles], program, cache / "quotes.conllu")
    parts = ([], [])
    for article in articles:
        spans = []
        for quote in article["quotes"]:
            spans += [(*s, "CONTENT") for s in quote["content_spans"]]
        for quote in article["quotes"]:
            if quote["speaker_span"]:
                spans.append((*quote["speaker_span"], "SOURCE"))
            cues = quote.get("cue_spans") or [quote["cue_span"]]
            spans += [(*s, "CUE") for s in cues if s]
        for tokens in cut[article["text"]].sentences:
            low, high = tokens[0][1], tokens[-1][2]
            near = [s for s in spans if s[0] < high and s[1] > low]
            parts[is_held_out(article["id"])].append(
                Sentence(words_of(tokens), attribution=attribution_labels(tokens, near)))
    return parts


def grouped(found, program, cache):
    """Text -> (its words with offsets, its records)."""
    cut = passages([r["text"] for r in found], program, cache)
    groups = {}
    for record in found:
        groups.setdefault(record["text"], []).append(record)
    return [(cut[text].words(), group) for text, group in groups.items()]


def stances(folder, program, cache):
    """(training, held out) sentences with pairs: ((p, q), class of five), see `network.Stance`."""
    parts = ([], [])
    found = records(f"{folder}/stance/directed_dev.jsonl")
    classes = {None: 0, ("positive", "p>q"): 1, ("negative", "p>q"): 2,
               ("positive", "q>p"): 3, ("negative", "q>p"): 4}
    for tokens, group in grouped(found, program, cache / "directed.conllu"):
        pairs = []
        for record in group:
            p, q = covered(tokens, record["p_span"]), covered(tokens, record["q_span"])
            key = (record["label"], record["direction"]) if record["direction"] else None
            if p and q:
                pairs.append(((p, q), classes[key]))
        parts[is_held_out(group[0]["text"])].append(Sentence(words_of(tokens), pairs=pairs))
    return parts


def sentiments(folder, program, cache):
    """(training, held out) sentences with targets: ((span,), class of three)."""
    parts = ([], [])
    found = records(f"{folder}/stance/target_dev.jsonl")
    for tokens, group in grouped(found, program, cache / "target.conllu"):
        targets = [
            ((covered(tokens, r["target_span"]),), STANCE_LABELS.index(r["label"]))
            for r in group if covered(tokens, r["target_span"])]
        parts[is_held_out(group[0]["text"])].append(Sentence(words_of(tokens), targets=targets))
    return parts


def event_classes(event):
    """The classes that an event's record allows."""
    root = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}.get(event["code_plover"], event["code_plover"])
    return [root] if root in EVENT_LABELS else QUADS.get(event["quadclass"], [])


def event_span(tokens, text, mentions):
    """Where the first mention stands, as words; (0, 0) where there is none."""
    at = text.find(mentions[0]) if mentions else -1
    return (at >= 0 and covered(tokens, (at, at + len(mentions[0])))) or (0, 0)


def events(folder, program, cache):
    """(training, held out) sentences with events: ((source, target), set of classes allowed)."""
    parts = ([], [])
    found = records(f"{folder}/events/dev.jsonl")
    for tokens, group in grouped(found, program, cache / "events.conllu"):
        made, text = [], group[0]["text"]
        for event in (e for r in group for e in r["events"]):
            allowed = event_classes(event)
            if allowed:
                made.append((
                    (event_span(tokens, text, event["source_text"]),
                     event_span(tokens, text, event["target_text"])),
                    [EVENT_LABELS.index(c) for c in allowed]))
        parts[is_held_out(group[0]["text"])].append(Sentence(words_of(tokens), events=made))
    return parts


def load(folder, program, cache):
    """(training, held out) sentences of each pack by name."""
    cache.mkdir(parents=True, exist_ok=True)
    readers = {
        "attribution": attribution, "stance": stances, "sentiment": sentiments, "event": events}
    return {name: read(folder, program, cache) for name, read in readers.items()}
