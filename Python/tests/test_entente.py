"""Tests of the Python package against the program itself: Scripts/check-python.sh runs them.

Standard library only; frames are tested where pandas or polars are installed.
"""
import importlib.util
import itertools
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import entente

TIRANA = pathlib.Path(__file__).resolve().parents[2] / "Examples" / "tirana"
QUESTION = "Are Albania, Croatia and Kosovo forming a military alliance?"


class Reading(unittest.TestCase):
    def test_files_give_records_in_order(self) -> None:
        pages = [TIRANA / "wire.html", TIRANA / "sofia.html"]
        records = list(entente.read(pages))
        self.assertEqual([record["error"] for record in records], [None, None])
        self.assertEqual([record["article"]["published"][:10] for record in records], ["2025-03-18", "2025-04-10"])

    def test_one_file_may_be_given_alone_and_none_gives_nothing(self) -> None:
        self.assertEqual(len(list(entente.read(str(TIRANA / "wire.html")))), 1)
        self.assertEqual(list(entente.read([])), [])

    def test_spans_are_string_indices(self) -> None:
        text = "“Zdravo” 🕊️ said nobody. Albania and Croatia signed a defence agreement on Tuesday."
        (record,) = entente.read_texts({"a": text})
        self.assertEqual(record["article"]["text"], text)
        for start, end in record["sentences"]:
            self.assertTrue(text[start:end].strip())
        (event, *_) = record["events"]
        self.assertEqual(text[slice(*event["source"][0]["span"])], event["source"][0]["text"])

    def test_more_lines_than_pipes_hold_do_not_block(self) -> None:
        lines = ({"id": str(i), "text": "Kosovo spoke. " * 400} for i in range(300))
        records = list(entente.read_lines(lines, flags=["--only", "article"]))
        self.assertEqual([record["id"] for record in records], [str(i) for i in range(300)])

    def test_a_caller_may_stop_early(self) -> None:
        endless = ({"id": str(i), "text": "Kosovo spoke."} for i in itertools.count())
        some = list(itertools.islice(entente.read_lines(endless), 3))
        self.assertEqual([record["id"] for record in some], ["0", "1", "2"])

    def test_a_bad_line_gives_a_record_with_an_error(self) -> None:
        records = list(entente.read_lines([{"id": "a"}, {"id": "b", "text": "Kosovo spoke."}]))
        self.assertEqual(records[0]["error"]["kind"], "bad-line")
        self.assertIsNone(records[1]["error"])

    def test_what_the_callers_lines_raise_comes_back(self) -> None:
        def lines():
            yield {"id": "a", "text": "Kosovo spoke."}
            raise KeyError("mine")

        with self.assertRaises(KeyError):
            list(entente.read_lines(lines()))

    def test_a_wrong_call_is_an_error(self) -> None:
        with self.assertRaisesRegex(entente.ProgramError, "--jsno"):
            list(entente.read_texts(["Kosovo spoke."], flags=["--jsno"]))

    def test_a_missing_program_is_an_error(self) -> None:
        kept = os.environ["ENTENTE_PROGRAM"]
        path = os.environ["PATH"]
        try:
            del os.environ["ENTENTE_PROGRAM"]
            os.environ["PATH"] = "/nonexistent"
            with self.assertRaisesRegex(entente.ProgramError, "ENTENTE_PROGRAM"):
                entente.version()
        finally:
            os.environ.update(ENTENTE_PROGRAM=kept, PATH=path)

    def test_the_version_is_the_packages(self) -> None:
        project = pathlib.Path(__file__).resolve().parents[1] / "pyproject.toml"
        self.assertIn(f'version = "{entente.version()}"', project.read_text(encoding="utf8"))


class Asking(unittest.TestCase):
    def test_over_files_and_over_lines(self) -> None:
        page = TIRANA / "wire.html"
        by_path = entente.ask(QUESTION, paths=[page])
        by_line = entente.ask(QUESTION, lines=[{"id": "a", "html": page.read_text(encoding="utf8")}])
        self.assertTrue(json.dumps(by_path["rung"]).startswith('"R2'), by_path["rung"])
        self.assertEqual(by_path["rung"], by_line["rung"])

    def test_what_is_no_question_is_an_error(self) -> None:
        with self.assertRaises(entente.ProgramError):
            entente.ask("x", paths=[TIRANA / "wire.html"])


class Rows(unittest.TestCase):
    records: list = []

    @classmethod
    def setUpClass(cls) -> None:
        cls.records = [*entente.read([TIRANA / "wire.html"]), *entente.read_lines([{"id": "bad"}])]

    def test_every_table_has_exactly_its_columns(self) -> None:
        for table, columns in entente.TABLES.items():
            rows = list(entente.rows(self.records, table))
            self.assertTrue(rows, table)
            for row in rows:
                self.assertEqual(set(row), set(columns), table)
                for value in row.values():
                    self.assertNotIsInstance(value, (dict, list))

    def test_quotes_are_the_words_of_the_article(self) -> None:
        text = self.records[0]["article"]["text"]
        for table in ("events", "statements", "agreements"):
            for row in entente.rows(self.records, table):
                self.assertEqual(row["quote"], text[row["start"]:row["end"]])

    def test_the_signing_is_a_row(self) -> None:
        (row, *_) = entente.rows(self.records, "agreements")
        self.assertEqual(row["parties"], "ALB;HRV;XKX")
        self.assertEqual(row["date"], "2025-03-18")
        self.assertEqual(row["defence"], "denied")

    def test_a_page_in_error_is_a_row_of_articles(self) -> None:
        errors = [row["error"] for row in entente.rows(self.records, "articles")]
        self.assertEqual(errors, [None, "bad-line"])

    @unittest.skipUnless(importlib.util.find_spec("pandas"), "pandas is not installed")
    def test_pandas(self) -> None:
        frame = entente.frame(self.records, "events")
        self.assertEqual(list(frame.columns), list(entente.TABLES["events"]))
        self.assertEqual(len(frame), len(self.records[0]["events"]))
        self.assertEqual(list(entente.frame([], "events").columns), list(entente.TABLES["events"]))

    @unittest.skipUnless(importlib.util.find_spec("polars"), "polars is not installed")
    def test_polars(self) -> None:
        frame = entente.frame(self.records, "statements", "polars")
        self.assertEqual(frame.columns, list(entente.TABLES["statements"]))
        self.assertEqual(frame.height, len(self.records[0]["statements"]))


class Ledger(unittest.TestCase):
    def test_a_ledger_answers(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            ledger = pathlib.Path(folder, "desk.db")
            lines = pathlib.Path(folder, "lines.jsonl")
            lines.write_text("".join(json.dumps(r) + "\n" for r in entente.read([TIRANA / "wire.html"])), "utf8")
            subprocess.run(
                [entente.program(), "ledger", "import", lines, "--ledger", ledger], check=True, capture_output=True)
            answer = entente.ask(QUESTION, ledger=ledger, as_of="2025-04-01")
        self.assertTrue(json.dumps(answer["rung"]).startswith('"R2'))


if __name__ == "__main__":
    unittest.main()
