# SPDX-License-Identifier: MIT
"""Where a submission's imports come from: the library, the files handed in with it, the course's helpers, or an
inert stand-in. Nothing that is handed in can take the place of the library."""
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import re
import sys

import gradjudge_course_helpers as course_helpers
import gradjudge_scipy_special as scipy_special
from gradjudge_inert import InertModule

PROTECTED = set(sys.stdlib_module_names) | {"numpy", "scipy", "lib2to3"}
# Never loaded, even where they are installed: they draw, wait for somebody, or take longer than a whole check.
ALWAYS_INERT = {
    "IPython", "ipdb", "keras", "matplotlib", "pdb", "pudb", "pylab", "seaborn", "tensorflow", "tkinter",
    "torch", "tqdm", "turtle",
}  # fmt: skip
# A stand-in for these does all that matters for an answer.
UNREMARKABLE = {"tqdm"}

LIBRARY_LOADERS = (importlib.machinery.SourceFileLoader, importlib.machinery.ExtensionFileLoader)


def is_installed(name):
    """Whether this machine has a library of that name; parts of one are asked for only after it."""
    return "." not in name and importlib.machinery.PathFinder.find_spec(name) is not None


def tails(name):
    """Paths that a module of that name may have: the first folders may be those of the submitter's machine."""
    parts = name.split(".")
    return ["/".join(parts[skip:]) for skip in range(len(parts))]


class SubmittedFiles(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Helper modules handed in with the file; `execute(module, name)` runs one."""

    def __init__(self, files, execute):
        self.files, self.execute = files, execute

    def file_of(self, name, beside):
        """The file of a module or package: beside the main file, or else in any folder, the uppermost first."""
        for tail in tails(name):
            for place in (tail + ".py", tail + "/__init__.py", tail + ".ipynb"):
                if beside and place in self.files:
                    return place
                elsewhere = [file for file in self.files if file.endswith("/" + place)]
                if elsewhere and not beside:
                    return min(elsewhere, key=lambda file: (file.count("/"), file))
        return None

    def is_folder(self, name, beside):
        """Whether files were handed in that lie in a folder of that name."""
        folders = [tail + "/" if beside else f"/{tail}/" for tail in tails(name)]
        return any(file.startswith(folder) if beside else folder in file for folder in folders for file in self.files)

    def is_spoken_of(self, name):
        """Whether the files name something in it that was handed in: the folder is one of the submitter's machine."""
        naming = re.compile(rb"\b(?:import|from)\s+" + re.escape(name).encode() + rb"((?:\.\w+)+)")
        named = {inner[1:].decode(errors="replace") for data in self.files.values() for inner in naming.findall(data)}
        return any(self.file_of(inner, beside) for inner in named for beside in (True, False))

    def find_spec(self, name, path=None, target=None):
        root, _, rest = name.partition(".")
        if root in PROTECTED or root in ALWAYS_INERT:
            return None
        if rest and isinstance(getattr(sys.modules.get(root), "__loader__", None), LIBRARY_LOADERS):
            return None
        for beside in (True, False):
            if not beside and is_installed(name):
                return None
            origin = self.file_of(name, beside)
            if origin or self.is_folder(name, beside) or (not beside and self.is_spoken_of(name)):
                # The course's helpers are a package, utils.utils, and beside them may lie a module utils.
                is_helper = name.split(".")[-1] in course_helpers.MODULES
                is_package = not origin or origin.endswith("/__init__.py") or is_helper
                return importlib.machinery.ModuleSpec(name, self, origin=origin, is_package=is_package)
        return None

    def exec_module(self, module):
        if module.__spec__.origin is not None:
            self.execute(module, module.__spec__.origin)
        helpers = course_helpers.MODULES.get(module.__name__.split(".")[-1], {})
        for name, function in helpers.items():
            if name not in vars(module):
                setattr(module, name, function)


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, note):
        self.note = note
        self.may_be_inert = True

    def create_module(self, spec):
        return InertModule(spec.name)

    def exec_module(self, module):
        helpers = scipy_special.MODULES.get(module.__name__)
        if helpers is None:
            helpers = course_helpers.MODULES.get(module.__name__.split(".")[-1])
        if helpers is not None:
            vars(module).update(helpers)
            module.__all__ = list(helpers)
        if module.__name__ == "scipy":
            for name in scipy_special.MODULES:
                importlib.import_module(name)

    def spec(self, name):
        return importlib.machinery.ModuleSpec(name, self, is_package=True)


class CourseHelpers(StandIns):
    """Top-level names of the course's helper modules; before whatever this machine has under such a name."""

    def find_spec(self, name, path=None, target=None):
        return self.spec(name) if name in course_helpers.MODULES else None


class Forced(StandIns):
    def find_spec(self, name, path=None, target=None):
        root = name.split(".")[0]
        if root not in ALWAYS_INERT:
            return None
        if name == root and root not in UNREMARKABLE:
            self.note(f"{root} is not loaded when grading: an inert stand-in took its place")
        return self.spec(name)


class Missing(StandIns):
    """For what is nowhere. Libraries try imports that may fail, and must see them fail."""

    def __init__(self, note, own_sources):
        super().__init__(note)
        self.own_sources = own_sources

    def asked_by_submission(self):
        frame = sys._getframe(1)
        while frame is not None and (frame.f_globals is globals() or "importlib" in frame.f_code.co_filename):
            frame = frame.f_back
        return frame is not None and frame.f_code.co_filename in self.own_sources

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[-1] in course_helpers.MODULES:
            return self.spec(name)
        root = name.split(".")[0]
        if not self.may_be_inert or root in sys.stdlib_module_names or not self.asked_by_submission():
            return None
        inert = f"{root} is not on this machine: an inert stand-in took its place"
        self.note(scipy_special.NOTE if root == "scipy" else inert)
        return self.spec(name)


def install(files, own_sources, execute, note):
    """`own_sources` holds the names that the submission's code is compiled under. Returns the finder of last resort,
    whose `may_be_inert` can be switched off."""
    for name in ALWAYS_INERT:
        sys.modules.pop(name, None)
    missing = Missing(note, own_sources)
    sys.meta_path[:0] = [SubmittedFiles(files, execute), CourseHelpers(note), Forced(note)]
    sys.meta_path.append(missing)
    return missing
