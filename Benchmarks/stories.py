"""Copies by the peers: reports, one a line, on standard input; needs datasketch, rensa and gaoya."""
import sys
import time

TEXTS = [line.split() for line in sys.stdin]


def shingles(words):
    return [" ".join(words[i:i + 3]) for i in range(max(1, len(words) - 2))]


def datasketch():
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=0.3, num_perm=128)
    for number, words in enumerate(TEXTS):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([s.encode() for s in shingles(words)])
        index.query(sketch)
        index.insert(number, sketch)


def rensa():
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(0.3, 128, 32)
    for number, words in enumerate(TEXTS):
        sketch = RMinHash(128, 42)
        sketch.update(shingles(words))
        index.query(sketch)
        index.insert(number, sketch)


def gaoya():
    from gaoya.minhash import MinHashStringIndex
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=0.3, num_bands=42, band_size=3, analyzer="word", ngram_range=(3, 3))
    for number, words in enumerate(TEXTS):
        text = " ".join(words)
        index.query(text)
        index.insert_document(number, text)


for peer in (datasketch, rensa, gaoya):
    start = time.process_time()
    try:
        peer()
    except ImportError as error:
        print(f"{peer.__name__}: not installed ({error.name})")
        continue
    print(f"{peer.__name__}, {len(TEXTS)} reports: {len(TEXTS) / (time.process_time() - start):.0f} reports/s")
