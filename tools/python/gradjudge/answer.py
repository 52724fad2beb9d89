# SPDX-License-Identifier: MIT
"""Asks a user's function one problem, and takes what it returns as it is: what cannot be judged is named."""
import collections.abc
import difflib
import inspect
import traceback

import numpy

from gradjudge import _gradjudge


class WrongReturn(Exception):
    """The function returned something that is no answer."""


def arguments(function, loss, inputs):
    """Of the inputs those that the function's parameters name; all if it takes any keyword, or does not tell."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return inputs
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters):
        return inputs
    given = {}
    for parameter in parameters:
        if parameter.name in inputs:
            given[parameter.name] = inputs[parameter.name]
        elif parameter.default is parameter.empty:
            raise WrongReturn(
                f"{name_of(function)} has a parameter {parameter.name}, but {loss} has no input of that name; "
                f"it has {', '.join(inputs)}"
            )
    return given


def did_you_mean(name, known):
    near = difflib.get_close_matches(str(name), known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def require_losses(functions):
    """A function under a name that no loss has would never be asked."""
    known = _gradjudge.Cases.losses()
    for name in functions:
        if name not in known:
            raise ValueError(f"there is no loss {name!r}, expected one of {', '.join(known)}{did_you_mean(name, known)}")


def name_of(function):
    return getattr(function, "__name__", type(function).__name__)


def numbers_of(name, value):
    """The value as numpy numbers in double; tensors are detached and brought to the processor."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
        if getattr(value, "is_sparse", False):
            value = value.to_dense()
    try:
        array = numpy.asarray(value)
    except Exception as error:
        raise WrongReturn(f"{name} cannot be read as an array: {type(error).__name__}: {error}") from None
    if array.dtype.kind not in "fiub":
        raise WrongReturn(f"{name} is {described(value)}, expected an array of real numbers")
    return array.astype(numpy.float64)


def described(value):
    if value is None:
        return "nothing (None)"
    if isinstance(value, numpy.ndarray):
        return f"an array of dtype {value.dtype}"
    return f"a {type(value).__name__}"


def blocks_of(loss, returned):
    """What was returned, by name; a tuple is in the order of the loss's blocks."""
    expected = _gradjudge.Cases.blocks_of(loss)
    listed = ", ".join(expected)
    if isinstance(returned, collections.abc.Mapping):
        for name in returned:
            if name in expected:
                continue
            hint = did_you_mean(name, expected)
            raise WrongReturn(f"it returned {name!r}, expected of {loss}: {listed}{hint}")
        return dict(returned)
    if isinstance(returned, tuple):
        if len(returned) != len(expected):
            raise WrongReturn(f"it returned {len(returned)} values, expected {len(expected)} of {loss}: {listed}")
        return dict(zip(expected, returned))
    raise WrongReturn(
        f"it returned {described(returned)}, expected a dict with {listed}, or a tuple of these in this order"
    )


def raised(error):
    """The exception with the traceback of the user's frames."""
    trace = error.__traceback__.tb_next or error.__traceback__
    lines = "".join(traceback.format_tb(trace, limit=-8)).rstrip()
    return f"it raised {type(error).__name__}: {error}\n{lines}"


def same(before, after):
    if isinstance(before, numpy.ndarray):
        return numpy.array_equal(before, after)
    return before == after


def copied(inputs):
    return {
        name: value.copy() if isinstance(value, numpy.ndarray) else list(value) if isinstance(value, list) else value
        for name, value in inputs.items()
    }


def answerer(functions):
    """answer(loss, inputs), for one function of every loss or a mapping from losses to functions. Raises ValueError
    for a loss that there is not."""
    if isinstance(functions, collections.abc.Mapping):
        require_losses(functions)

    def answer(loss, inputs):
        outputs = _gradjudge.Outputs()
        function = functions.get(loss) if isinstance(functions, collections.abc.Mapping) else functions
        if function is None:
            outputs.not_implemented = True
            return outputs
        before = copied(inputs)
        try:
            given = arguments(function, loss, inputs)
            try:
                returned = function(**given)
            except NotImplementedError:
                outputs.not_implemented = True
                return outputs
            except Exception as error:
                outputs.error = raised(error)
                return outputs
            for name, value in blocks_of(loss, returned).items():
                outputs.add(name, numbers_of(name, value))
        except WrongReturn as error:
            outputs.error = str(error)
        outputs.changed_inputs = not all(same(before[name], inputs[name]) for name in inputs)
        return outputs

    return answer
