# SPDX-License-Identifier: MIT
"""The command as a user runs it, and files as a user writes them."""
import os
import pathlib
import subprocess
import tempfile
import unittest

COMMAND = os.environ["GRADJUDGE_COMMAND"]
HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])

# One case of each kind that is small enough to check by hand.
SUITE = """\
suite: by_hand
description: Small numbers.
loss: negative_sampling
cases:
  - name: drawn_twice
    description: Word 1 is drawn twice at score 0, so each draw adds v_c / 2.
    v_c: [1]
    U: [[0], [0], [2]]
    o: 0
    negatives: [1, 1]
    questions: [neg.U]
  - name: drawn_once
    description: Word 2 is not in the loss at all.
    v_c: [1]
    U: [[0], [0], [2]]
    o: 0
    negatives: [1]
    questions: [neg.loss, neg.v_c, neg.U]
    tags: [degenerate]
"""


class Folder(unittest.TestCase):
    """Runs the command in an empty folder."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def run_command(self, *arguments):
        return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, cwd=self.folder)

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def assert_refused(self, run, *parts):
        """Bad input: exit 2, nothing on stdout, and a message with these parts."""
        self.assertEqual((run.returncode, run.stdout), (2, ""), run.stderr)
        for part in parts:
            self.assertIn(part, run.stderr)
