# SPDX-License-Identifier: MIT
"""Makes the modules that a child is given importable here, under the names that they have there."""
import importlib.abc
import importlib.util
import os
import pathlib
import sys

SOURCES = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"], "tools", "submission")


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        file = SOURCES / (name.removeprefix("gradjudge_") + ".py")
        return importlib.util.spec_from_file_location(name, file) if name.startswith("gradjudge_") else None


sys.meta_path.insert(0, Finder())
