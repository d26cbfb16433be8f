"""Networks of one hidden layer, fitted with Adam, and the form in which the reader keeps them."""
import base64
import struct

import numpy as np

WIDTH = 32
FLAG_DROP = 0.7


def fit(X, F, y, w, epochs, drop, seed, decay=1e-4, rate=3e-3, batch=1024):
    """Fits one network to numbers and (sparse) flags.

    `drop` is the share of numbers left out at random in each batch, `FLAG_DROP` that of flags.
    """
    random = np.random.default_rng(seed)
    count, inputs = X.shape
    mean = X.mean(0).astype(np.float32)
    scale = (1 / np.maximum(X.std(0) + 1e-3, 0.05)).astype(np.float32)
    P = [
        random.normal(0, np.sqrt(2 / inputs), (inputs, WIDTH)).astype(np.float32),
        np.zeros(WIDTH, np.float32),
        random.normal(0, np.sqrt(2 / WIDTH), WIDTH).astype(np.float32),
        np.zeros(1, np.float32),
        np.zeros((F.shape[1], WIDTH), np.float32),
    ]
    M, V = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P]
    w, y = (w / w.mean()).astype(np.float32), y.astype(np.float32)
    steps, step = epochs * (count // batch + 1), 0
    for _ in range(epochs):
        order = random.permutation(count)
        for start in range(0, count, batch):
            b = order[start : start + batch]
            x = (X[b] - mean) * scale
            x *= (random.random(x.shape, dtype=np.float32) > drop) / (1 - drop)
            f = F[b]
            f.data = (random.random(len(f.data), dtype=np.float32) > FLAG_DROP) / np.float32(1 - FLAG_DROP)
            z = x @ P[0] + f @ P[4] + P[1]
            h = np.maximum(z, 0)
            g = (1 / (1 + np.exp(-(h @ P[2] + P[3]))) - y[b]) * w[b] / len(b)
            gh = np.outer(g, P[2]) * (z > 0)
            grads = [
                x.T @ gh + decay * P[0], gh.sum(0), h.T @ g + decay / 10 * P[2], g.sum(keepdims=True),
                f.T @ gh + decay * P[4],
            ]
            step += 1
            a = rate * 0.5 * (1 + np.cos(np.pi * step / steps)) * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            for i in range(5):
                M[i] = 0.9 * M[i] + 0.1 * grads[i]
                V[i] = 0.999 * V[i] + 0.001 * grads[i] ** 2
                P[i] -= (a * M[i] / (np.sqrt(V[i]) + 1e-7)).astype(np.float32)
    # The scaling of the inputs is folded into the weights.
    return np.concatenate([P[0] * scale[:, None], P[4]]), P[1] - (mean * scale) @ P[0], P[2], P[3]


def run(network, X, F):
    W1, b1, w2, b2 = network
    numbers, flags = W1[: X.shape[1]], W1[X.shape[1] :]
    parts = [slice(s, s + 20000) for s in range(0, len(X), 20000)]
    return np.concatenate(
        [np.maximum(X[p] @ numbers + F[p] @ flags + b1, 0) @ w2 + b2 for p in parts])


def packed(network):
    """For each input row, then the hidden bias, then the output row: scale and signed bytes."""
    W1, b1, w2, b2 = network

    def row(values):
        scale = float(np.abs(values).max()) / 127 or 1e-9
        return struct.pack("<f", scale) + np.round(values / scale).astype(np.int8).tobytes()

    data = b"".join(map(row, [*W1, b1, w2])) + struct.pack("<f", float(b2[0]))
    return base64.b64encode(data).decode()


def write_swift(networks, path, name, doc):
    blocks = []
    for network in networks:
        text = packed(network)
        lines = [text[i : i + 94] for i in range(0, len(text), 94)]
        blocks.append('      """\n' + "\n".join("      " + line for line in lines) + '\n      """')
    with open(path, "w") as out:
        out.write(
            "// Fitted numbers, made by Training/reading/fit.py; not to be edited by hand.\n\n"
            f"extension RunModel {{\n  /// {doc}\n  static let {name} = RunModel(\n    packed: [\n"
            + ",\n".join(blocks)
            + ",\n    ])\n}\n"
        )
