"""Trials of the program in a bad world: each gives rows of what was tried and what happened.

A trial is a function of a `Bench` (program, folder, chance); it adds rows and faults there. A fault is a crash, a hang,
an error without a message, a ledger that is not whole afterwards, or a wrong answer that nothing told of.
"""
import json
import os
import pathlib
import resource
import shutil
import socket
import subprocess
import time

from outcome import HUNG, Outcome, limit, run

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ROOT / "Examples/tirana"
QUESTION = "Are Albania, Croatia and Kosovo forming a military alliance?"


class Bench:
    """Where trials are made: the program, a folder of its own, a seeded chance, and the rows and faults so far."""

    def __init__(self, program, folder, chance, effort=1.0):
        self.program = str(program)
        self.folder = pathlib.Path(folder)
        self.chance = chance
        self.effort = effort
        self.rows = []
        self.faults = []

    def times(self, count):
        """How often to try something, by how much effort is wanted."""
        return max(2, round(count * self.effort))

    def run(self, *words, **options) -> Outcome:
        return run([self.program, *map(str, words)], **options)

    def row(self, part, tried, number, happened):
        self.rows.append((part, tried, number, happened))
        print(f"{part} | {tried} | {number} | {happened}", flush=True)

    def demand(self, truth, message):
        if not truth:
            self.faults.append(message)
            print(f"FAULT {message}", flush=True)
        return truth

    def spoken(self, outcome, what, allowed=(1, 2, 3)):
        """Demands an end that the program chose: success, or a status with a message."""
        good = outcome.status == 0 or (outcome.status in allowed and bool(outcome.err.strip() or outcome.out.strip()))
        return self.demand(good, f"{what}: {outcome.word}, said {outcome.err[:200]!r}")

    def ledger(self):
        """A sound ledger of the dossier, made once."""
        path = self.folder / "sound.db"
        if not path.exists():
            made = self.run("ingest", "--tagging", "rules", "--ledger", path, PAGES)
            if made.status:
                raise SystemExit(f"campaign: no ledger could be made: {made.err.decode()}")
        return path

    def whole(self, path, what):
        """Demands that the check finds nothing; a file that nothing was stored in yet is none."""
        if not path.exists() or path.stat().st_size == 0:
            return True
        check = self.run("ledger", "check", "--ledger", path)
        unborn = b"it is empty" in check.err
        return self.demand(check.status == 0 or unborn, f"{what}: check says {(check.out + check.err)[:300]!r}")

    def export(self, path):
        return self.run("ledger", "export", "--ledger", path)

    def fresh(self, name):
        """An empty folder of this name."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path


def counted(outcomes):
    """`3 × status 1, 2 × status 0` of many ends."""
    words = [outcome.word for outcome in outcomes]
    return ", ".join(f"{words.count(word)} × {word}" for word in sorted(set(words)))


def jobs(bench, ledger, folder):
    """What writes: name, words, and whether it writes to standard output."""
    return (
        ("ingest", ("ingest", "--tagging", "rules", "--ledger", folder / "new.db", PAGES), False),
        ("backup", ("ledger", "backup", folder / "copy.db", "--ledger", ledger), False),
        ("publish", ("publish", "--ledger", ledger, "--base", "https://desk.example.org/", folder / "site"), False),
        ("export", ("ledger", "export", "--ledger", ledger), True),
        ("export, sql", ("ledger", "export", "--format", "sql", "--ledger", ledger), True),
    )


def disk(bench):
    """A disk of so many KB, and files that may not grow beyond so many KB."""
    ledger = bench.ledger()
    folder = bench.fresh("disk")
    sizes = [4, 64, 200, 400, 700, 1000] if bench.effort >= 1 else [64, 400]
    mounts = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], stderr=subprocess.DEVNULL).returncode == 0
    if mounts:
        subprocess.run(["umount", folder], check=True)
    for kind in (["full disk"] if mounts else []) + ["file size limit"]:
        ends = {}
        for size in sizes:
            for name, words, writes in jobs(bench, ledger, folder):
                target = bench.fresh("disk")
                if kind == "full disk":
                    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", target], check=True)
                prepare = None if kind == "full disk" else limit(resource.RLIMIT_FSIZE, size << 10)
                out = open(target / "out", "wb") if writes else None
                try:
                    done = bench.run(*words, prepare=prepare, stdout=out, timeout=120)
                    what = f"{kind} of {size} KB, {name}"
                    bench.spoken(done, what)
                    bench.demand(b"losed" not in done.err, f"{what}: called closed: {done.err[:200]!r}")
                    shutil.copytree(target, bench.fresh("found"), dirs_exist_ok=True)
                    bench.whole(bench.folder / "found/new.db", what)
                    bench.whole(bench.folder / "found/copy.db", what)
                    ends.setdefault(name, []).append(done)
                finally:
                    if out:
                        out.close()
                    if kind == "full disk":
                        subprocess.run(["umount", target], check=True)
        for name, done in ends.items():
            bench.row("disk", f"{name}, {kind} of {sizes[0]}–{sizes[-1]} KB", len(done),
                      f"{counted(done)}; what is left is whole")
    with open("/dev/full", "wb") as full:
        done = bench.run("read", "--tagging", "rules", PAGES / "wire.html", stdout=full)
    bench.spoken(done, "/dev/full")
    bench.demand(b"No space" in done.err, f"/dev/full is told as {done.err!r}")
    bench.row("disk", "read to /dev/full", 1, f"{done.word}: {done.err.decode().strip()}")


def group(size):
    """A control group with a memory limit; gives how to enter and leave it, or nothing where none can be made."""
    for root, name in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
        path = pathlib.Path(root) / f"entente-campaign-{os.getpid()}"
        if not (pathlib.Path(root) / "cgroup.procs").exists():
            continue
        try:
            path.mkdir(exist_ok=True)
            (path / name).write_text(str(size))
            return path
        except OSError:
            if path.is_dir():
                path.rmdir()
    return None


def memory(bench):
    """Too little memory: a control group ends the program from outside, a limit of addresses refuses what it asks for."""
    ledger = bench.ledger()
    folder = bench.fresh("memory")
    sizes = (8, 16, 24, 32, 48, 64, 96)[::1 if bench.effort >= 1 else 3]
    for kind in ("control group", "address space"):
        ends = {}
        for size in sizes:
            scale = 1 if kind == "control group" else 8
            for name, words, _ in jobs(bench, ledger, folder):
                target = bench.fresh("memory")
                place = group(size << 20) if kind == "control group" else None
                if kind == "control group" and place is None:
                    continue
                prepare = ((lambda: (place / "cgroup.procs").write_text(str(os.getpid()))) if place
                           else limit(resource.RLIMIT_AS, size * scale << 20))
                done = bench.run(*words, prepare=prepare, timeout=120)
                what = f"{kind} of {size * scale} MB, {name}"
                bench.demand(done.status != HUNG, f"{what}: hung")
                bench.whole(target / "new.db", what)
                bench.whole(target / "copy.db", what)
                ends.setdefault(name, []).append(done)
                if place:
                    time.sleep(0.02)
                    place.rmdir()
        for name, done in ends.items():
            bench.row("memory", f"{name}, {kind} of {sizes[0] * scale}–{sizes[-1] * scale} MB", len(done),
                      f"{counted(done)}; what is left is whole")
    bench.whole(ledger, "memory: the ledger that was read")


def turned(path, count, chance):
    """Turns so many bits of a file."""
    with open(path, "r+b") as file:
        size = os.path.getsize(path)
        for _ in range(count):
            place = chance.randrange(size)
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ 1 << chance.randrange(8)]))


def files(bench):
    """Model and data missing, cut short, with a bit turned: an error that names the file, or the same answer."""
    data = bench.fresh("data")
    for name in ("Data", "Models"):
        shutil.copytree(ROOT / name, data / name)
    environment = {**os.environ, "ENTENTE_DATA": str(data)}
    words = ("read", "--format", "jsonl", "--no-gate", "--tagging", "encoder", PAGES / "wire.html")
    right = bench.run(*words, env=environment)
    bench.demand(right.status == 0, f"files: nothing broken, yet {right.word}: {right.err[:200]!r}")
    targets = [path for path in sorted(data.rglob("*")) if path.is_file() and path.suffix != ".md"]
    tally = {}
    for path in targets:
        kept = path.read_bytes()
        large = len(kept) > 1 << 20
        for kind in ("missing", "empty") + ("cut short",) * bench.times(3) + ("a bit turned",) * bench.times(24 if large else 8):
            if kind == "missing":
                path.unlink()
            elif kind == "empty":
                path.write_bytes(b"")
            elif kind == "cut short":
                path.write_bytes(kept[:bench.chance.randrange(1, len(kept))])
            else:
                turned(path, 1, bench.chance)
            done = bench.run(*words, env=environment, timeout=60)
            what = f"{path.name} {kind}"
            told = done.status not in (0, 3) and done.err.strip()
            bench.demand(not done.crashed, f"{what}: {done.word} {done.err[:200]!r}")
            bench.demand(told or done.out == right.out, f"{what}: another answer and no error")
            bench.demand(not told or path.name in done.err.decode("utf8", "replace"), f"{what}: the error names no file: {done.err[:200]!r}")
            row = tally.setdefault((path.suffix == ".tsv", kind), [0, 0])
            row[0] += 1
            row[1] += bool(told)
            path.write_bytes(kept)
    for (is_table, kind), (number, told) in sorted(tally.items()):
        bench.row("files", f"{'tables of Data, sums.tsv' if is_table else 'model and vocabulary'}: {kind}", number,
                  f"{told} refused with the file's name, {number - told} the same answer")
    done = bench.run("read", PAGES / "wire.html", env={**os.environ, "ENTENTE_DATA": "/nowhere"})
    bench.spoken(done, "ENTENTE_DATA names nothing")
    bench.row("files", "ENTENTE_DATA names nothing", 1, f"{done.word}: {done.err.decode().strip()}")


def parts(export):
    """The lines of articles and of copies; an ingest stores the ones, then the others."""
    lines = export.splitlines()
    return tuple(line for line in lines if line.startswith(b'{"id"')), tuple(line for line in lines if line.startswith(b'{"copy"'))


def with_log(bench):
    """A ledger whose last changes are still in its log, copied while somebody reads it, and every state that it went through."""
    import sqlite3
    folder = bench.fresh("log")
    path = folder / "desk.db"
    names = sorted(PAGES.glob("*.html"))
    bench.run("ingest", "--tagging", "rules", "--ledger", path, *names[:5])
    reader = sqlite3.connect(path)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM articles").fetchone()
    states = [parts(bench.export(path).out)]
    for name in names[5:]:
        bench.run("ingest", "--tagging", "rules", "--ledger", path, name)
        after = parts(bench.export(path).out)
        states += [(after[0], states[-1][1]), after]
    kept = {ending: (folder / f"desk.db{ending}").read_bytes() for ending in ("", "-wal")}
    reader.close()
    return kept, states


def ledgers(bench):
    """Ledgers with bits turned, cut short, with a log cut short: told of, or nothing wrong."""
    sound = bench.ledger()
    right = bench.export(sound).out
    page = bench.folder / "one.txt"
    page.write_text("Albania and Croatia signed a treaty on defence in Tirana on Tuesday, officials said.\n")
    for kind, number in (("a bit turned", 60), ("100 bits turned", 20), ("cut short", 20)):
        checked = refused = harmless = 0
        for _ in range(bench.times(number)):
            path = bench.fresh("ledger") / "desk.db"
            shutil.copy(sound, path)
            if kind == "cut short":
                os.truncate(path, bench.chance.randrange(1, path.stat().st_size))
            else:
                turned(path, 1 if kind == "a bit turned" else 100, bench.chance)
            what = f"ledger, {kind}"
            # Read before the check, which may write.
            read = bench.export(path)
            check = bench.run("ledger", "check", "--ledger", path)
            asked = bench.run("ask", "--ledger", path, QUESTION)
            took = bench.run("ingest", "--tagging", "rules", "--ledger", path, page)
            for name, done in (("check", check), ("export", read), ("ask", asked), ("ingest", took)):
                bench.spoken(done, f"{what}: {name}")
            checked += check.status != 0
            refused += check.status == 0 and read.status != 0
            if check.status == 0 and read.status == 0:
                harmless += 1
                bench.demand(read.out == right, f"{what}: the check finds nothing, and the export is another")
        bench.row("ledger", kind, bench.times(number),
                  f"{checked} found by the check, {refused} refused when read, {harmless} without effect")
    kept, states = with_log(bench)
    for kind in ("log cut short", "log with a bit turned"):
        earlier = last = told = 0
        for _ in range(bench.times(20)):
            folder = bench.fresh("ledger")
            for ending, data in kept.items():
                (folder / f"desk.db{ending}").write_bytes(data)
            log = folder / "desk.db-wal"
            if kind == "log cut short":
                os.truncate(log, bench.chance.randrange(log.stat().st_size))
            else:
                turned(log, 1, bench.chance)
            check = bench.run("ledger", "check", "--ledger", folder / "desk.db")
            read = bench.export(folder / "desk.db")
            bench.spoken(check, kind)
            bench.spoken(read, kind)
            told += check.status != 0
            if check.status == 0 and bench.demand(parts(read.out) in states, f"{kind}: a state that never was"):
                last += parts(read.out) == states[-1]
                earlier += parts(read.out) != states[-1]
        bench.row("ledger", kind, bench.times(20), f"{last} the last state, {earlier} an earlier whole one, {told} found by the check")


def answers(bench, ledger, **options):
    """What must not depend on clock, zone and locale, as bytes."""
    words = (
        ("read", "--tagging", "rules", "--format", "jsonl", *sorted(PAGES.glob("*.html"))),
        ("read", "--tagging", "rules", PAGES / "tirana.html"), ("inspect", PAGES / "zagreb.html"),
        ("ask", "--ledger", ledger, QUESTION), ("ask", "--ledger", ledger, "--format", "html", QUESTION),
        ("events", "--ledger", ledger, "--format", "csv"), ("events", "--ledger", ledger, "--format", "gdelt"),
        ("relations", "--ledger", ledger, "--format", "csv"), ("stories", "--ledger", ledger), ("blocs", "--ledger", ledger),
        *(("ledger", "export", "--format", form, "--ledger", ledger) for form in ("jsonl", "flat", "sql", "ics")))
    return {" ".join(str(part) for part in word if str(part) != str(ledger))[:80]: bench.run(*word, **options) for word in words}


def clock_library():
    """libfaketime, where Debian's package is installed."""
    return next((str(path) for path in pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), None)


