#!/usr/bin/env python3
"""Reads shards on a Ray cluster.

    python3 Deploy/ray/read.py --out OUT SHARD|FOLDER|@LIST ... [--address auto] [--flag=--tagging=rules]

Run it again after a failure: shards that are done are skipped. Every worker must see the shards, OUT, this folder and
the program under the same paths. Each shard takes ``--cores`` of a worker (default 1).
"""
from __future__ import annotations

import pathlib
import sys
from collections.abc import Iterable

import ray

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import options  # noqa: E402
import shards  # noqa: E402


def schedule(job: shards.Job, left: list[str], cores: int) -> Iterable[shards.Outcome]:
    """Hands out shards; Ray gives one whose worker died to another worker."""
    here = str(pathlib.Path(__file__).resolve().parent.parent)

    @ray.remote(num_cpus=cores, max_retries=10)
    def work(shard: str) -> shards.Outcome:
        sys.path.insert(0, here)
        import shards as module

        return module.work(job, shard)

    waiting = {work.remote(shard): shard for shard in left}
    while waiting:
        ready, _ = ray.wait(list(waiting))
        for task in ready:
            shard = waiting.pop(task)
            try:
                yield ray.get(task)
            except ray.exceptions.RayError as error:
                yield shards.Outcome(shard, failure=f"{type(error).__name__}: {error}")


def main() -> int:
    parser = options.parser(__doc__)
    parser.add_argument("--address", help="the cluster: 'auto' or host:port (default: one on this machine)")
    given = parser.parse_args()
    path = {"PYTHONPATH": str(pathlib.Path(__file__).resolve().parent.parent)}
    ray.init(address=given.address, log_to_driver=False, runtime_env={"env_vars": path})
    try:
        return shards.run(options.job(given), given.shards, lambda job, left: schedule(job, left, given.cores))
    finally:
        ray.shutdown()


if __name__ == "__main__":
    sys.exit(main())
