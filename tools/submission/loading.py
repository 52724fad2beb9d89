# SPDX-License-Identifier: MIT
"""Runs a submitted file statement by statement, so that one that fails does not take the rest with it."""
import ast
import builtins
import contextlib
import io
import os
import re
import sys
import types

import gradjudge_imports as imports
import gradjudge_source_text as source_text
from gradjudge_inert import Inert

RELATIVE_IMPORT = re.compile(rb"\bfrom\s*\.")
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AnnAssign)


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
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


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
        self.files = files
        self.definitions_only = definitions_only
        self.output = Output()
        self.trees = {}
        self.finder = imports.install(files, self.execute, self.note)
        sys.argv = [main]
        sys.stdin = io.StringIO()
        sys.breakpointhook = lambda *arguments, **keywords: None
        builtins.exit = builtins.quit = sys.exit
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

    def execute(self, module, name):
        tree = source_text.parse(name, self.files[name], self.note)
        self.trees[name] = tree
        if RELATIVE_IMPORT.search(self.files[name]):
            tree = WithoutPackages().visit(tree)
        for statement in tree.body:
            if self.definitions_only and not isinstance(statement, DEFINITIONS):
                continue
            self.run(module, name, statement)

    def run(self, module, name, statement):
        # An import that is tried and caught has a plan of its own for when it fails.
        self.finder.may_be_inert = not isinstance(statement, ast.Try)
        try:
            self.run_plainly(module, name, statement)
        except BaseException as error:
            if isinstance(statement, ast.ImportFrom):
                self.import_each(module, name, statement)
            elif isinstance(statement, (ast.FunctionDef, ast.ClassDef)) and statement.decorator_list:
                self.note(f"{name} line {statement.lineno}: left out the decorator, {describe(error)}")
                statement.decorator_list = []
                self.run(module, name, statement)
            else:
                self.note(f"{name} line {statement.lineno} fails when the file is run, {describe(error)}")

    def run_plainly(self, module, name, statement):
        program = ast.Module([statement], [])
        exec(compile(program, name, "exec"), vars(module))

    def import_each(self, module, name, statement):
        for alias in statement.names:
            part = ast.copy_location(ast.ImportFrom(statement.module, [alias], 0), statement)
            try:
                self.run_plainly(module, name, part)
            except BaseException as error:
                self.note(f"{name} line {statement.lineno}: an inert stand-in for {alias.name}, {describe(error)}")
                vars(module)[alias.asname or alias.name] = Inert(alias.name)
