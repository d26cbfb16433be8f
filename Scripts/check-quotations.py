#!/usr/bin/env python3
"""Reads articles whose quotation marks were broken at random: each must be answered, in order, without an error.

Usage: Scripts/check-quotations.py PATH_TO_ENTENTE [--count 10000] [--tagging rules]
Exits 1 when an article is lost, a span lies outside its text, or the program crashes or hangs.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys

CASES = pathlib.Path(__file__).parent.parent / "Tests" / "CodingTests" / "Cases" / "pages"
MARKS = ["“", "”", '"', "''", "``", "«", "»", "‘", "’", "„", "‟", "'", "\n", "", ",", "—", ":", "“”", '""']


def mutated(text, generator):
    """The text with about a third of its marks replaced, and some thrown in anywhere."""
    out = []
    for letter in text:
        if letter in "“”\"',." and generator.random() < 0.35:
            out.append(generator.choice(MARKS))
        else:
            out.append(letter)
            if generator.random() < 0.004:
                out.append(generator.choice(MARKS))
    return "".join(out)


def fault(article, answer):
    """What is wrong with an answer, or None."""
    if answer["id"] != article["id"] or answer.get("error"):
        return f"no answer: {answer.get('error')}"
    for statement in answer["statements"]:
        for start, end in statement["content"]:
            if not 0 <= start < end <= len(article["text"]):
                return f"content [{start}, {end}) outside the text"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--tagging", default="rules")
    options = parser.parse_args()
    generator = random.Random(6)
    paragraphs = [
        line for page in sorted(CASES.glob("*.txt")) for line in page.read_text().split("\n") if '“' in line]
    articles = []
    for number in range(options.count):
        chosen = generator.sample(paragraphs, min(2, len(paragraphs)))
        articles.append({"id": str(number), "text": mutated("\n".join(chosen), generator) or "."})
    command = [options.program, "read", "--format", "jsonl", "--tagging", options.tagging]
    source = "".join(json.dumps(a) + "\n" for a in articles).encode()
    done = subprocess.run(command, input=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=3600)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    faults = [(a["id"], fault(a, b)) for a, b in zip(articles, answers) if fault(a, b)]
    print(f"{len(articles)} articles, {len(answers)} answers, exit status {done.returncode}, {len(faults)} faults")
    for identifier, what in faults[:10]:
        print(f"  {identifier}: {what}")
    sys.exit(0 if len(answers) == len(articles) and not faults and done.returncode == 0 else 1)


if __name__ == "__main__":
    main()
