#!/usr/bin/env python3
"""Runs the drivers on small clusters on this machine, kills a worker in the middle, and compares with a single run.

    python3 Deploy/check.py --program PATH_TO_ENTENTE [ray|spark ...]

Needs pyarrow and the engine from PyPI (Spark also a Java runtime); an engine that is missing is skipped. The inputs are
made from Examples/tirana. It holds that nothing is lost or doubled: the sorted lines are those of `entente read` over
the same shards, byte for byte; that a second run does nothing; and that a ledger takes what was written.
"""
from __future__ import annotations

import argparse
import base64
import contextlib
import gzip
import importlib.util
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

import pyarrow.dataset

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import shards  # noqa: E402

SHARDS, PAGES = 10, 20


def make(folder: pathlib.Path) -> list[str]:
    """Shards of JSON lines, one of them with bad lines, and one web archive."""
    pages = sorted((HERE.parent / "Examples" / "tirana").glob("*.html"))
    folder.mkdir()
    for number in range(SHARDS):
        with (folder / f"part-{number:03}.jsonl").open("w", encoding="utf8") as file:
            for count in range(PAGES):
                page = pages[(number + count) % len(pages)]
                html = base64.b64encode(page.read_bytes()).decode()
                url = f"https://example.org/{number}/{count}"
                file.write(json.dumps({"id": f"{number}-{count}", "url": url, "html_base64": html}) + "\n")
            if number == 3:
                file.write('no json\n{"id": "nothing"}\n')
    with (folder / "crawl.warc.gz").open("wb") as archive:
        for number, page in enumerate(pages):
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.read_bytes()
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Target-URI: https://example.org/archive/{page.stem}\r\n"
                f"WARC-Date: 2025-04-{number + 1:02}T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n")
            archive.write(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    return shards.expand([str(folder)])


def descendants(root: int) -> list[int]:
    """A process and all that come from it, by /proc."""
    children: dict[int, list[int]] = {}
    for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = entry.read_text().rsplit(")", 1)[1].split()
            children.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    found, open_ = [], [root]
    while open_:
        process = open_.pop()
        found.append(process)
        open_ += children.get(process, [])
    return found


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kills a process and its descendants at once, as a machine that loses power."""
    for number in descendants(process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port: int) -> None:
    def listens() -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return True
        return False

    await_(listens)


def await_(holds: Callable[[], bool], seconds: float = 180) -> None:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError("the cluster does not come up")
        time.sleep(0.2)


class Cluster:
    """A cluster of two workers on loopback; the processes that are to be ended, the second worker last."""

    def __init__(self, log: pathlib.Path) -> None:
        self._log = log.open("ab")
        self.processes: list[subprocess.Popen[bytes]] = []
        self.environment = dict(os.environ)

    def start(self, words: list[str], **environment: str) -> None:
        self.processes.append(subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log,
            env={**self.environment, **environment}))

    def drive(self, words: list[str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, text=True, env=self.environment)

    def close(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                kill(process)
        self._log.close()


@contextlib.contextmanager
def ray_cluster(log: pathlib.Path, work: pathlib.Path) -> Iterator[tuple[Cluster, list[str]]]:
    cluster = Cluster(log)
    port = free_port()
    cluster.environment.update(RAY_USAGE_STATS_ENABLED="0", RAY_raylet_start_wait_time_s="180")
    program = [
        sys.executable, "-m", "ray.scripts.scripts", "start", "--block", "--disable-usage-stats",
        "--object-store-memory=100000000", "--node-ip-address=127.0.0.1", "--dashboard-agent-listen-port=0"]
    try:
        # The head has no core to give, so that both workers are others; nodes that start at once take each other's ports.
        cluster.start([
            *program, "--head", f"--port={port}", "--num-cpus=0", "--include-dashboard=false", f"--temp-dir={work}/ray"])
        wait_for(port)
        for number in (1, 2):
            await_(lambda: len(list((work / "ray" / "session_latest" / "sockets").glob("raylet*"))) >= number)
            cluster.start([*program, f"--address=127.0.0.1:{port}", "--num-cpus=1"])
        await_(lambda: len(list((work / "ray" / "session_latest" / "sockets").glob("raylet*"))) >= 3)
        yield cluster, [sys.executable, str(HERE / "ray" / "read.py"), "--address", f"127.0.0.1:{port}"]
    finally:
        cluster.close()


@contextlib.contextmanager
def spark_cluster(log: pathlib.Path, work: pathlib.Path) -> Iterator[tuple[Cluster, list[str]]]:
    import pyspark

    home = pathlib.Path(pyspark.__file__).parent
    cluster = Cluster(log)
    port = free_port()
    cluster.environment.update(
        SPARK_HOME=str(home), SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable,
        SPARK_WORKER_DIR=str(work / "spark-work"), SPARK_LOCAL_DIRS=str(work / "spark-local"))
    program = [str(home / "bin" / "spark-class")]
    common = ["--host", "127.0.0.1", "--webui-port", "0"]
    master = f"spark://127.0.0.1:{port}"
    try:
        cluster.start([*program, "org.apache.spark.deploy.master.Master", *common, "--port", str(port)])
        wait_for(port)
        for _ in range(2):
            cluster.start([*program, "org.apache.spark.deploy.worker.Worker", *common, "-c", "1", "-m", "1g", master])
        settings = {
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false",
            "spark.executor.cores": "1", "spark.executor.memory": "512m", "spark.driver.memory": "512m",
        }
        words = [str(home / "bin" / "spark-submit"), "--master", master]
        for name, value in settings.items():
            words += ["--conf", f"{name}={value}"]
        yield cluster, [*words, str(HERE / "spark" / "read.py")]
    finally:
        cluster.close()


CLUSTERS = {"ray": ray_cluster, "spark": spark_cluster}


class Check:
    """Counts what holds; the first thing that does not ends the run."""

    def __init__(self) -> None:
        self.passed = 0

    def holds(self, what: str, truth: object) -> None:
        if not truth:
            raise SystemExit(f"check: FAILED: {what}")
        self.passed += 1
        print(f"  holds: {what}", flush=True)


def interrupt(cluster: Cluster, driver: subprocess.Popen[str], out: pathlib.Path) -> bool:
    """Kills the second worker while it has a shard in hand; says whether a shard was left half-way."""
    worker = cluster.processes[-1]
    while driver.poll() is None:
        busy = any(_is_reading(number) for number in descendants(worker.pid))
        if busy and any((out / "done").glob("*.json")):
            before = {folder.name for folder in (out / "scratch").glob("*")}
            kill(worker)
            return bool(before & {folder.name for folder in (out / "scratch").glob("*")})
        time.sleep(0.05)
    return False


def _is_reading(number: int) -> bool:
    with contextlib.suppress(OSError):
        words = pathlib.Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        return b"read" in words and b"--format" in words
    return False


def check(engine: str, program: str, inputs: list[str], single: list[bytes], work: pathlib.Path, check: Check) -> None:
    """One engine: a run with a worker killed, a second run, a ledger."""
    out = work / f"{engine}-out"
    log = work / f"{engine}.log"
    begun = time.monotonic()
    with CLUSTERS[engine](log, work) as (cluster, words):
        words = [*words, "--out", str(out), "--program", program, str(pathlib.Path(inputs[0]).parent)]
        driver = cluster.drive(words)
        check.holds(f"{engine}: a worker is killed while it reads a shard", interrupt(cluster, driver, out))
        said = last_line(driver)
        check.holds(f"{engine}: the run ends well ({said})", driver.returncode == 0)
        second = cluster.drive(words)
        said = last_line(second)
        check.holds(
            f"{engine}: a second run has nothing to do ({said})",
            second.returncode == 0 and said.startswith("0 shards read, 0 failed"))
    seconds = time.monotonic() - begun
    lines = sorted(line.encode("utf8") for line in shards.lines(str(out)))
    check.holds(
        f"{engine}: {len(lines)} sorted lines are those of a single run, byte for byte ({seconds:.0f} s)", lines == single)
    for table in ("events", "statements", "agreements"):
        rows = pyarrow.dataset.dataset(out / table, partitioning="hive").count_rows()
        wanted = sum(len(json.loads(line).get(table) or ()) for line in single)
        check.holds(f"{engine}: the table {table} has {rows} rows", rows == wanted > 0)
    ledger = work / f"{engine}.db"
    loaded = subprocess.run(
        [sys.executable, str(HERE / "load.py"), str(out), "--ledger", str(ledger), "--program", program],
        capture_output=True, text=True, check=False)
    articles = sum(json.loads(line)["error"] is None for line in single)
    check.holds(f"{engine}: a ledger takes {loaded.stdout.strip()}", loaded.stdout.startswith(f"{articles} articles"))


def last_line(driver: subprocess.Popen[str]) -> str:
    """What a driver says at its end; engines write words of their own before it."""
    said, _ = driver.communicate()
    return (said.strip().splitlines() or [""])[-1]


def missing(engine: str) -> str | None:
    """Why an engine cannot be tried here."""
    module = {"ray": "ray", "spark": "pyspark"}[engine]
    if importlib.util.find_spec(module) is None:
        return f"no {module} (pip install {module})"
    if engine == "spark" and not shutil.which("java"):
        return "no java (apt-get install default-jre-headless)"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", choices=[[], *CLUSTERS], help="which (default: all)")
    parser.add_argument("--program", required=True, help="the program")
    given = parser.parse_args()
    result = Check()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        inputs = make(work / "shards")
        program = os.path.abspath(given.program)
        run = subprocess.run(
            [program, "read", "--format", "jsonl", "--", *inputs], capture_output=True, check=False)
        single = sorted(run.stdout.splitlines())
        print(f"{len(inputs)} shards, {len(single)} lines by a single run (status {run.returncode})")
        for engine in given.engines or CLUSTERS:
            reason = missing(engine)
            if reason:
                print(f"  skipped: {engine}: {reason}")
                continue
            try:
                check(engine, program, inputs, single, work, result)
            except SystemExit:
                sys.stdout.write((work / f"{engine}.log").read_text(errors="replace")[-4000:])
                raise
    print(f"check: {result.passed} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
