"""What a run of the program came to: for the scripts that try to break it."""
import os
import resource
import signal
import subprocess
import tempfile
import time
from typing import NamedTuple

HUNG = -999


class Outcome(NamedTuple):
    """Status (negative: ended by that signal; HUNG: out of time), output, seconds, the child's own peak memory and CPU seconds."""
    status: int
    out: bytes
    err: bytes
    seconds: float
    peak_kb: int
    cpu: float

    @property
    def crashed(self):
        """Whether the program came to an end that it did not choose."""
        return self.status < 0 or self.status >= 128

    @property
    def word(self):
        """The end in a word."""
        if self.status == HUNG:
            return "hung"
        if self.status < 0:
            return signal.Signals(-self.status).name
        return f"status {self.status}"


def run(command, data=None, timeout=300, prepare=None, stdout=None, **options):
    """Runs a command on bytes; what it writes goes through files, so that no pipe can hold it up.

    `prepare` runs in the child before the program; `stdout` takes its output instead of a file of ours.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(data or b"")
        given.seek(0)
        start = time.monotonic()
        child = subprocess.Popen(command, stdin=given, stdout=stdout or out, stderr=err, preexec_fn=prepare, **options)
        status, peak, usage = wait(child, start + timeout)
        seconds = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        return Outcome(status, out.read(), err.read(), seconds, peak, usage.ru_utime + usage.ru_stime)


def wait(child, deadline):
    """Waits for a child until a time, then kills it; gives its status, its peak memory in KB and what it used.

    The peak is looked at while it runs: the system's own count holds the memory of whoever started it.
    """
    hung = False
    pause = 0.002
    peak = 0
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > deadline:
            hung = True
            child.kill()
            _, status, usage = os.wait4(child.pid, 0)
            break
        peak = max(peak, resident(child.pid))
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)
    child.returncode = os.waitstatus_to_exitcode(status)
    return (HUNG if hung else child.returncode), peak, usage


def resident(pid):
    """The most memory that a process has had so far, in KB."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf8") as lines:
            return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0


def limit(kind, value):
    """A `prepare` that sets a resource limit, such as resource.RLIMIT_FSIZE, and leaves what follows to the program."""
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(kind, (value, value))
    return prepare
