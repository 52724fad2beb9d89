# SPDX-License-Identifier: MIT
"""Whatever text results hold, it does nothing in any format but show; each is read by a real parser of it."""
import json
import unittest

import readers
from command import HOUSE, Folder

HOSTILE = {
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)><!-- <b>&lt;",
    "control characters": "\x00\x01\x08\x0b\x1b[2J\x1b]0;owned\x07\x7f\x9b31m\tx\r",
    "text that turns": "\u202eevil\u2066x\u200f\u200b\ufeff",
    "formulas": '=HYPERLINK("http://evil.example")',
    "a formula behind a tab": "\t=1+1",
    "a formula behind a carriage return": "\r@SUM(A1)",
    "Markdown": "`` ` ``` | [click](http://evil.example) ![x](y) **b** _i_ ~~s~~ http://evil.example www.evil.example a@b.example",
    "lines of Markdown": "x\n\n# heading\n\n> quote\n\n```\nout of the block\n````\n\n---\n\n| a | b |\n| - | - |\n\n* item\n",
    "XML": ']]><failure message="x"/>&amp;&#0;<![CDATA[<!--',
    "commands of a runner": "::add-mask::x\n::stop-commands::y\n \u00a0::set-env name=PATH::z\n##[add-mask]w ##vso[task.x]",
    "escaped commands": "x%0A::error::y%0D%25,line=1::z",
    "placeholders and links of SARIF": "{0} {1}} [click](http://evil.example) [x\\](1) [[y](2)",
    "nothing": "",
    "blanks": "   ",
    "a very long line": "line " * 4000,
    "other writing": "日本語 ∂J/∂v_c 😀 \u0301",
}
# What is text of others wherever it stands; the rest are numbers and words of a fixed list.
# An allowance's reason is made printable where it is read, so it would not read back as it was.
FIXED = {"verdict", "status", "schema", "allowances"}
FORMATS = ["text", "json", "junit", "markdown", "sarif", "ctrf", "github"]


def with_text(value, hostile, key=""):
    """The results with every text of others replaced."""
    if key in FIXED:
        return value
    if isinstance(value, dict):
        return {name: with_text(part, hostile, name) for name, part in value.items()}
    if isinstance(value, list):
        return [with_text(part, hostile, key) for part in value]
    if isinstance(value, str) and value not in {"nan", "inf", "-inf"}:
        return hostile
    return value


class HostileText(Folder):
    def setUp(self):
        super().setUp()
        self.golden = json.loads((HOUSE / "tests/golden/results.json").read_text())

    def reports(self, results):
        """Each format by its name, and what was printed beside them."""
        (self.folder / "results.json").write_text(json.dumps(results))
        targets = [f"--report={name}=report.{name}" for name in FORMATS]
        run = self.run_command("report", "results.json", *targets)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        reports = {name: (self.folder / f"report.{name}").read_bytes().decode() for name in FORMATS}
        return reports | {"annotations": run.stdout}

    def read(self, results):
        """What each parser makes of its report."""
        reports = self.reports(results)
        readers.text(reports["text"])
        self.assertEqual(readers.runner_commands(reports["text"]), [])
        return {
            "json": json.loads(reports["json"]),
            "junit": readers.junit(reports["junit"]),
            "ctrf": readers.ctrf(reports["ctrf"]),
            "sarif": readers.sarif(reports["sarif"]),
            "markdown": readers.markdown(reports["markdown"]),
            "summary": readers.markdown(reports["github"]),
            "commands": readers.runner_commands(readers.text(reports["annotations"])),
            "lines": reports["annotations"].count("\n"),
        }

    def test_is_inert_in_every_format(self):
        for name, hostile in HOSTILE.items():
            with self.subTest(name):
                results = with_text(self.golden, hostile)
                read = self.read(results)
                # What was not hostile is all there, and nothing else came to be.
                self.assertEqual(read["json"], results)
                self.assertEqual(len(read["junit"].findall(".//testcase")), 16)
                self.assertEqual(len(read["ctrf"]["tests"]), 16)
                self.assertEqual(len(read["sarif"]["results"]), 10 if hostile else 8)
                self.assertEqual(read["markdown"].counts["h1"], 1)
                self.assertEqual(read["markdown"].counts["table"], 2)
                self.assertEqual(set(read["markdown"].rows), {5})
                self.assertEqual(read["summary"].counts["h1"], 1)
                self.assertEqual(len(read["commands"]), read["lines"])
                for kind, properties, _ in read["commands"]:
                    self.assertIn(kind, {"error", "warning", "notice"})
                    self.assertLessEqual(set(properties), {"file", "line", "col", "title"})

    def test_the_parsers_see_what_is_not_inert(self):
        for reader, report in [
            (readers.text, "\x1b[2J"),
            (readers.junit, "<testsuites><script/></testsuites>"),
            (readers.ctrf, '{"reportFormat": "CTRF"}'),
            (readers.markdown, "<script>alert(1)</script>"),
            (readers.markdown, "[click](http://evil.example)"),
            (readers.markdown, "see http://evil.example"),
            (readers.table, "a,b\n=1+1,2\n"),
            (readers.table, "a,b\n1\n"),
        ]:
            with self.subTest(report), self.assertRaises(Exception):
                reader(report)
        self.assertEqual(len(readers.runner_commands("x\n \u00a0::add-mask::x\na ##[add-mask]y\n")), 2)

    def test_a_megabyte_is_cut_where_people_read(self):
        results = self.golden
        for part, key in [
            (results["checks"][5], "reason"),
            (results["checks"][5], "case"),
            (results["checks"][0]["diagnosis"][0], "sentence"),
            (results["derivations"][2], "latex"),
            (results["submissions"][1], "name"),
            (results["submissions"][1], "could_not_be_graded"),
        ]:
            part[key] = "<b>\x1b" + "x" * 1_000_000
        reports = self.reports(results)
        self.assertEqual(json.loads(reports["json"]), results)
        for name in ["text", "junit", "markdown", "sarif", "ctrf", "github", "annotations"]:
            with self.subTest(name):
                self.assertLess(len(reports[name]), 120_000)
                self.assertIn("bytes more)", reports[name])
        self.read(results)

    def test_bytes_that_are_no_utf8_are_refused_with_their_place(self):
        good = json.dumps(self.golden, indent=1).encode()
        (self.folder / "results.json").write_bytes(good.replace(b"v_c was returned", b"\xff\xfe was returned"))
        line = good[: good.index(b"v_c was returned")].count(b"\n") + 1
        for arguments in [["report", "results.json"], ["merge", "results.json", "--out", "merged.json"]]:
            run = self.run_command(*arguments)
            self.assert_refused(run, f"results.json:{line}:", "this is not JSON")


if __name__ == "__main__":
    unittest.main()
