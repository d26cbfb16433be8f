"""Counts the events of a flat export by type: entente ledger export --format flat | python3 flat.py"""
import collections
import json
import sys

records = [json.loads(line) for line in sys.stdin]
# With pandas: pandas.DataFrame([r for r in records if r["kind"] == "event"]).to_parquet("events.parquet")
for name, count in sorted(collections.Counter(r["type"] for r in records if r["kind"] == "event").items()):
    print(name, count, sep="\t")
