# SPDX-License-Identifier: MIT
"""A whole suite put to a function."""
import collections.abc
import os

from gradjudge.answer import answerer, name_of
from gradjudge.results import Results
from gradjudge.suites import load_cases


def implementation_name(function):
    if isinstance(function, collections.abc.Mapping):
        return ", ".join(name_of(each) for each in function.values())
    return name_of(function)


def check(function, suite=(), *, filter=(), large=False, float32=False, slack=16):
    """Puts every case of the suite to the function and returns Results.

    function  gets a problem's inputs by name (def naive_softmax(v_c, U, o), say: numpy arrays, indices as int,
              lists of int) and returns the loss and its gradients as a dict, {"loss": …, "v_c": …, "U": …}, or as
              a tuple in that order; anything that numpy.asarray takes, and tensors. NotImplementedError leaves a
              case out. Or a dict of functions by loss, for suites with several.
    suite     a file, a folder, the name of a suite that ships, or a list of these; all that ship without it
    filter    only cases whose CASE or SUITE/CASE matches, * and ? allowed
    large     cases tagged large too
    float32   the function computes in float32: it gets float32, and the rounding of float32 is allowed
    slack     what the rounding budget is multiplied by
    """
    cases = load_cases(suite, filter, large)
    name = implementation_name(function)
    named = os.fspath(suite) if isinstance(suite, (str, os.PathLike)) else "{file}"
    again = f'gradjudge.check({name}, "{named}", filter="{{suite}}/{{case}}")'
    return Results(cases.check(answerer(function), name, float32, slack, again))
