"""Reads a model file back, so that new heads can be trained on the encoder that is installed."""

import pathlib
import struct

import numpy
import torch

import export
import links
import network


def model_file(path):
    """(settings, labels by head, tensors by name) of a model file; see ModelFile.swift."""
    data = pathlib.Path(path).read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    settings, labels, tensors = {}, {}, {}
    for line in data[24:24 + length].decode().splitlines():
        kind, name, *rest = line.split("\t")
        if kind == "setting":
            settings[name] = int(rest[0])
        elif kind == "labels":
            labels[name] = rest
        elif kind == "tensor":
            shape = [int(n) for n in rest[1].split("x")]
            tensors[name] = numpy.frombuffer(
                data, rest[0], int(numpy.prod(shape)), int(rest[2])).reshape(shape)
    return settings, labels, tensors


def weight(tensors, name):
    """A matrix of bytes with a scale a row, as numbers."""
    return torch.from_numpy(
        tensors[f"{name}.weight"].astype("float32") * tensors[f"{name}.scale"][:, None])


def body(tensors):
    """The encoder without its heads."""
    made = network.Body()

    def put(module, name, norm=False):
        module.weight.copy_(
            torch.from_numpy(tensors[f"{name}.weight"].copy()) if norm else weight(tensors, name))
        module.bias.copy_(torch.from_numpy(tensors[f"{name}.bias"].copy()))

    with torch.no_grad():
        made.pieces.weight.copy_(weight(tensors, "pieces"))
        made.positions.weight.copy_(torch.from_numpy(tensors["positions"].copy()))
        made.shapes.weight.copy_(torch.from_numpy(tensors["shapes"].copy()))
        put(made.norm, "norm", norm=True)
        for i, layer in enumerate(made.layers):
            for part in ("qkv", "out", "up", "down"):
                put(getattr(layer, part), f"layers.{i}.{part}")
            for part in ("norm1", "norm2"):
                put(getattr(layer, part), f"layers.{i}.{part}", norm=True)
    return made.eval()


def head_rows(settings, labels):
    """Head -> its rows of the matrix that all heads share; the four sides of the tree come first."""
    at = 2 * settings["arc"] + 2 * settings["relation"]
    rows = {"tree": list(range(at))}
    for name, classes in labels.items():
        if name == "relation" or f"{name}.features" in settings:
            continue
        size = len(classes)
        if f"spans.{name}.width" in settings:
            size = settings[f"spans.{name}.roles"] * settings[f"spans.{name}.width"]
        elif f"links.{name}.width" in settings:
            size = 3 * settings[f"links.{name}.width"]
        rows[name] = list(range(at, at + size))
        at += size
    return rows


def run(path):
    """A run's saved state, or what a model file holds of one."""
    return saved(path) if path.endswith(".entente") else torch.load(path, weights_only=False)


def saved(path):
    """A model file as a run's saved state: its labels, and the weights that training has names for."""
    settings, labels, tensors = model_file(path)
    state = {f"body.{k}": v for k, v in body(tensors).state_dict().items()}
    weights, bias = weight(tensors, "heads"), torch.from_numpy(tensors["heads.bias"].copy())

    def put(name, rows):
        state[f"{name}.weight"], state[f"{name}.bias"] = weights[rows], bias[rows]

    rows = head_rows(settings, labels)
    arc, relation, at = settings["arc"], settings["relation"], 0
    sides = ("head", arc), ("dependent", arc), ("relation_head", relation), ("relation_dependent", relation)
    for name, size in sides:
        put(f"tree.{name}", rows["tree"][at:at + size])
        at += size
    state["tree.arc"] = torch.from_numpy(tensors["tree.arc"].copy())
    # [dependent, relation * head] becomes [relation, dependent, head].
    shared = torch.from_numpy(tensors["tree.relation"].copy())
    state["tree.relation"] = shared.view(relation + 1, -1, relation + 1).transpose(0, 1).contiguous()
    trained = {"relation": labels["relation"]}
    for name in rows.keys() - {"tree"}:
        if f"links.{name}.width" in settings:
            continue
        trained[name] = labels[name]
        if name not in network.SPAN_HEADS:
            put(f"tags.{name}", rows[name])
            continue
        put(f"spans.{name}.sides", rows[name])
        for part in ("weight", "bias"):
            state[f"spans.{name}.out.{part}"] = torch.from_numpy(
                tensors[f"spans.{name}.{part}"].copy())
    return {"labels": trained, "network": state}


def rewritten(path, settings, labels, tensors):
    """Writes a model file of the given parts in place of the one that is there."""
    out = export.Writer()
    for name, array in tensors.items():
        out.add(name, array)
    out.write(pathlib.Path(path), settings, labels)


def add_links(path, state):
    """Puts the head of attributions into a model file, in place of the one that it had before."""
    settings, labels, tensors = model_file(path)
    rows = head_rows(settings, labels)
    rows.pop("attribution", None)
    kept = [row for part in rows.values() for row in part]
    state = {k: v.float().numpy() for k, v in state.items()}
    values, scale = export.quantised(state["sides.weight"])
    missing = -(len(kept) + len(values)) % 16

    for part, new in (("weight", values), ("scale", scale), ("bias", state["sides.bias"])):
        old = tensors[f"heads.{part}"]
        filler = numpy.zeros((missing, *old.shape[1:]), old.dtype)
        tensors[f"heads.{part}"] = numpy.concatenate([old[kept], new.astype(old.dtype), filler])
    tensors = {k: v for k, v in tensors.items() if not k.startswith("links.attribution.")}
    width, count = state["cue_window.bias"].shape[0], 0
    while f"tables.{count}.weight" in state:
        tensors[f"links.attribution.table.{count}"] = state[f"tables.{count}.weight"]
        count += 1
    for part in ("cue", "role"):
        for layer in ("window", "out"):
            for kind in ("weight", "bias"):
                tensors[f"links.attribution.{part}.{layer}.{kind}"] = (
                    state[f"{part}_{layer}.{kind}"])
    settings |= {"links.attribution.width": width, "links.attribution.tables": count,
                 "columns": len(kept) + len(values) + missing}
    labels.pop("attribution", None)
    rewritten(path, settings, labels | {"attribution": links.ROLES}, tensors)


def add_sparse(path, name, head, weights, bias):
    """Puts a head over hashed features into a model file, in place of the one that it had."""
    settings, labels, tensors = model_file(path)
    values, scale = export.quantised(weights.T.astype("float32"))
    tensors = {k: v for k, v in tensors.items() if not k.startswith(f"sparse.{name}.")}
    tensors |= {f"sparse.{name}.weight": values.T.copy(), f"sparse.{name}.scale": scale,
                f"sparse.{name}.bias": bias.astype("float32")}
    settings[f"sparse.{name}.features"] = len(weights)
    labels.pop(f"sparse.{name}", None)
    rewritten(path, settings, labels | {f"sparse.{name}": head}, tensors)
