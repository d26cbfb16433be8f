#!/usr/bin/env python3
"""Holds `entente relations` against independent implementations to 1e-9.

    python3 Scripts/check-relations.py --program .build/debug/entente [--rounds 5]

Needs numpy, scipy, scikit-learn, networkx, ruptures (PyPI). Random observations and Zachary's karate
club (through networkx) are measured by the program and again here; the first difference ends the run.
"""

import argparse
import datetime
import itertools
import json
import math
import pathlib
import random
import subprocess
import tempfile

import networkx
import numpy
import ruptures
from scipy import stats
from sklearn import metrics

NEAR = 1e-9
Z = stats.norm.ppf(0.975)


def measure(program, lines, *flags):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("".join(json.dumps(line) + "\n" for line in lines))
        file.flush()
        run = subprocess.run(
            [program, "relations", "--input", file.name, "--format", "jsonl", *flags],
            capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def near(found, wanted, what):
    if found is None or wanted is None:
        assert found is None and wanted is None, f"{what}: {found} against {wanted}"
        return
    assert abs(found - wanted) <= NEAR * max(1, abs(wanted)), f"{what}: {found} against {wanted}"


def observations(generator, count=3000, actors=12):
    names = [chr(65 + i) * 3 for i in range(actors)]
    first = datetime.date(2020, 1, 1)
    lines = []
    for _ in range(count):
        source, target = generator.sample(names, 2)
        bloc = (names.index(source) < actors / 2) == (names.index(target) < actors / 2)
        quad = generator.choices([1, 2, 3, 4], [5, 2, 2, 1] if bloc else [2, 1, 4, 3])[0]
        day = first + datetime.timedelta(days=int(generator.betavariate(2, 1) * 900))
        value = generator.choice([None, -10.0, -4.0, 1.0, 3.4, 7.4])
        lines.append({
            "source": source, "target": target, "date": day.isoformat(), "quad": quad,
            **({} if value is None else {"goldstein": value})})
    return lines


def months(date):
    return int(date[:4]) * 12 + int(date[5:7]) - 1


def check_series(program, lines):
    groups = {}
    for line in lines:
        groups.setdefault((line["source"], line["target"]), {}).setdefault(
            months(line["date"]), []).append(line)
    first = min(months(line["date"]) for line in lines)
    rows = measure(program, lines)
    assert len(rows) == sum(len(steps) for steps in groups.values())
    for row in rows:
        steps = groups[(row["source"], row["target"])]
        index = months(row["start"])
        events = steps[index]
        n = len(events)
        good = sum(e["quad"] <= 2 for e in events)
        assert row["events"] == n
        low, high = wilson(good, n)
        near(row["net"], 2 * good / n - 1, "net")
        near(row["net_lower"], 2 * low - 1, "net_lower")
        near(row["net_upper"], 2 * high - 1, "net_upper")
        values = [e["goldstein"] for e in events if "goldstein" in e]
        near(row["goldstein_mean"], numpy.mean(values) if values else None, "goldstein_mean")
        before = min(12, index - first)
        if not before:
            assert row["baseline"] is None
            continue
        total = sum(len(steps.get(i, [])) for i in range(index - before, index))
        near(row["baseline"], total / before, "baseline")
        tail = stats.nbinom.sf(n - 1, total + 0.5, before / (before + 1))
        near(row["surprise"], -math.log10(tail), "surprise")


def wilson(good, n):
    centre = (good + Z * Z / 2) / (n + Z * Z)
    half = Z / (n + Z * Z) * math.sqrt(good * (n - good) / n + Z * Z / 4)
    return max(0, centre - half), min(1, centre + half)


def check_similarity(program, lines):
    names = sorted({line["source"] for line in lines} | {line["target"] for line in lines})
    tally = {}
    for line in lines:
        pair = tuple(sorted((line["source"], line["target"])))
        good, n = tally.get(pair, (0, 0))
        tally[pair] = (good + (line["quad"] <= 2), n + 1)
    a = numpy.eye(len(names))
    for (x, y), (good, n) in tally.items():
        i, j = names.index(x), names.index(y)
        a[i, j] = a[j, i] = 2 * good / n - 1
    for row in measure(program, lines, "--show", "similarity"):
        x, y = a[names.index(row["source"])], a[names.index(row["target"])]
        near(row["s"], 1 - 2 * numpy.mean(numpy.abs(x - y) / 2), "s")
        near(row["s_squared"], 1 - 2 * numpy.mean((x - y) ** 2 / 4), "s_squared")
        # Expected disagreement over all pairs of draws, from the definition.
        pool = numpy.concatenate([x, y])
        shared = numpy.mean((pool[:, None] - pool[None, :]) ** 2)
        apart = numpy.mean((x[:, None] - y[None, :]) ** 2)
        near(row["pi"], 1 - numpy.mean((x - y) ** 2) / shared, "pi")
        near(row["kappa"], 1 - numpy.mean((x - y) ** 2) / apart, "kappa")


def check_quadratic_kappa(program):
    """Votes -1, 0, 1 as net cooperation: kappa is scikit-learn's with quadratic weights."""
    generator = random.Random(9)
    names = [f"{i:03d}" for i in range(9)]
    lines, a = [], numpy.eye(len(names))
    for i, j in itertools.combinations(range(len(names)), 2):
        vote = generator.choice([-1, 0, 1])
        a[i, j] = a[j, i] = vote
        for quad in {-1: [3, 4], 0: [1, 3], 1: [1, 2]}[vote]:
            lines.append({"source": names[i], "target": names[j], "date": "2024-05-01", "quad": quad})
    for row in measure(program, lines, "--show", "similarity"):
        x, y = a[int(row["source"])], a[int(row["target"])]
        wanted = metrics.cohen_kappa_score(
            x.astype(int), y.astype(int), weights="quadratic", labels=[-1, 0, 1])
        near(row["kappa"], wanted, "quadratic kappa")


def signed_graph(lines):
    graph = networkx.Graph()
    for line in lines:
        x, y = sorted((line["source"], line["target"]))
        weight = graph.get_edge_data(x, y, {"weight": 0})["weight"]
        graph.add_edge(x, y, weight=weight + (1 if line["quad"] <= 2 else -1))
    graph.remove_edges_from([(x, y) for x, y, w in graph.edges(data="weight") if w == 0])
    return graph


def check_network(program, lines):
    rows = measure(program, lines, "--show", "network")
    graph = signed_graph(lines)
    ties = {(r["source"], r["target"]): r["weight"] for r in rows if "weight" in r}
    assert ties == {tuple(sorted(e[:2])): e[2] for e in graph.edges(data="weight")}
    summary = rows[-1]
    signs = [
        math.prod(numpy.sign(graph[x][y]["weight"]) for x, y in itertools.combinations(c, 2))
        for c in networkx.enumerate_all_cliques(graph) if len(c) == 3]
    assert summary["closed_triads"] == len(signs)
    assert summary["balanced_triads"] == sum(sign > 0 for sign in signs)
    positive = networkx.Graph()
    positive.add_nodes_from(graph)
    positive.add_weighted_edges_from(e for e in graph.edges(data="weight") if e[2] > 0)
    negative = networkx.Graph()
    negative.add_nodes_from(graph)
    negative.add_weighted_edges_from((x, y, -w) for x, y, w in graph.edges(data="weight") if w < 0)
    constraint = networkx.constraint(positive, weight="weight")
    between = networkx.betweenness_centrality(positive, normalized=False)
    actors = [r for r in rows if "actor" in r]
    groups = {}
    for row in actors:
        name = row["actor"]
        wanted = constraint[name] if positive.degree(name) else None
        near(row["constraint"], wanted, f"constraint of {name}")
        if row["community"] is not None:
            near(row["betweenness"], between[name], f"betweenness of {name}")
            groups.setdefault(row["community"], set()).add(name)
    if not groups:
        return
    parts = list(groups.values())
    plus, minus = positive.size("weight"), negative.size("weight")
    q = plus * networkx.community.modularity(positive, parts) if plus else 0
    q -= minus * networkx.community.modularity(negative, parts) if minus else 0
    near(summary["modularity"], q / (plus + minus), "modularity")


def check_changes(program, lines):
    counts = {}
    first = min(months(line["date"]) for line in lines)
    last = max(months(line["date"]) for line in lines)
    for line in lines:
        measure_name = "cooperation" if line["quad"] <= 2 else "conflict"
        key = (line["source"], line["target"], measure_name)
        counts.setdefault(key, [0] * (last - first + 1))[months(line["date"]) - first] += 1
    wanted = set()
    for key, series in counts.items():
        if sum(series) < 5:
            continue
        x = numpy.array(series, float)
        sigma = x.std() if x.std() > 1e-9 else 1
        s = 0
        for t, value in enumerate(x):
            s = max(0, s + (value - x.mean()) / sigma - 0.5)
            if s > 5:
                wanted.add((*key, "cusum", t))
                s = 0
        for t in range(9, len(x)):
            usual = x[t - 9:t - 2]
            if x[t] > usual.mean() + 3 * max(usual.std(ddof=1), 0.5):
                wanted.add((*key, "ears", t))
        noise = max(numpy.mean(numpy.diff(x) ** 2) / 2, 1e-9)
        model = ruptures.Pelt(model="l2", min_size=1, jump=1).fit(x)
        for t in model.predict(2 * noise * math.log(len(x)))[:-1]:
            if x[t] > x[t - 1]:
                wanted.add((*key, "pelt", t))
    found = {
        (r["source"], r["target"], r["measure"], r["method"], months(r["start"]) - first)
        for r in measure(program, lines, "--show", "alerts")}
    assert found == wanted, f"alerts: {sorted(found ^ wanted)[:5]}"


def karate():
    graph = networkx.karate_club_graph()
    lines = []
    for x, y, weight in graph.edges(data="weight"):
        quad = 3 if graph.nodes[x]["club"] != graph.nodes[y]["club"] and weight < 3 else 1
        lines += [{
            "source": f"K{x:02d}", "target": f"K{y:02d}", "date": "1972-01-01", "quad": quad
        }] * int(weight)
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=str(pathlib.Path(".build/debug/entente")))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    program = options.program
    for seed in range(options.rounds):
        generator = random.Random(seed)
        lines = observations(generator, count=generator.choice([40, 400, 3000]))
        check_series(program, lines)
        check_similarity(program, lines)
        check_network(program, lines)
        check_changes(program, lines)
    check_quadratic_kappa(program)
    check_network(program, karate())
    print(f"checked {options.rounds} random records, votes and the karate club: no difference")


if __name__ == "__main__":
    main()
