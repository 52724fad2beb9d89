# SPDX-License-Identifier: MIT
"""What a submission returned, as the numbers that it means: whatever holds them, if there is no doubt which they are."""
import dataclasses
import itertools
import re
import types

import numpy as np
from gradjudge_inert import Inert


class Failure(Exception):
    """`kind` is one of the judge's words for what kept a question from being answered."""

    def __init__(self, kind, text):
        super().__init__(text)
        self.kind = kind


MOST_VALUES = 20
# What submitters call the parts where a dictionary names them.
KEYS = (
    re.compile(r"loss|cost|^j$", re.I), re.compile(r"cent(er|re)|predicted|input|v_?c|^(d|grad_?)?v$|grad_?in", re.I),
    re.compile(r"outside|output|context|^(d|grad_?)?u(_?o)?$|grad_?out", re.I),
)  # fmt: skip


def size(value):
    try:
        return np.size(value)
    except Exception:  # of different lengths, or an array of the submission's own making
        return -1


def in_order(names):
    """The names of a dictionary's parts in the order that is asked for, if each tells what it is."""
    found = [[name for name in names if isinstance(name, str) and kind.search(name)] for kind in KEYS]
    return [matching[0] for matching in found] if all(len(matching) == 1 for matching in found) else list(names)


def by_name(named):
    return [named[name] for name in in_order(named)]


def named_parts(result):
    """An object's parts by name; None if it is not one that is made of them."""
    if dataclasses.is_dataclass(result) and not isinstance(result, type):
        return {field.name: getattr(result, field.name) for field in dataclasses.fields(result)}
    return vars(result) if isinstance(result, types.SimpleNamespace) else None


def holder_of(sample):
    """What makes of three values what a function returned of its own; None if that is a plain tuple, or unknown."""
    if isinstance(sample, list):
        return list
    if isinstance(sample, tuple) and hasattr(sample, "_fields"):
        return lambda values: type(sample)(*values)
    if isinstance(sample, dict):
        return lambda values: dict(zip(in_order(sample), values))
    names = named_parts(sample)
    return names and (lambda values: type(sample)(**dict(zip(in_order(names), values))))


def values_of(result):
    """(the values, what held them); the values are None if that holds none."""
    if isinstance(result, tuple):
        return list(result), "a tuple"
    if isinstance(result, list):
        return result, "a list"
    if isinstance(result, dict):
        return by_name(result), "a dictionary"
    if (named := named_parts(result)) is not None:
        return by_name(named), "an object"
    if isinstance(result, np.ndarray) and result.dtype == object and result.ndim == 1:
        return list(result), "an array"
    if isinstance(result, (types.GeneratorType, map, zip)):
        return list(itertools.islice(result, MOST_VALUES)), "an iterator"
    return None, type(result).__name__


def unfolded(values, holder):
    """(loss, (gradient, gradient)), or ((loss, gradient, gradient), whatever else)."""
    inner = [values_of(value)[0] or [] for value in values]
    if len(inner[1]) == 2:
        return [values[0], *inner[1]], "the gradients as a pair"
    if len(inner[0]) == 3:
        return inner[0], "a tuple inside of another"
    return values, holder


def three_values(result, expected, note):
    """[(name, value)] for the three names of `expected`, which says how many numbers each has."""
    if isinstance(result, tuple) and len(result) == len(expected):
        return list(zip(expected, result))
    values, holder = values_of(result)
    if values is not None and len(values) == 2:
        values, holder = unfolded(values, holder)
    if values is not None and 3 <= len(values) <= MOST_VALUES:
        sizes = list(expected.values())
        fitting = [
            places
            for places in itertools.combinations(range(len(values)), 3)
            if [size(values[place]) for place in places] == sizes
        ]
        if len(values) == 3:
            fitting = [(0, 1, 2)]  # a wrong shape is a finding of its own
        if len(fitting) == 1:
            used = "" if len(values) == 3 else f" of {len(values)} values, judged by numbers " + ", ".join(
                str(place + 1) for place in fitting[0]
            )
            note(f"returned {holder}{used}; expected a tuple of three values")
            return [(name, values[place]) for name, place in zip(expected, fitting[0])]
    what = holder if values is None else f"{len(values)} values"
    raise Failure("malformed", f"the function returned {what}, expected {len(expected)}: {', '.join(expected)}")


def as_number(item):
    """A Python number, Fraction, Decimal or the like as what numpy computes with."""
    if isinstance(item, (str, bytes)) or item is None:
        raise TypeError(f"{item!r:.40} is no number")
    return complex(item) if hasattr(item, "imag") and item.imag != 0 else float(item.real if hasattr(item, "real") else item)


def of_objects(array):
    """An array of objects as one of numbers: rows that are arrays become its last dimensions."""
    parts = [np.asarray(item) for item in array.reshape(-1)]
    parts = [part if part.dtype != object else of_objects(part) if part.ndim else np.asarray(as_number(part.item()))
             for part in parts]  # fmt: skip
    return np.array(parts).reshape(array.shape + parts[0].shape) if parts else np.empty(array.shape)


def numbers(name, value):
    """A block: its description, and its float64 numbers in row-major order. Anything but numbers is refused: nothing
    of the submission's making reaches the judge except these."""
    if isinstance(value, Inert):
        raise Failure("malformed", f"{name} comes from {value!r}, for what is not on this machine; the notes name it")
    array = value if type(value) is np.ndarray else np.asarray(value)
    # The name of a type is put together anew each time it is asked for.
    kind = "float64" if array.dtype == np.float64 else array.dtype.name
    if array.dtype == object:
        try:
            array = of_objects(array)
        except Exception:
            pass
    if array.dtype.kind == "c":
        array = array.real
    if array.dtype.kind not in "fiub":
        raise Failure("malformed", f"{name} is of type {type(value).__name__}, expected numbers (float64)")
    return {"shape": array.shape, "type": kind}, array.astype("<f8", copy=False).tobytes()
