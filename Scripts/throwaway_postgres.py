"""A PostgreSQL server in a folder of its own, for checks: started on entering, ended and removed on leaving."""
import glob
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import time


class Server:
    """Listens on loopback only; `fsync` is on, so what it acknowledges is meant to stay."""

    def __init__(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb")) or [shutil.which("initdb")]
        if not found[-1]:
            raise SystemExit("PostgreSQL 15 or newer (initdb, postgres) is not here: apt-get install postgresql")
        self.bin = pathlib.Path(found[-1]).parent
        self.port = random.randrange(20_000, 40_000)
        # The server refuses to run as root.
        self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="entente-postgres-")
        if self.user:
            shutil.chown(self.folder, "postgres")
        data = f"{self.folder}/data"
        subprocess.run([*self.user, self.bin / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8",
                        "--locale=C"], check=True, stdout=subprocess.DEVNULL, cwd="/")
        self.process = subprocess.Popen(
            [*self.user, self.bin / "postgres", "-D", data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
             "-c", "unix_socket_directories="], stderr=subprocess.DEVNULL, cwd="/")
        for _ in range(300):
            if self.psql("SELECT 1", check=False).returncode == 0:
                return self
            time.sleep(0.1)
        raise SystemExit("the PostgreSQL server does not answer")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def psql(self, script, check=True):
        return subprocess.run([self.bin / "psql", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres",
                               "-c", script], check=check, capture_output=True, text=True)

    def address(self, schema):
        """The address of an empty ledger, in a schema of this name that is made anew."""
        self.psql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        self.psql(f"CREATE SCHEMA {schema}")
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres?options=-csearch_path%3D{schema}"
