#!/usr/bin/env python3
"""Reads shards on a Spark cluster.

    spark-submit --master spark://HOST:7077 Deploy/spark/read.py --out OUT SHARD|FOLDER|@LIST ...

Run it again after a failure: shards that are done are skipped. Every worker must see the shards, OUT, this folder and
the program under the same paths. Each shard is one task; ``spark.task.cpus`` should be what ``--cores`` says.
"""
from __future__ import annotations

import pathlib
import sys
from collections.abc import Iterable

from pyspark.sql import SparkSession

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import options  # noqa: E402
import shards  # noqa: E402


def schedule(session: SparkSession, job: shards.Job, left: list[str]) -> Iterable[shards.Outcome]:
    """Hands out one shard a task; Spark gives one whose executor died to another."""
    here = str(pathlib.Path(__file__).resolve().parent.parent)

    def work(shard: str) -> dict:
        sys.path.insert(0, here)
        import dataclasses

        import shards as module

        return dataclasses.asdict(module.work(job, shard))

    tasks = session.sparkContext.parallelize(left, len(left))
    return [shards.Outcome(**outcome) for outcome in tasks.map(work).collect()]


def main() -> int:
    given = options.parser(__doc__).parse_args()
    here = str(pathlib.Path(__file__).resolve().parent.parent)
    session = (
        SparkSession.builder.appName("entente read")
        .config("spark.executorEnv.PYTHONPATH", here)
        .config("spark.task.maxFailures", "10")
        .getOrCreate()
    )
    try:
        return shards.run(options.job(given), given.shards, lambda job, left: schedule(session, job, left))
    finally:
        session.stop()


if __name__ == "__main__":
    sys.exit(main())
