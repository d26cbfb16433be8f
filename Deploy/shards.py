"""Reads one shard with the program and writes its records as Parquet: the work that both drivers schedule.

A shard is one file that ``entente read`` takes apart: a web archive (WARC), or JSON lines of the batch contract. Its
output is

    OUT/TABLE/date=YYYY-MM-DD/SHARD.parquet     TABLE: articles, events, statements, agreements
    OUT/done/SHARD.json                         written last: how many articles, errors, seconds

Files are written beside their place and renamed into it, under names that follow from the shard alone, and the note in
``done`` comes last. So a shard that was killed half-way is simply read again, two workers on the same shard write the
same bytes, and a shard with its note is skipped. ``articles.record`` holds the line of the program as it came.

The table ``articles`` has ``date=__HIVE_DEFAULT_PARTITION__`` for pages without a day of publication, which Spark,
pyarrow and others read as null.
"""
from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator

import pyarrow
import pyarrow.parquet

sys.path.insert(0, os.fspath(pathlib.Path(__file__).resolve().parent.parent / "Python"))
import entente  # noqa: E402

NO_DAY = "__HIVE_DEFAULT_PARTITION__"
#: Rows of a group in Parquet, and so about how many records are in memory at once.
GROUP = 500

_NUMBERS = {
    "start": pyarrow.int32(), "end": pyarrow.int32(), "quad": pyarrow.int32(), "score": pyarrow.float64(),
    "goldstein": pyarrow.float64()}
_COUNTS = {name: pyarrow.int32() for name in ("events", "statements", "agreements")}
_TRUTHS = {"negated": pyarrow.bool_(), "binding": pyarrow.bool_(), "open": pyarrow.bool_(), "background": pyarrow.bool_()}


def schema(table: str) -> pyarrow.Schema:
    """The columns of a table; all that is no number and no truth value is text."""
    kinds = {**_NUMBERS, **_TRUTHS, **(_COUNTS if table == "articles" else {})}
    columns = [(name, kinds.get(name, pyarrow.string())) for name in entente.TABLES[table]]
    if table == "articles":
        columns += [("line", pyarrow.int32()), ("record", pyarrow.large_string())]
    return pyarrow.schema(columns)


@dataclasses.dataclass(frozen=True)
class Job:
    """What is the same for every shard. It is small and plain, so that any engine can send it."""

    out: str
    program: str
    flags: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a shard went."""

    shard: str
    articles: int = 0
    errors: int = 0
    seconds: float = 0.0
    #: Why it gave nothing, where it did not.
    failure: str | None = None


def name(shard: str) -> str:
    """The name of a shard's files: its own, for people, and a hash of its path, so that no two collide."""
    stem = pathlib.PurePath(shard).name.split(".")[0][:60]
    return f"{stem}-{hashlib.sha256(shard.encode()).hexdigest()[:12]}"


def note(out: str, shard: str) -> pathlib.Path:
    """Where the note stands that a shard is done."""
    return pathlib.Path(out, "done", name(shard) + ".json")


def pending(out: str, shards: Iterable[str]) -> list[str]:
    """The shards that have no note yet."""
    return [shard for shard in shards if not note(out, shard).exists()]


def expand(operands: Iterable[str]) -> list[str]:
    """Absolute paths of shards: files as they are, folders for the shards inside them, ``@LIST`` for a list of paths."""
    found: list[str] = []
    for operand in operands:
        path = pathlib.Path(operand)
        if operand.startswith("@"):
            found += expand(pathlib.Path(operand[1:]).read_text(encoding="utf8").split())
        elif path.is_dir():
            found += sorted(os.fspath(file.resolve()) for file in path.rglob("*") if _is_shard(file))
        else:
            found.append(os.fspath(path.resolve()))
    return list(dict.fromkeys(found))


def _is_shard(file: pathlib.Path) -> bool:
    return file.is_file() and file.name.endswith((".warc", ".warc.gz", ".jsonl", ".jsonl.gz", ".ndjson"))


def work(job: Job, shard: str) -> Outcome:
    """Reads a shard and writes its tables; never raises for what is wrong with the shard, so that the others go on."""
    if note(job.out, shard).exists():
        return _noted(job.out, shard)
    begun = time.monotonic()
    scratch = pathlib.Path(job.out, "scratch")
    scratch.mkdir(parents=True, exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix=name(shard) + "-", dir=scratch))
    try:
        lines = folder / "lines.jsonl"
        failure = _read(job, shard, lines)
        if failure:
            return Outcome(shard, failure=failure)
        articles, errors = _write(job, shard, lines, folder)
        outcome = Outcome(shard, articles, errors, round(time.monotonic() - begun, 3))
        _place(json.dumps(dataclasses.asdict(outcome)).encode(), note(job.out, shard), folder)
        return outcome
    except (OSError, ValueError, KeyError, pyarrow.ArrowException) as error:
        return Outcome(shard, failure=f"{type(error).__name__}: {error}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _noted(out: str, shard: str) -> Outcome:
    return Outcome(**json.loads(note(out, shard).read_text(encoding="utf8")))


def _read(job: Job, shard: str, lines: pathlib.Path) -> str | None:
    """Runs the program over the shard into a file; says what went wrong, if anything did."""
    words = [job.program, "read", "--format", "jsonl", *job.flags, "--", shard]
    if shutil.which("setpriv"):
        # A worker that is killed takes its program with it.
        words = ["setpriv", "--pdeathsig", "KILL", *words]
    with lines.open("wb") as output:
        run = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE, check=False)
    if run.returncode in (0, 3):
        return None
    return run.stderr.decode("utf8", "replace").strip()[-400:] or f"the program ended with status {run.returncode}"