def locales(folder):
    """Locales that can be used: those of the system, and those that can be made here."""
    wanted = {"C": None, "tr_TR.UTF-8": "tr_TR", "ar_EG.UTF-8": "ar_EG", "de_DE.UTF-8": "de_DE"}
    made = []
    for name, source in wanted.items():
        if source is None or (shutil.which("localedef") and subprocess.run(
                ["localedef", "-i", source, "-f", "UTF-8", folder / name], stderr=subprocess.DEVNULL).returncode == 0):
            made.append(name)
    return made


def places(bench):
    """Clocks, time zones and locales: the same bytes everywhere."""
    ledger = bench.ledger()
    right = answers(bench, ledger)
    worlds = [(f"TZ={zone}", {"TZ": zone}) for zone in ("Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", ":nonsense")]
    folder = bench.fresh("locales")
    worlds += [(f"LC_ALL={name}", {"LC_ALL": name, "LOCPATH": str(folder)}) for name in locales(folder)]
    worlds.append(("no HOME, no locale", {"HOME": None, "LANG": None}))
    library = clock_library()
    for time_ in ("1970-01-02 00:00:00", "2038-01-19 03:14:07", "2106-02-07 06:28:16") if library else ():
        worlds.append((f"clock at {time_}", {"LD_PRELOAD": library, "FAKETIME": "@" + time_}))
    for name, change in worlds:
        environment = {key: value for key, value in {**os.environ, **change}.items() if value is not None}
        found = answers(bench, ledger, env=environment)
        same = sum(bench.demand(found[key].out == right[key].out and found[key].status == right[key].status,
                                f"{name}: '{key}' gives other bytes: {found[key].err[:200]!r}") for key in right)
        bench.row("place", name, len(right), f"{same} answers with the same bytes")
    if library:
        jumps(bench, library)
    else:
        bench.row("place", "clock that jumps", 0, "not tried: no libfaketime (apt-get install libfaketime)")


