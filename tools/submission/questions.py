# SPDX-License-Identifier: MIT
"""Puts one problem to the function that answers it, through either generation of the course's interface."""
import ast
import inspect

import gradjudge_negatives as draws_of_negatives
import numpy as np
from gradjudge_returned import Failure, holder_of, three_values
from gradjudge_scripted_dataset import ScriptedDataset

NEWER, OLDER = 0, 1
NAMES = {
    "naive_softmax": ("naiveSoftmaxLossAndGradient", "softmaxCostAndGradient"),
    "negative_sampling": ("negSamplingLossAndGradient", "negSamplingCostAndGradient"),
    "skip_gram": ("skipgram", "skipgram"),
    "cbow": ("cbow", "cbow"),
}


def no_function(*names):
    return Failure("no_such_function", f"there is no function {' or '.join(names)}")


def generation(submission):
    newer = [name for name, _ in list(NAMES.values())[:2] if submission.function(name)]
    older = [name for _, name in list(NAMES.values())[:2] if submission.function(name)]
    return OLDER if older and not newer else NEWER


class Questions:
    def __init__(self, submission):
        self.submission = submission
        self.older = generation(submission) == OLDER
        self.judge_loss = None
        self.noted_draws = set()  # of each kind the first is noted
        self.own_losses = {}  # by name, where the judge's have taken their place
        self.takes_count = {}  # by id of the function: how it takes K
        self.searched = set()  # functions whose text was searched for comparisons

    def find(self, loss):
        names = NAMES[loss]
        name = names[OLDER if self.older else NEWER]
        found = self.submission.function(name)
        if found is None:
            raise no_function(name)
        return found

    def places(self):
        """Where the function that answers each loss is written: file and line, by loss."""
        found = {}
        for loss, names in {"sigmoid": ("sigmoid", "sigmoid"), **NAMES}.items():
            code = getattr(self.submission.function(names[OLDER if self.older else NEWER]), "__code__", None)
            file = getattr(code, "co_filename", None)
            if file in self.submission.files:
                found[loss] = {"file": file, "line": code.co_firstlineno}
        return found

    def ask(self, problem, arrays):
        """[(block, whatever the submission returned)] and notes."""
        return getattr(self, "put_" + problem["loss"])(problem, arrays)

    def put_sigmoid(self, problem, arrays):
        sigmoid = self.submission.function("sigmoid")
        if sigmoid is None:
            raise no_function("sigmoid")
        value = sigmoid(arrays["x"])
        blocks = [("value", value)]
        derivative = self.submission.function("sigmoid_grad")
        if derivative is not None:
            blocks.append(("x", derivative(np.array(value, dtype=float))))
        return blocks

    def put_naive_softmax(self, problem, arrays):
        function = self.find("naive_softmax")
        dataset = ScriptedDataset([], arrays["U"].shape[0], problem["o"])
        return self.pair(function(arrays["v_c"], problem["o"], arrays["U"], dataset), arrays)

    def pair(self, result, arrays):
        expected = {"loss": 1, "v_c": arrays["v_c"].size, "U": arrays["U"].size}
        return three_values(result, expected, self.submission.note)

    def window(self, result, arrays):
        expected = {"loss": 1, "V": arrays["V"].size, "U": arrays["U"].size}
        return three_values(result, expected, self.submission.note)

    def put_negative_sampling(self, problem, arrays):
        function = self.find("negative_sampling")
        negatives, o = problem["negatives"], problem["o"]
        dataset = ScriptedDataset(negatives, arrays["U"].shape[0], o)
        untouched = {name: array.copy() for name, array in arrays.items()}
        result = self.with_count(function, (arrays["v_c"], o, arrays["U"], dataset), len(negatives))
        blocks = self.pair(result, arrays)
        if dataset.draws == len(negatives):
            return blocks

        def ask_again(other_dataset):
            v_c, U = untouched["v_c"].copy(), untouched["U"].copy()
            return self.pair(self.with_count(function, (v_c, o, U, other_dataset), len(negatives)), untouched)

        other = draws_of_negatives.judged(ask_again, dataset, negatives, o, untouched["U"], self.note_draws)
        return ask_again(other) if other else blocks

    def note_draws(self, kind, text):
        if kind not in self.noted_draws:
            self.noted_draws.add(kind)
            self.submission.note(text)

    def with_count(self, function, arguments, K):
        if id(function) not in self.takes_count:
            try:
                parameters = inspect.signature(function).parameters
            except (TypeError, ValueError):
                parameters = None
            by_place = "place" if parameters and len(parameters) > len(arguments) else "no"
            # A wrapper of the function hands on what it is given by name.
            by_name = parameters is None or "K" in parameters or any(
                parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters.values()
            )
            self.takes_count[id(function)] = "name" if by_name else by_place
        if self.takes_count[id(function)] == "name":
            return function(*arguments, K=K)
        return function(*arguments, K) if self.takes_count[id(function)] == "place" else function(*arguments)

    def inner_loss(self, problem, outside):
        """The judge's loss; it also takes the place of the submission's own of that name, for those that compare
        the function they are given with it."""
        queues = {}
        for word, negatives in zip(outside, problem.get("negatives") or []):
            queues.setdefault(word, []).append(negatives)

        def negatives_of(word):
            lists = queues.get(int(word))
            if not lists:
                return []
            return lists.pop(0) if len(lists) > 1 else lists[0]

        functions = self.judge_loss.inner_losses(negatives_of, self.older)
        for function in functions:
            self.own_losses.setdefault(function.__name__, self.submission.function(function.__name__))
            setattr(self.submission.module, function.__name__, function)
        return functions[0 if problem["inner"] == "naive_softmax" else 1]

    def with_inner_loss(self, call, problem, outside, arrays):
        """What `call` returns when it is given the judge's loss; if it cannot take the three values apart, in the form
        that the submission's own loss returns them in."""
        inner = self.inner_loss(problem, outside)
        try:
            return call(inner)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            held = self.own_form(inner.__name__, outside[0], arrays)
            if held is None:
                raise
        inner = self.inner_loss(problem, outside)

        def in_own_form(*arguments, **named):
            return held(inner(*arguments, **named))

        setattr(self.submission.module, inner.__name__, in_own_form)
        return call(in_own_form)

    def own_form(self, name, outside, arrays):
        try:
            dataset = ScriptedDataset([], arrays["U"].shape[0], outside)
            return holder_of(self.own_losses[name](arrays["V"][0].copy(), outside, arrays["U"].copy(), dataset))
        except Exception:
            return None

    def put_skip_gram(self, problem, arrays):
        function = self.find("skip_gram")
        self.note_comparisons("skipgram")
        V, U = arrays["V"], arrays["U"]
        words = V.shape[0]
        outside = problem["outside"]
        script = [k for negatives in problem.get("negatives") or [] for k in negatives]
        tokens = {f"w{word}": word for word in range(words)}

        def call(inner):
            return function(
                f"w{problem['center']}", problem["m"], [f"w{word}" for word in outside], tokens, V, U,
                ScriptedDataset(script, words, outside[0]), inner,
            )  # fmt: skip

        result = self.with_inner_loss(call, problem, outside, arrays)
        return self.window(result, arrays)

    def put_cbow(self, problem, arrays):
        function = self.find("cbow")
        V, U = arrays["V"], arrays["U"]
        o, context = problem["o"], problem["context"]
        negatives = problem.get("negatives") or []
        tokens = {f"w{word}": word for word in range(V.shape[0])}

        def call(inner):
            return function(
                f"w{o}", (len(context) + 1) // 2, [f"w{word}" for word in context], tokens, V, U,
                ScriptedDataset(negatives, U.shape[0], o), inner,
            )  # fmt: skip

        one_pair = {"inner": problem["inner"], "negatives": [negatives]}
        result = self.with_inner_loss(call, one_pair, [o], arrays)
        return self.window(result, arrays)

    def note_comparisons(self, name):
        if name in self.searched:
            return
        self.searched.add(name)
        losses = {n for names in NAMES.values() for n in names[:2]} - {"skipgram", "cbow"}
        for tree in self.submission.trees.values():
            for node in tree.body:
                if not (isinstance(node, ast.FunctionDef) and node.name == name):
                    continue
                compared = {
                    part.id
                    for comparison in ast.walk(node)
                    if isinstance(comparison, ast.Compare)
                    for part in ast.walk(comparison)
                    if isinstance(part, ast.Name)
                }
                if compared & losses:
                    self.submission.note(f"{name} compares which loss function it is given")