def _write(job: Job, shard: str, lines: pathlib.Path, folder: pathlib.Path) -> tuple[int, int]:
    """Writes the tables day by day, so that no more than a group of records is in memory."""
    days: dict[str, list[tuple[int, int]]] = {}
    errors = 0
    with lines.open("rb") as file:
        offset = 0
        for number, line in enumerate(file):
            record = json.loads(line)
            errors += record.get("error") is not None
            days.setdefault(_day(record), []).append((number, offset))
            offset += len(line)
        for day, places in days.items():
            writers: dict[str, pyarrow.parquet.ParquetWriter] = {}
            for start in range(0, len(places), GROUP):
                _write_group(file, places[start:start + GROUP], writers, folder)
            for table, writer in writers.items():
                writer.close()
                target = pathlib.Path(job.out, table, f"date={day}", name(shard) + ".parquet")
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(folder / f"{table}.parquet", target)
    return sum(map(len, days.values())), errors


def _write_group(
    file: object, places: list[tuple[int, int]], writers: dict[str, pyarrow.parquet.ParquetWriter], folder: pathlib.Path,
) -> None:
    records, texts = [], []
    for _, offset in places:
        file.seek(offset)  # type: ignore[attr-defined]
        line = file.readline().rstrip(b"\n")  # type: ignore[attr-defined]
        texts.append(line.decode("utf8"))
        records.append(json.loads(line))
    for table in entente.TABLES:
        rows = list(entente.rows(records, table))  # type: ignore[arg-type]
        if table == "articles":
            for row, (number, _), text in zip(rows, places, texts):
                row.update(line=number, record=text)
        if not rows:
            continue
        if table not in writers:
            writers[table] = pyarrow.parquet.ParquetWriter(folder / f"{table}.parquet", schema(table), compression="zstd")
        writers[table].write_table(pyarrow.Table.from_pylist(rows, schema=schema(table)))


def _day(record: dict) -> str:
    published = (record.get("article") or {}).get("published") or ""
    return published[:10] if len(published) >= 10 else NO_DAY


def _place(content: bytes, target: pathlib.Path, folder: pathlib.Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = folder / "note"
    beside.write_bytes(content)
    os.replace(beside, target)


def lines(out: str, with_errors: bool = True) -> Iterator[str]:
    """The program's lines of all shards that are done: shard by shard by name, each shard's in its own order."""
    files: dict[str, list[pathlib.Path]] = {}
    for file in pathlib.Path(out, "articles").rglob("*.parquet"):
        files.setdefault(file.stem, []).append(file)
    for stem in sorted(path.stem for path in pathlib.Path(out, "done").glob("*.json")):
        numbered: list[tuple[int, str]] = []
        for file in files.get(stem, []):
            table = pyarrow.parquet.ParquetFile(file).read(columns=["line", "record", "error"])
            numbered += [
                (row["line"], row["record"]) for row in table.to_pylist() if with_errors or row["error"] is None]
        yield from (record for _, record in sorted(numbered))


class Progress:
    """Tells on standard error, every few seconds, how many shards are done and when the rest will be."""

    def __init__(self, out: str, shards: list[str], every: float = 5.0) -> None:
        self._out, self._shards, self._every = out, shards, every
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Progress":
        self._begun = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(self._every):
            left = len(pending(self._out, self._shards))
            done = len(self._shards) - left
            spent = time.monotonic() - self._begun
            rest = f", about {spent / done * left:.0f} s left" if done else ""
            print(f"{done} of {len(self._shards)} shards, {spent:.0f} s{rest}", file=sys.stderr, flush=True)


Schedule = Callable[[Job, list[str]], Iterable[Outcome]]


def run(job: Job, operands: Iterable[str], schedule: Schedule) -> int:
    """Schedules what is not done yet, tells how it went, and returns the exit status: 0, or 3 where a shard failed."""
    shards = expand(operands)
    left = pending(job.out, shards)
    print(f"{len(shards)} shards, {len(shards) - len(left)} of them done before", file=sys.stderr)
    with Progress(job.out, left):
        outcomes = list(schedule(job, left)) if left else []
    for outcome in outcomes:
        if outcome.failure:
            print(f"{outcome.shard}: {outcome.failure}", file=sys.stderr)
    if not pending(job.out, shards):
        shutil.rmtree(pathlib.Path(job.out, "scratch"), ignore_errors=True)
    failed = sum(outcome.failure is not None for outcome in outcomes)
    articles, errors = sum(o.articles for o in outcomes), sum(o.errors for o in outcomes)
    print(f"{len(left) - failed} shards read, {failed} failed; {articles} lines, {errors} of them errors")
    return 3 if failed else 0
