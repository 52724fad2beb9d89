# SPDX-License-Identifier: MIT
"""A whole suite put to a function."""
import collections.abc
import os

from gradjudge.answer import answerer, name_of
from gradjudge.results import NothingChecked, Results
from gradjudge.suites import load_cases


def implementation_name(function):
    if isinstance(function, collections.abc.Mapping):
        return ", ".join(name_of(each) for each in function.values())
    return name_of(function)


def again_call(function, suite, options):
    """The call that asks one case again, with {suite}, {file} and {case} to be filled in."""
    if isinstance(function, collections.abc.Mapping):
        asked = "{" + ", ".join(f"{loss!r}: {name_of(each)}" for loss, each in function.items()) + "}"
    else:
        asked = name_of(function)
    named = os.fspath(suite) if isinstance(suite, (str, os.PathLike)) else "{file}"
    given = "".join(f", {name}={value!r}" for name, (value, default) in options.items() if value != default)
    return f'gradjudge.check({asked}, "{named}", filter="{{suite}}/{{case}}"{given})'


def check(function, suite=(), *, filter=(), large=False, float32=False, slack=16, allow_empty=False):
    """Puts every case of the suite to the function and returns Results.

    function     gets a problem's inputs by name (def naive_softmax(v_c, U, o), say: numpy arrays, indices as int,
                 lists of int) and returns the loss and its gradients as a dict, {"loss": …, "v_c": …, "U": …}, or
                 as a tuple in that order; anything that numpy.asarray takes, and tensors. NotImplementedError
                 leaves a case out. Or a dict of functions by loss, for suites with several.
    suite        a file, a folder, the name of a suite that ships, or a list of these; all that ship without it
    filter       only cases whose CASE or SUITE/CASE matches, * and ? allowed
    large        cases tagged large too
    float32      the function computes in float32: it gets float32, and the rounding of float32 is allowed
    slack        what the rounding budget is multiplied by
    allow_empty  it is no error if nothing is left to be checked; raises NothingChecked otherwise
    """
    answer = answerer(function)
    cases = load_cases(suite, filter, large, allow_empty)
    name = implementation_name(function)
    again = again_call(function, suite, {"large": (large, False), "float32": (float32, False), "slack": (slack, 16)})
    report = cases.check(answer, name, float32, slack, again)
    if not report.checks and not allow_empty:
        losses = sorted({cases.loss(which) for which in range(len(cases))})
        raise NothingChecked(
            f"nothing was checked of {name}: the cases are of {', '.join(losses)}; give it cases of losses that it "
            "computes, or allow_empty=True if that is meant"
        )
    return Results(report)