def jumps(bench, library):
    """Ingests of changing pages while the clock jumps about; the history must stay one."""
    path = bench.fresh("clock") / "desk.db"
    page = path.with_name("page.jsonl")
    days = ("2025-03-18", "2035-01-01", "1999-12-31", "2025-03-19", "1970-01-02", "2025-03-20", "2025-03-20", "2024-02-29")
    for turn, day in enumerate(days):
        text = f"Albania and Croatia signed a treaty on defence in Tirana, the {turn}th report says of this matter."
        page.write_text(json.dumps({"id": "page", "text": text}) + "\n")
        environment = {**os.environ, "LD_PRELOAD": library, "FAKETIME": f"@{day} 12:00:00"}
        done = bench.run("ingest", "--tagging", "rules", "--ledger", path, page, env=environment)
        bench.spoken(done, f"clock jumps to {day}", allowed=())
        bench.whole(path, f"after the clock jumped to {day}")
    versions = bench.export(path).out.count(b"\n")
    bench.demand(versions == 1, f"clock jumps: {versions} articles are held, not 1")
    bench.row("place", "clock that jumps between ingests of a changing page", len(days), "history whole after each, the last version held")


def closed(*descriptors):
    return lambda: [os.close(number) for number in descriptors]


def ends(bench):
    """Descriptors closed, folders that cannot be written, odd arguments."""
    ledger = bench.ledger()
    page = PAGES / "wire.html"
    read = ("read", "--tagging", "rules", page)
    cases = (
        ("standard output closed", read, {"prepare": closed(1)}, (1,)),
        ("standard input closed, lines wanted", ("read", "--tagging", "rules"), {"prepare": closed(0)}, (1,)),
        ("standard input a folder, lines wanted", ("read", "--tagging", "rules"),
         {"prepare": lambda: os.dup2(os.open("/", os.O_RDONLY), 0)}, (1,)),
        ("standard input closed, a file named", read, {"prepare": closed(0)}, (0,)),
        ("standard error closed", ("read", "/nowhere"), {"prepare": closed(2)}, (3,)),
        ("all three closed, ingest", ("ingest", "--tagging", "rules", "--ledger", bench.folder / "closed.db", page), {"prepare": closed(0, 1, 2)}, (1,)),
        ("standard output closed, ingest", ("ingest", "--tagging", "rules", "--ledger", bench.folder / "closed.db", page), {"prepare": closed(1)}, (1,)),
        ("standard output closed, backup", ("ledger", "backup", bench.folder / "copied.db", "--ledger", ledger), {"prepare": closed(1)}, (0,)),
        ("a question of 120 KB", ("ask", "--ledger", ledger, "alliance " * 13_000), {}, (2,)),
        ("20,000 arguments", ("read", "--only", "article", *["/nowhere"] * 20_000), {}, (3,)),
        ("an empty argument", ("read", ""), {}, (2, 3)),
        ("no folder for the ledger", ("ingest", "--ledger", "/nowhere/desk.db", page), {}, (1,)),
        ("the ledger is a folder", ("ingest", "--ledger", "/", page), {}, (1,)),
        ("the ledger is /dev/null", ("ask", "--ledger", "/dev/null", QUESTION), {}, (1,)),
        ("the ledger is a page", ("ask", "--ledger", page, QUESTION), {}, (1,)),
    )
    for name, words, options, allowed in cases:
        done = bench.run(*words, **options)
        bench.demand(done.status in allowed, f"{name}: {done.word}, wanted {allowed}: {done.err[:200]!r}")
        bench.demand(done.status == 0 or "error closed" in name or "all three" in name or done.err.strip(), f"{name}: {done.word} without a word")
        bench.row("ends", name, 1, f"{done.word}" + (f": {done.err.decode('utf8', 'replace').strip().splitlines()[0][:160]}" if done.err.strip() else ""))
    bench.whole(bench.folder / "closed.db", "ledger written with closed descriptors")
    pipe(bench)
    odd_names(bench)
    if os.geteuid() == 0:
        unprivileged(bench, ledger)


