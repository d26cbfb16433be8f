"""Which runs of a page are kept: the choice with the highest sum of log-odds less the cost of its changes.

The numbers are those of `ArticleBody.swift`; each line of a flattened page is judged by itself.
"""
THRESHOLD = {"pages": 0.3, "lines": 0.0}
CHANGE = {"pages": 0.4, "lines": 0.0}


def weight(run, kind):
    """On pages short runs say less, long ones more."""
    return min(max((run.count(" ") + 1) / 12, 0.5), 1.5) if kind == "pages" else 1.0


def chosen(runs, scores, kind):
    """Viterbi's algorithm over two states, dropped and kept."""
    dropped = kept = 0.0
    changes = []
    for run, score in zip(runs, scores):
        half = (float(score) - THRESHOLD[kind]) * weight(run, kind) / 2
        drop, keep = kept - CHANGE[kind], dropped - CHANGE[kind]
        changes.append((drop > dropped, keep > kept))
        dropped, kept = max(dropped, drop) - half, max(kept, keep) + half
    state, choice = kept > dropped, []
    for to_drop, to_keep in reversed(changes):
        choice.append(state)
        if to_keep if state else to_drop:
            state = not state
    return choice[::-1]
