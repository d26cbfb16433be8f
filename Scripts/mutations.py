"""Articles broken in many ways: pages and texts of this project, mutated by a seeded generator.

`lines(count, chance)` gives lines of the batch contract; each knows its kind.
"""
import base64
import json
import pathlib
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Line(NamedTuple):
    kind: str
    data: bytes


def samples():
    """Our own pages (markup) and texts (captures, plain texts, treaties)."""
    pages = sorted((ROOT / "Examples/tirana").glob("*.html"))
    texts = sorted((ROOT / "Examples/tirana").glob("*.txt")) + sorted((ROOT / "Tests/CodingTests/Cases/pages").glob("*.txt"))
    treaties = sorted((ROOT / "Tests/CodingTests/Cases/treaties").glob("*.txt"))
    return ([("html", path.read_bytes()) for path in pages] + [("capture", path.read_bytes()) for path in texts]
            + [("text", path.read_bytes()) for path in texts] + [("treaty", path.read_bytes()) for path in treaties])


def spot(data, chance):
    return chance.randrange(len(data) + 1)


def insert(data, piece, chance):
    place = spot(data, chance)
    return data[:place] + piece + data[place:]


def flips(data, chance):
    """Bits turned over."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def truncation(data, chance):
    return data[:spot(data, chance)]


def splice(data, chance):
    """Parts left out, doubled and moved."""
    for _ in range(chance.randrange(1, 6)):
        low, high = sorted((spot(data, chance), spot(data, chance)))
        high = min(high, low + 4000)
        part = data[low:high]
        data = data[:low] + data[high:] if chance.random() < 0.5 else data
        data = insert(data, part * chance.choice((1, 2, 8)), chance)
    return data


def nesting(data, chance):
    """Elements inside elements, closed and not."""
    name = chance.choice((b"div", b"b", b"blockquote", b"ul><li", b"table><tr><td", b"p", b"a href=x", b"font", b"svg", b"template"))
    depth = chance.choice((20, 300, 3000))
    closing = (b"</" + name.split(b">")[0].split(b" ")[0] + b">") * (depth if chance.random() < 0.5 else 0)
    low, high = sorted((spot(data, chance), spot(data, chance)))
    return data[:low] + (b"<" + name + b">") * depth + data[low:high] + closing + data[high:]


def attributes(data, chance):
    """Attributes of great length or number."""
    if chance.random() < 0.5:
        piece = b'<p class="' + b"x" * chance.choice((1000, 100_000)) + (b'">' if chance.random() < 0.8 else b"")
    else:
        piece = b"<p " + b" ".join(b"a%d='%d'" % (n, n) for n in range(chance.choice((100, 3000)))) + b">"
    return insert(data, piece, chance)


def charset(data, chance):
    """A charset that is declared and not used, or used and not declared."""
    name = chance.choice(("utf-16le", "utf-16", "utf-32", "cp1250", "cp1251", "shift_jis", "iso-8859-2", "gb18030", "koi8-r"))
    if chance.random() < 0.5:
        return data.decode("utf8", "replace").encode(name, "replace")
    declared = chance.choice((name, "x-none", "utf-7", "", "utf-8;" * 40)).encode()
    return b'<meta charset="' + declared + b'">' + data.replace(b"utf-8", declared).replace(b"UTF-8", declared)


def entities(data, chance):
    """Entities that multiply, name nothing or name what cannot be."""
    bomb = b"<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '&%c;&%c;&%c;&%c;'>" % (98 + n, 97 + n, 97 + n, 97 + n, 97 + n) for n in range(20)) + b"]>"
    odd = (b"&u;", b"&#0;", b"&#x110000;", b"&#xD800;", b"&#99999999999999999999;", b"&", b"&amp;amp;", b"&nbsp", b"&#x;", b"&lt;script&gt;")
    piece = b"".join(chance.choice(odd) for _ in range(chance.choice((5, 500, 5000))))
    return (bomb if chance.random() < 0.5 else b"") + insert(data, piece, chance)


def invisible(data, chance):
    """Marks of direction, of no width and of combination, and letters beyond the first plane."""
    odd = "\u202e\u202d\u2066\u2069\u200b\u200d\u200f\ufeff\u00ad\u0301\u034f\u2028\u2029\u0085\U000e0041\U0001f600\U00010400ﬀİıßſΣς\ufdfa"
    text = list(data.decode("utf8", "replace"))
    for _ in range(chance.choice((1, 20, 400))):
        text.insert(chance.randrange(len(text) + 1), chance.choice(odd) * chance.choice((1, 1, 1, 50)))
    return "".join(text).encode()


def words(data, chance):
    """Words in another order, doubled, in capitals, with marks of quotation and numbers between."""
    parts = data.decode("utf8", "replace").split(" ")
    odd = ("“", "”", "\"", "'", "(", ")", "—", ".", "…", "99999999999999999999", "31 February 2025", "0000-00-00", "9999-12-31",
           "yesterday", "999999 days ago", "ARTICLE", "Article 1", "said", "NATO", "not", "the three nations", "\n", "\t")
    for _ in range(chance.choice((3, 30, 300))):
        place = chance.randrange(len(parts))
        action = chance.randrange(4)
        if action == 0:
            parts[place] = parts[chance.randrange(len(parts))]
        elif action == 1:
            parts[place] = parts[place].upper()
        elif action == 2:
            parts.insert(place, chance.choice(odd))
        elif len(parts) > 1:
            parts.pop(place)
    return " ".join(parts).encode()


def metadata(data, chance):
    """Dates, authors and structured data that cannot be."""
    deep = chance.choice((10, 250, 300, 20_000))
    odd = chance.choice((
        b'<script type="application/ld+json">' + b'{"a":' * deep + b"1" + b"}" * deep + b"</script>",
        b'<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"%s","author":[%s]}</script>' % (
            chance.choice((b"9999-99-99", b"-1", b"2025-02-31T25:61:61Z", b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00")),
            b",".join([b'{"name":"A"}'] * chance.choice((1, 2000)))),
        b'<meta property="article:published_time" content="%s">' % chance.choice((b"1e9", b"99999999999999999999", b"2025-13-01", b"now")),
        b'<base href="javascript:x"><link rel=canonical href="//[::1">', b"<title>" * 50 + b"x"))
    return odd + data if chance.random() < 0.5 else data.replace(b"</head>", odd + b"</head>", 1)


MARKUP = {"bits turned": flips, "cut short": truncation, "parts moved": splice, "nesting": nesting, "huge attributes": attributes,
          "wrong charset": charset, "entity bombs": entities, "direction, no width": invisible, "metadata": metadata, "words moved": words}
PLAIN = {"bits turned": flips, "cut short": truncation, "parts moved": splice, "direction, no width": invisible, "words moved": words}


def whole(name, kind, form, data, chance):
    """A sound line around mutated content."""
    if form == "html":
        fields = {"html_base64": base64.b64encode(data).decode()}
    else:
        fields = {form: data.decode("utf8", "replace")}
    if chance.random() < 0.5:
        fields["date"] = chance.choice(("2025-03-18", "0001-01-01", "9999-12-31", "2025-03-18T23:59:60+14:00", "2024-02-29"))
    return Line(kind, json.dumps({"id": name, **fields}, ensure_ascii=chance.random() < 0.5).encode("utf8", "replace"))


def deep(line, chance):
    """JSON nested to the bound and beyond, in a member that nobody asked for."""
    depth = chance.choice((100, 254, 255, 256, 257, 10_000))
    opening, closing = (b"[", b"]") if chance.random() < 0.5 else (b'{"a":', b"}")
    return line[:-1] + b', "more": ' + opening * depth + b"1" + closing * depth + b"}"


def broken(line, chance):
    """Lines that are no JSON, or not the JSON that is wanted."""
    return chance.choice((
        lambda: line[:chance.randrange(1, len(line))], lambda: line + line, lambda: b"[" + line + b"]",
        lambda: line.replace(b'"id"', b'"ID"', 1), lambda: line.replace(b'"id": "', b'"id": 7, "x": "', 1),
        lambda: line.replace(b": ", b": null, ", 1), lambda: insert(line, b"\0", chance), lambda: insert(line, b"\xff\xfe", chance),
        lambda: flips(line, chance).replace(b"\n", b" "), lambda: b"null", lambda: b'"', lambda: b"{}", lambda: b'{"id":"x","text":7}',
        lambda: line.replace(b'"date": "', b'"date": "x'), lambda: b'{"id":"' + b"i" * 100_000 + b'","text":"x"}',
        lambda: b'{"id":"s","text":"\\ud800 \\udc00 \\u0000 \\uffff"}'))()


def lines(count, chance):
    """Lines of the batch contract, one broken article each, every kind as often as the others."""
    given = samples()
    kinds = sorted(MARKUP) + ["deep JSON", "broken lines", "ids given twice"]
    for number in range(count):
        kind = kinds[number % len(kinds)]
        form, data = chance.choice(given)
        name = f"m{number}"
        if kind in MARKUP:
            mutate = (MARKUP if form == "html" else PLAIN).get(kind) or chance.choice(list(PLAIN.values()))
            line = whole(name, kind, form, mutate(data, chance), chance)
        else:
            line = whole("twice" if kind == "ids given twice" else name, kind, form, words(data, chance), chance)
            if kind != "ids given twice":
                line = Line(kind, (deep if kind == "deep JSON" else broken)(line.data, chance))
        yield Line(line.kind, line.data.replace(b"\n", b" ").replace(b"\r", b" ") or b"{")
