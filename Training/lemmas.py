"""Lemmas as classes: what to do to a form to get its lemma.

A script is `CASE|CUT|APPEND` (drop CUT letters from the end of the form, then append) or
`CASE|=LEMMA` (the lemma whatever the form). CASE: `l` lower-case letters, `k` the form's own case.
The Swift side (Language/Parsing/LemmaScript.swift) applies the same scripts.
"""


def script(form, lemma):
    """The script that turns `form` into `lemma`."""
    case = "l" if lemma == lemma.lower() else "k"
    base = form.lower() if case == "l" else form
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    if shared == 0 and base:
        return f"{case}|={lemma}"
    return f"{case}|{len(base) - shared}|{lemma[shared:]}"


def apply(script_, form):
    """The lemma that `script_` makes of `form`."""
    case, rest = script_.split("|", 1)
    base = form.lower() if case == "l" else form
    if rest.startswith("="):
        return rest[1:]
    cut, append = rest.split("|", 1)
    return base[: len(base) - int(cut)] + append if int(cut) <= len(base) else base
