# SPDX-License-Identifier: MIT
"""Where a submission's imports come from: the library, the files handed in with it, the course's helpers, or an
inert stand-in. Nothing that is handed in can take the place of the library."""
import importlib.abc
import importlib.machinery
import importlib.util
import sys

import gradjudge_course_helpers as course_helpers
from gradjudge_inert import InertModule

PROTECTED = set(sys.stdlib_module_names) | {"numpy", "scipy", "lib2to3"}
# Never loaded, even where they are installed: they draw, wait for somebody, or take longer than a whole check.
ALWAYS_INERT = {
    "IPython", "ipdb", "keras", "matplotlib", "pdb", "pudb", "pylab", "seaborn", "tensorflow", "tkinter",
    "torch", "turtle",
}  # fmt: skip


class SubmittedFiles(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Helper modules handed in with the file; `execute(module, name)` runs one."""

    def __init__(self, files, execute):
        self.files, self.execute = files, execute

    def places(self, name):
        parts = name.split(".")
        # A package path of the submitter's own machine (a2.utils.utils) is looked for from its end.
        for skip in range(max(1, len(parts) - 1)):
            stem = "/".join(parts[skip:])
            yield stem + ".py", False
            yield stem + "/__init__.py", True

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in PROTECTED:
            return None
        for place, is_package in self.places(name):
            if place in self.files:
                spec = importlib.machinery.ModuleSpec(name, self, origin=place, is_package=is_package)
                return spec
        folder = name.replace(".", "/") + "/"
        if any(place.startswith(folder) for place in self.files):
            return importlib.machinery.ModuleSpec(name, self, origin=None, is_package=True)
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
        helpers = course_helpers.MODULES.get(module.__name__.split(".")[-1])
        if helpers is not None:
            vars(module).update(helpers)
            module.__all__ = list(helpers)

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
        if name == root:
            self.note(f"{root} is not loaded when grading: an inert stand-in took its place")
        return self.spec(name)


class Missing(StandIns):
    """For what is nowhere. Libraries try imports that may fail, and must see them fail."""

    def __init__(self, note, files):
        super().__init__(note)
        self.files = files

    def asked_by_submission(self):
        frame = sys._getframe(1)
        while frame is not None and (frame.f_globals is globals() or "importlib" in frame.f_code.co_filename):
            frame = frame.f_back
        return frame is not None and frame.f_code.co_filename in self.files

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[-1] in course_helpers.MODULES:
            return self.spec(name)
        root = name.split(".")[0]
        if not self.may_be_inert or root in sys.stdlib_module_names or not self.asked_by_submission():
            return None
        self.note(f"{root} is not on this machine: an inert stand-in took its place")
        return self.spec(name)


def install(files, execute, note):
    """Returns the finder of last resort, whose `may_be_inert` can be switched off."""
    for name in ALWAYS_INERT:
        sys.modules.pop(name, None)
    missing = Missing(note, files)
    sys.meta_path[:0] = [SubmittedFiles(files, execute), CourseHelpers(note), Forced(note)]
    sys.meta_path.append(missing)
    return missing
