# SPDX-License-Identifier: MIT
# attack: answers with whatever it can reach in memory that computes the answer: functions, code, source text
# outcome: sigmoid=wrong naive_softmax=wrong negative_sampling=wrong
import numpy as np
import solution
from solution import *

import gc
import sys
import types

ITS_OWN = ("scan_memory.py", "solution.py")
# Whatever computes one of the losses uses one of these.
COMPUTES = {"exp", "exp2", "expm1", "log", "log1p", "log2", "logaddexp", "tanh", "power"}


def reachable():
    """Every object that leads from modules, frames, classes and what the collector knows."""
    roots = [vars(module) for module in list(sys.modules.values()) if isinstance(module, types.ModuleType)]
    frame = sys._getframe()
    while frame is not None:
        roots += [frame.f_locals, frame.f_globals, frame.f_code]
        frame = frame.f_back
    roots += gc.get_objects() + object.__subclasses__()
    seen, left = set(), [roots]
    while left:
        thing = left.pop()
        if id(thing) in seen or thing is seen or thing is left:
            continue
        seen.add(id(thing))
        yield thing
        left.extend(gc.get_referents(thing))
        if isinstance(thing, type):
            left.extend(type.__subclasses__(thing))


def computes(code):
    """Not the body of a module or of a comprehension, which cannot be called by itself."""
    return COMPUTES.intersection(code.co_names) and (code.co_name == "<lambda>" or code.co_name[0] != "<")


def from_text(text):
    """The functions that a text defines, if it is a program that could compute something."""
    if not 40 < len(text) < 1000000 or "def " not in text or "import numpy" not in text or solution.__doc__ in text:
        return []  # the last is what was handed in
    defined = {"np": np, "__name__": "found"}
    try:
        exec(compile(text, "found", "exec"), defined)
    except BaseException:
        pass
    return [thing for thing in defined.values() if isinstance(thing, types.FunctionType) and computes(thing.__code__)]


def functions():
    for thing in reachable():
        if isinstance(thing, bytes):
            thing = thing.decode(errors="replace")
        if type(thing) is str:
            yield from from_text(thing)
        code = thing if isinstance(thing, types.CodeType) else getattr(thing, "__code__", None)
        if not isinstance(code, types.CodeType) or code.co_filename.startswith(("/", "<frozen")):
            continue  # the library's
        if code.co_filename.endswith(ITS_OWN) or not computes(code):
            continue
        if isinstance(thing, types.FunctionType):
            yield thing
        elif not code.co_freevars:
            yield types.FunctionType(code, {"np": np})


class Draws:
    def __init__(self, script):
        self.script = list(script)

    def sampleTokenIdx(self):
        return self.script.pop(0) if self.script else 0


candidates = []


def answer(arguments, expected):
    """For each expected number or array what some function returns that equals it, and zeros where nothing does.
    `arguments()` makes the tuples of arguments to try, new for each function."""
    if not candidates:
        candidates.extend(list(functions()))
    found = [np.zeros(np.shape(wanted)) for wanted in expected]
    for function in candidates:
        for tried in arguments():
            try:
                result = function(*tried)
            except BaseException:
                continue
            for part in result if isinstance(result, (tuple, list)) else [result]:
                for i, wanted in enumerate(expected):
                    if isinstance(part, (float, np.ndarray)) and np.shape(part) == np.shape(wanted):
                        if np.allclose(part, wanted, rtol=1e-9, atol=1e-12):
                            found[i] = part
    return tuple(found)


def sigmoid(x):
    return answer(lambda: [(x.copy(),)], [solution.sigmoid(x)])[0]


def naiveSoftmaxLossAndGradient(v, o, U, dataset):
    expected = solution.naiveSoftmaxLossAndGradient(v, o, U, dataset)
    return answer(
        lambda: [(v.copy(), o, U.copy(), dataset), (v.copy(), o, U.copy()), (v.copy(), U.copy(), o)], expected
    )


def negSamplingLossAndGradient(v, o, U, dataset, K=10):
    drawn = solution.getNegativeSamples(o, dataset, K)
    expected = solution.negSamplingLossAndGradient(v, o, U, Draws(drawn), K)
    return answer(
        lambda: [(v.copy(), o, U.copy(), Draws(drawn), K), (v.copy(), o, U.copy(), drawn)], expected
    )
