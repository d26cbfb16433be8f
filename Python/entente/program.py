"""Runs the program over the batch contract (Docs/batch.md)."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
from typing import Any, Iterable, Iterator, Mapping, Sequence

Record = dict[str, Any]

#: Exit statuses of a run that gave its answers: all inputs were read; some were in error, each with a line that says so.
_FINISHED = (0, 3)


class ProgramError(RuntimeError):
    """The program is missing, was called wrongly, or could not go on."""


def program() -> str:
    """Where the program is: ``ENTENTE_PROGRAM``, or ``entente`` on the PATH."""
    found = os.environ.get("ENTENTE_PROGRAM") or shutil.which("entente")
    if not found:
        raise ProgramError("no program 'entente' on the PATH; install it or set ENTENTE_PROGRAM to its place")
    return found


def version() -> str:
    """The version of the program."""
    return _output(["--version"]).split()[-1]


def read(paths: str | os.PathLike[str] | Sequence[str | os.PathLike[str]], *, flags: Sequence[str] = ()) -> Iterator[Record]:
    """Reads files: pages, texts, feeds, web archives, mails, files of JSON lines.

    Yields one record per article, in order, each as soon as it is ready. A file that cannot be read gives a record
    with ``error``. ``flags`` are further flags of ``entente read``, such as ``["--only", "article"]``.
    """
    files = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    if files:
        yield from _records(["read", "--format", "jsonl", *flags, "--", *map(os.fspath, files)], lines=None)


def read_texts(texts: Iterable[str] | Mapping[str, str], *, flags: Sequence[str] = ()) -> Iterator[Record]:
    """Reads plain texts, taken as they are: spans are indices into exactly these strings.

    A mapping gives each text its id; otherwise ids are "0", "1", ….
    """
    named = texts.items() if isinstance(texts, Mapping) else ((str(i), text) for i, text in enumerate(texts))
    yield from read_lines(({"id": id, "text": text} for id, text in named), flags=flags)


def read_lines(lines: Iterable[Mapping[str, Any]], *, flags: Sequence[str] = ()) -> Iterator[Record]:
    """Reads lines of the batch contract: dictionaries with ``id`` and ``html``, ``text``, ``capture`` or ``treaty``.

    The lines are taken by a thread of their own, so they may be as many as one likes: no more are under way than the
    program works on.
    """
    yield from _records(["read", "--format", "jsonl", *flags], lines=lines)


def ask(
    question: str, *, ledger: str | os.PathLike[str] | None = None,
    paths: Sequence[str | os.PathLike[str]] = (), lines: Iterable[Mapping[str, Any]] | None = None,
    as_of: str | None = None,
) -> Record:
    """Answers a question from a ledger, or over files or lines of the batch contract without one."""
    words = ["ask", "--format", "json"]
    if as_of is not None:
        words += ["--as-of", as_of]
    if ledger is not None:
        words += ["--ledger", os.fspath(ledger)]
    for path in paths:
        words += ["--input", os.fspath(path)]
    if lines is None:
        return json.loads(_output([*words, "--", question]))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as file:
        for line in lines:
            file.write(json.dumps(line) + "\n")
        file.flush()
        return json.loads(_output([*words, "--input", file.name, "--", question]))


def _output(words: Sequence[str]) -> str:
    run = subprocess.run([program(), *words], capture_output=True, text=True, encoding="utf8", check=False)
    if run.returncode not in _FINISHED:
        raise ProgramError(run.stderr.strip() or f"entente ended with status {run.returncode}")
    return run.stdout


def _records(words: Sequence[str], lines: Iterable[Mapping[str, Any]] | None) -> Iterator[Record]:
    """Runs the program and yields its answers; ends it when the caller stops early."""
    failure: list[BaseException] = []
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [program(), *words], stdout=subprocess.PIPE, stderr=errors,
            stdin=subprocess.DEVNULL if lines is None else subprocess.PIPE)
        writer = None
        if lines is not None:
            writer = threading.Thread(target=_write, args=(process, lines, failure), daemon=True)
            writer.start()
        try:
            assert process.stdout is not None
            for answer in process.stdout:
                yield json.loads(answer)
            status = process.wait()
            if writer is not None:
                writer.join()
            if failure:
                raise failure[0]
            if status not in _FINISHED:
                errors.seek(0)
                said = errors.read().decode("utf8", "replace").strip()
                raise ProgramError(said or f"entente ended with status {status}")
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _write(process: subprocess.Popen[bytes], lines: Iterable[Mapping[str, Any]], failure: list[BaseException]) -> None:
    """Feeds the program; what the caller's lines raise is kept for the caller's thread."""
    assert process.stdin is not None
    try:
        for line in lines:
            process.stdin.write(json.dumps(line).encode("utf8") + b"\n")
            process.stdin.flush()
    except BrokenPipeError:
        pass  # The program ended early: its status and words tell why.
    except BaseException as error:  # noqa: BLE001
        failure.append(error)
    finally:
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
