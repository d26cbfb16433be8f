"""Entente from Python: pages and texts in, sourced records out, as dictionaries or as frames.

The package runs the program ``entente`` over its batch contract; it needs the program on the PATH, or its place in
``ENTENTE_PROGRAM``, and nothing beyond the standard library. Frames need pandas or polars.
"""
from .frames import TABLES, frame, rows
from .program import ProgramError, ask, program, read, read_lines, read_texts, version

__all__ = [
    "TABLES", "ProgramError", "ask", "frame", "program", "read", "read_lines", "read_texts", "rows", "version",
]
