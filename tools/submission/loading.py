# SPDX-License-Identifier: MIT
"""Runs a submitted file statement by statement, so that one that fails does not take the rest with it."""
import __future__
import ast
import builtins
import contextlib
import io
import os
import re
import sys
import time
import types
import unicodedata

import gradjudge_imports as imports
import gradjudge_older_numpy as older_numpy
import gradjudge_source_text as source_text
from gradjudge_inert import Inert

ANNOTATIONS = __future__.annotations.compiler_flag
RELATIVE_IMPORT = re.compile(rb"\bfrom\s*\.")
STATEMENT_SECONDS = 2
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)
CHOICES = (ast.If, ast.Try, ast.With)


class Output(io.TextIOBase):
    """Standard output of the submission: the beginning is kept, the rest forgotten."""

    def __init__(self):
        self.cap, self.parts, self.size = 4096, [], 0

    def writable(self):
        return True

    def write(self, text):
        if self.size < self.cap:
            part = str(text)[: self.cap - self.size]
            self.parts.append(part)
            self.size += len(part)
        return len(text)

    def take(self):
        text = "".join(self.parts)
        self.parts, self.size = [], 0
        return text


def describe(error):
    text = str(error).split("\n")[0][:200]
    if "'Inert'" in text:
        text += " (a stand-in for what is not on this machine; the notes name it)"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


class TooLong(BaseException):
    """A statement ran into its limit."""


@contextlib.contextmanager
def limited(seconds):
    """Looks at the clock at each line that runs, which one call of a library is not."""
    deadline = time.monotonic() + seconds

    def look(frame, event, argument):
        if time.monotonic() > deadline:
            raise TooLong(f"more than {seconds} s")
        return look

    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(None)


class WithoutPackages(ast.NodeTransformer):
    """`from .utils import softmax` as if the folder were the top: the file is not part of a package here."""

    def visit_ImportFrom(self, node):
        if node.level and node.module:
            node.level = 0
        elif node.level:
            names = [ast.copy_location(ast.alias(name.name, name.asname), name) for name in node.names]
            return ast.copy_location(ast.Import(names), node)
        return node


class Submission:
    """The file that is graded, with what was handed in beside it."""

    def __init__(self, main, files, definitions_only):
        self.notes = []
        # What a Mac calls größe.py has the dots of ö apart, and an import names it in one piece.
        self.files = {unicodedata.normalize("NFC", name): data for name, data in files.items()}
        main = unicodedata.normalize("NFC", main)
        self.definitions_only = definitions_only
        self.output = Output()
        self.trees = {}  # by the label that their lines are counted in
        older_numpy.offer(self.note)
        self.finder = imports.install(self.files, self.trees, self.execute, self.note)
        sys.argv = [main]
        sys.stdin = io.StringIO()
        sys.breakpointhook = lambda *arguments, **keywords: None
        builtins.exit = builtins.quit = sys.exit
        builtins.get_ipython = builtins.display = Inert("IPython")
        # The name is not __main__, so what stands under `if __name__ == "__main__"` does not run.
        stem = main.split("/")[-1].rsplit(".", 1)[0]
        self.module = types.ModuleType(stem)
        self.module.__file__ = main
        if stem not in imports.PROTECTED:
            sys.modules[stem] = self.module
        with contextlib.redirect_stdout(self.output), contextlib.redirect_stderr(self.output):
            self.execute(self.module, main)

    def note(self, text):
        if text not in self.notes and len(self.notes) < 20:
            self.notes.append(text)

    def function(self, name):
        found = vars(self.module).get(name)
        return found if callable(found) and not isinstance(found, Inert) else None

    def add_file(self, name, data):
        self.files.setdefault(name, data)

    def execute(self, module, name):
        parts = source_text.parse(name, self.files[name], self.note, self.add_file)
        self.trees.update((part.label, part.tree) for part in parts)
        relative = RELATIVE_IMPORT.search(self.files[name])
        for part in parts:
            tree = WithoutPackages().visit(part.tree) if relative else part.tree
            for statement in tree.body:
                if not self.definitions_only or only_defines(statement):
                    self.run(module, part, statement)
        if module is self.module:
            definitions = [s for part in parts for s in part.tree.body if isinstance(s, (ast.FunctionDef, ast.ClassDef))]
            used = {node.id for s in definitions for node in ast.walk(s) if isinstance(node, ast.Name)}
            for part in parts:
                self.run_what_main_defines(part, used)

    def run_what_main_defines(self, part, used):
        """What stands under `if __name__ == "__main__"` is not run; but what it imports and sets, and functions use,
        they find when the file is run as a program."""
        for statement in part.tree.body:
            if not (isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test)):
                continue
            for inner in statement.body:
                names = names_defined(inner)
                if names & used and not names & vars(self.module).keys():
                    self.run(self.module, part, inner)

    def run(self, module, part, statement):
        # An import that is tried and caught has a plan of its own for when it fails.
        self.finder.may_be_inert = not isinstance(statement, ast.Try)
        try:
            # Something in the file never ends: it may be the value of a name.
            with limited(STATEMENT_SECONDS) if self.definitions_only else contextlib.nullcontext():
                run_plainly(module, part, statement)
        except BaseException as error:
            if isinstance(statement, ast.ImportFrom):
                self.import_each(module, part, statement)
            elif not self.run_without_extras(module, part, statement, error):
                self.note(f"{part.label} line {statement.lineno} fails when the file is run, {describe(error)}")

    def run_without_extras(self, module, part, statement, error):
        """A definition does not need its annotations, nor its decorators."""
        if not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            return False
        without_annotations = types.SimpleNamespace(label=part.label, flags=part.flags | ANNOTATIONS)
        for extra in ("annotations", "decorator"):
            if extra == "decorator":
                statement.decorator_list = []
            try:
                run_plainly(module, without_annotations, statement)
            except BaseException:
                continue
            self.note(f"{part.label} line {statement.lineno}: left out the {extra}, {describe(error)}")
            return True
        return False

    def import_each(self, module, part, statement):
        for alias in statement.names:
            one = ast.copy_location(ast.ImportFrom(statement.module, [alias], 0), statement)
            try:
                run_plainly(module, part, one)
            except BaseException as error:
                self.note(
                    f"{part.label} line {statement.lineno}: an inert stand-in for {alias.name}, {describe(error)}"
                )
                vars(module)[alias.asname or alias.name] = Inert(alias.name)


def only_defines(statement):
    """Whether it does nothing besides setting names, whatever it chooses between."""
    if not isinstance(statement, CHOICES):
        return isinstance(statement, (*DEFINITIONS, ast.Pass, ast.Raise))
    inner = [child for child in ast.iter_child_nodes(statement) if isinstance(child, ast.stmt)]
    for handler in getattr(statement, "handlers", []):
        inner += handler.body
    return all(only_defines(child) for child in inner)


def run_plainly(module, part, statement):
    program = ast.Module([statement], [])
    exec(compile(program, part.label, "exec", part.flags, dont_inherit=True), vars(module))


def names_defined(statement):
    """By an import, a definition, or a name set to something that calls nothing; empty for anything else."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {(alias.asname or alias.name).split(".")[0] for alias in statement.names}
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return {statement.name}
    if isinstance(statement, ast.Assign) and not any(isinstance(node, ast.Call) for node in ast.walk(statement)):
        return {target.id for target in statement.targets if isinstance(target, ast.Name)}
    return set()
