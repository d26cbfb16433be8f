"""Records as flat rows and as frames of pandas or polars."""
from __future__ import annotations

from typing import Any, Iterable, Iterator, Literal

Record = dict[str, Any]
Row = dict[str, Any]

#: The columns of each table. Every table begins with where its rows come from.
_ORIGIN = ("article", "url", "published", "site", "title")
_CITATION = ("start", "end", "quote", "score", "by", "version")
TABLES: dict[str, tuple[str, ...]] = {
    "articles": (*_ORIGIN, "language", "text", "events", "statements", "agreements", "error"),
    "events": (
        *_ORIGIN, "date", "source", "type", "mode", "cameo", "quad", "goldstein", "target", "factuality", "contexts",
        "place", "country", *_CITATION),
    "statements": (
        *_ORIGIN, "speaker", "actor", "name", "role", "affiliation", "kind", "stance", "negated", "target", "about",
        "certainty", "venue", *_CITATION),
    "agreements": (
        *_ORIGIN, "names", "kind", "parties", "date", "place", "topics", "binding", "open", "candidates", "defence",
        "offence", "neutrality", "non_aggression", "consultation", "background", "start", "end", "quote", "score"),
}

Table = Literal["articles", "events", "statements", "agreements"]


def rows(records: Iterable[Record], table: Table = "events") -> Iterator[Row]:
    """Flat rows of one table, one dictionary each; several values of one cell are joined by semicolons.

    ``start`` and ``end`` are indices into the article's text. Records with ``error`` give a row in ``articles`` only.
    """
    for record in records:
        if table == "articles":
            yield _article(record)
        elif not record.get("error"):
            origin = _origin(record)
            text = record["article"]["text"]
            for item in record[table]:
                yield {column: value for column, value in _cells(table, item, origin, text)}


def frame(records: Iterable[Record], table: Table = "events", library: Literal["pandas", "polars"] = "pandas") -> Any:
    """A frame of one table, by pandas or polars, with all columns also where there is no row."""
    columns = list(TABLES[table])
    if library == "pandas":
        import pandas

        return pandas.DataFrame(list(rows(records, table)), columns=columns)
    import polars

    cells = list(rows(records, table))
    return polars.DataFrame({column: [row[column] for row in cells] for column in columns}, strict=False)


def _origin(record: Record) -> Row:
    article = record.get("article") or {}
    return {
        "article": record.get("id"), "url": record.get("url"), "published": article.get("published"),
        "site": article.get("site"), "title": article.get("title"),
    }


def _article(record: Record) -> Row:
    article = record.get("article") or {}
    error = record.get("error")
    return {
        **_origin(record), "language": article.get("language"), "text": article.get("text"),
        **{table: len(record.get(table) or ()) for table in ("events", "statements", "agreements")},
        "error": error["kind"] if error else None,
    }


def _joined(values: Iterable[Any] | None) -> str | None:
    present = [str(value) for value in values or () if value is not None]
    return ";".join(present) if present else None


def _actors(mentions: Iterable[Record] | None) -> str | None:
    return _joined(mention.get("actor") or mention.get("text") for mention in mentions or ())


def _cells(table: str, item: Record, origin: Row, text: str) -> Iterator[tuple[str, Any]]:
    values: Row = {**item, **origin}
    span = item.get("span") or _hull(item.get("evidence"))
    values.update(start=span[0], end=span[1], quote=text[span[0]:span[1]]) if span else None
    place = item.get("place")
    values["place"] = place.get("name") if isinstance(place, dict) else place
    values["country"] = place.get("country") if isinstance(place, dict) else None
    if table == "events":
        values["source"], values["target"] = _actors(item.get("source")), _actors(item.get("target"))
        values["contexts"] = _joined(item.get("contexts"))
    elif table == "statements":
        speaker = item.get("speaker") or {}
        values.update({name: speaker.get(name) for name in ("actor", "name", "role", "affiliation")})
        values["speaker"] = speaker.get("text")
        values["venue"] = (item.get("venue") or {}).get("name")
    else:
        for name in ("names", "parties", "topics"):
            values[name] = _joined(item.get(name))
        values["candidates"] = _joined(candidate.get("actor") for candidate in item.get("candidates") or ())
        for duty, found in (item.get("obligations") or {}).items():
            values[duty.replace("-", "_")] = (found or {}).get("strength")
    for column in TABLES[table]:
        value = values.get(column)
        yield column, value if not isinstance(value, (dict, list)) else None


def _hull(spans: Iterable[list[int]] | None) -> list[int] | None:
    spans = list(spans or ())
    return [min(span[0] for span in spans), max(span[1] for span in spans)] if spans else None