def pipe(bench):
    """A reader that goes away after the first bytes."""
    child = subprocess.Popen([bench.program, "ledger", "export", "--ledger", bench.ledger()], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.read(10)
    child.stdout.close()
    said = child.stderr.read()
    status = child.wait(timeout=60)
    bench.demand(status == 1 and said.strip(), f"closed pipe: status {status}, {said!r}")
    bench.row("ends", "a reader that goes away", 1, f"status {status}: {said.decode().strip()}")


def odd_names(bench):
    """File names and words that are no UTF-8: understood, or refused with a reason."""
    folder = bench.fresh("names")
    name = os.fsencode(folder) + b"/caf\xe9 \xff.html"
    with open(name, "wb") as file:
        file.write((PAGES / "wire.html").read_bytes())
    for what, words in (("a file name that is no UTF-8", [b"read", b"--only", b"article", name]),
                        ("a ledger's name that is no UTF-8", [b"ask", b"--ledger", name, QUESTION.encode()]),
                        ("a question that is no UTF-8", [b"ask", b"--ledger", os.fsencode(bench.ledger()), b"Is Alb\xff\xfe in an alliance?"])):
        done = run([bench.program.encode(), *words])
        bench.demand(done.status == 0 or (done.status in (1, 2, 3) and b"UTF-8" in done.err), f"{what}: {done.word} {done.err[:200]!r}")
        bench.row("ends", what, 1, f"{done.word}" + (f": {done.err.decode('utf8', 'replace').strip().splitlines()[0][:160]}" if done.err.strip() else ""))
    done = bench.run("ingest", "--tagging", "rules", "--ledger", folder / "desk.db", folder)
    bench.spoken(done, "a folder with a name that is no UTF-8")
    bench.row("ends", "a folder with such a file in it, ingest", 1, f"{done.word}: {(done.err or done.out).decode('utf8', 'replace').strip().splitlines()[0][:160]}")


def unprivileged(bench, ledger):
    """As somebody who may only read: the folder of the ledger, of a backup, of a site."""
    folder = bench.fresh("closed")
    shutil.copy(ledger, folder / "desk.db")
    os.chmod(folder / "desk.db", 0o444)
    os.chmod(folder, 0o555)
    for above in (bench.folder, *bench.folder.parents):
        if not above.stat().st_mode & 0o001:
            bench.row("ends", "a folder that may only be read", 0, f"not tried: {above} is closed to others")
            return
    become = {"user": 65534, "group": 65534, "extra_groups": []}
    path = folder / "desk.db"
    for name, words, good in (
            ("ask", ("ask", "--ledger", path, QUESTION), True), ("export", ("ledger", "export", "--ledger", path), True),
            ("ingest", ("ingest", "--tagging", "rules", "--ledger", path, PAGES / "wire.html"), False),
            ("ingest into a new ledger", ("ingest", "--tagging", "rules", "--ledger", folder / "new.db", PAGES / "wire.html"), False),
            ("check", ("ledger", "check", "--ledger", path), False),
            ("backup", ("ledger", "backup", folder / "copy.db", "--ledger", path), False),
            ("publish", ("publish", "--ledger", path, "--base", "https://desk.example.org/", folder / "site"), False)):
        done = bench.run(*words, **become)
        if bench.demand((done.status == 0) == good, f"read-only, {name}: {done.word} {done.err[:200]!r}") and not good:
            bench.spoken(done, f"read-only, {name}")
        bench.row("ends", f"a folder that may only be read: {name}", 1,
                  done.word + (f": {done.err.decode().strip().splitlines()[0][:160]}" if done.err.strip() else ""))


def ports(bench):
    """The desk on a port that is taken, and on a ledger that is none."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = bench.run("desk", "--ledger", bench.ledger(), "--port", taken.getsockname()[1], timeout=30)
    bench.demand(done.status == 1 and done.err.strip(), f"desk on a taken port: {done.word} {done.err[:200]!r}")
    bench.row("ends", "the desk on a port that is taken", 1, f"{done.word}: {done.err.decode().strip()[:160]}")


ALL = {"disk": disk, "memory": memory, "files": files, "ledger": ledgers, "place": places, "ends": ends, "ports": ports}
