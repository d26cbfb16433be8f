#!/usr/bin/env python3
"""Whether memory stays flat: a long stream of made-up pages through `entente read`, its memory on the way.

Usage: Benchmarks/memory.py ENTENTE [PAGES]   (1,000,000 pages of some 60 words, of which one in twenty tells of two states)
Prints pages, resident memory and CPU seconds of the program at every twentieth of the way.
"""
import os
import random
import subprocess
import sys
import threading
import json

STATES = ["Albania", "Croatia", "Kosovo", "Serbia", "Montenegro", "Bulgaria", "Hungary", "Slovenia", "Greece", "Türkiye"]
ACTS = ["signed a defence agreement with", "condemned the decision of", "held consultations with", "imposed sanctions on",
        "opened a border crossing with", "recalled its ambassador from"]
HOME = ["The council of {town} approved a budget of {n} million.", "A bridge near {town} was closed for {n} days.",
        "{n} pupils of {town} won a prize for mathematics.", "Rain is expected around {town} until Friday.",
        "The theatre of {town} opens its season with {n} concerts.", "Farmers near {town} sold {n} tonnes of apples."]


def page(number, dice):
    """A page of our own words as a line of the batch contract."""
    town = "".join(dice.choice("bdgklmnrst") + dice.choice("aeiou") for _ in range(3)).capitalize()
    body = [sentence.format(town=town, n=dice.randint(2, 900)) for sentence in dice.sample(HOME, len(HOME))]
    if number % 20 == 0:
        one, other = dice.sample(STATES, 2)
        body.insert(0, f"{one} {dice.choice(ACTS)} {other} on Tuesday, officials said.")
    menu = "".join(f"<li><a href='/{n}'>{dice.choice(STATES)} today</a>" for n in range(8))
    html = (f"<html><head><title>{body[0]}</title></head><body><ul>{menu}</ul><h1>{body[0]}</h1><article>"
            + "".join(f"<p>{sentence}</p>" for sentence in body) + "</article><footer>All rights reserved</footer></body></html>")
    return json.dumps({"id": f"p{number}", "url": f"https://example.org/{number}", "html": html})


def resident(process):
    """Resident memory now and at its peak, in MB, and CPU seconds."""
    with open(f"/proc/{process}/status", encoding="utf8") as lines:
        fields = dict(line.split(":", 1) for line in lines)
    with open(f"/proc/{process}/stat", encoding="utf8") as line:
        times = line.read().rpartition(")")[2].split()[11:13]
    megabytes = [int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")]
    return (*megabytes, sum(map(int, times)) / os.sysconf("SC_CLK_TCK"))


def feed(pipe, count):
    dice = random.Random(1)
    for number in range(count):
        pipe.write(page(number, dice).encode() + b"\n")
    pipe.close()


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    process = subprocess.Popen([program, "read", "--format", "jsonl", "--jobs", "1"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
    threading.Thread(target=feed, args=(process.stdin, count), daemon=True).start()
    print(f"{'pages':>9} {'resident MB':>12} {'peak MB':>8} {'CPU s':>8}")
    done = 0
    for _ in process.stdout:
        done += 1
        if done % (count // 20) == 0 and done < count:
            now, peak, seconds = resident(process.pid)
            print(f"{done:9} {now:12.0f} {peak:8.0f} {seconds:8.1f}", flush=True)
    print(f"{done:9} pages out, status {process.wait()}")
    return 0 if done == count and process.returncode == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
