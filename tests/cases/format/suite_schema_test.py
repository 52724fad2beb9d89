# SPDX-License-Identifier: MIT
"""The JSON Schema and the loader judge suites alike."""
import copy
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

import jsonschema
import yaml

COMMAND = os.environ["GRADJUDGE_COMMAND"]
HOUSE = pathlib.Path(os.environ["GRADJUDGE_SOURCE_DIR"])
SAMPLES = HOUSE / "tests/cases/samples"
SCHEMA = json.loads((HOUSE / "cases/schema/suite.schema.json").read_text(encoding="utf-8"))


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, which editors read by; PyYAML's own rules are those of YAML 1.1."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern in [
    ("null", r"^(~|null|Null|NULL|)$"),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$"),
    ("int", r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"),
    ("float", r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$"),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), None)
CoreLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda loader, node: int(node.value, 16 if node.value.startswith("0x") else 10))

# What the loader says of suites that are well formed but make no sense.
LOADER_ONLY = [
    r"expected inputs that fit together",
    r"expected a problem that can be made",
    r"expected an index from 0 to",
    r"has no rows to judge",
    r"as in the rows before",
    r"a case is named \S+ again",
    r"a number of at most 1000 characters that double can hold",
]


def schema_accepts(validator, text):
    try:
        documents = list(yaml.load_all(text, CoreLoader))
    except yaml.YAMLError:
        return False
    return len(documents) == 1 and validator.is_valid(documents[0])


def loader_says(paths):
    """What the loader prints of each file that it refuses, by path."""
    run = subprocess.run([COMMAND, "cases", "lint", *paths], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 2) or (run.returncode == 2) != bool(run.stderr):
        raise SystemExit(f"exit status {run.returncode}, stderr: {run.stderr}")
    complaints = {}
    for line in run.stderr.splitlines():
        path = pathlib.Path(line.split(":", 1)[0])
        # Mutants of one suite share its name, which is no fault of the file.
        if ": the suite is named " not in line:
            complaints.setdefault(path, []).append(line)
    return complaints


def mutants(node, path=()):
    """(where, changed copy of the node) for one small change each."""
    if isinstance(node, dict):
        for key, value in node.items():
            without = {k: v for k, v in node.items() if k != key}
            yield f"{path}: without {key}", without
            yield f"{path}: {key} misspelt", {**without, key + "s_": value}
            for where, changed in mutants(value, path + (key,)):
                yield where, {**node, key: changed}
        yield f"{path}: another key", {**node, "frobnicate": 1}
    elif isinstance(node, list):
        yield f"{path}: empty", []
        # The first and the last entry stand for the others.
        for index in sorted({0, len(node) - 1}):
            for where, changed in mutants(node[index], path + (index,)):
                yield where, node[:index] + [changed] + node[index + 1:]
    for other in ["word", 1, -1, 0.5, None, True, [], [1], [[1]], [[0]], {}, {"a": 1}]:
        if other != node:
            yield f"{path}: {other!r}", copy.deepcopy(other)


def disagreements_on_mutants(schema):
    """How many mutants of the good samples were judged, and where schema and loader disagree."""
    validator = jsonschema.Draft202012Validator(schema)
    accepted, names, disagreements = {}, {}, []
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((SAMPLES / "good").glob("*.yaml")):
            for where, mutant in mutants(yaml.load(path.read_text(encoding="utf-8"), CoreLoader)):
                text = json.dumps(mutant)
                file = pathlib.Path(folder) / f"{len(names)}.yaml"
                file.write_text(text, encoding="utf-8")
                names[file] = f"{path.name} {where}: {text}"
                accepted[file] = schema_accepts(validator, text)
        complaints = loader_says([folder])
    for file, name in names.items():
        lines = complaints.get(file, [])
        if not accepted[file] and not lines:
            disagreements.append(f"{name}: the schema refuses it, the loader does not")
        for line in lines:
            if accepted[file] and not any(re.search(pattern, line) for pattern in LOADER_ONLY):
                disagreements.append(f"{name}: the schema accepts it, the loader says {line}")
    return len(names), disagreements


class SuiteSchema(unittest.TestCase):
    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def judge(self, paths, by_schema, by_loader):
        paths = sorted(paths)
        self.assertGreater(len(paths), 0)
        validator = jsonschema.Draft202012Validator(SCHEMA)
        complaints = loader_says(paths)
        for path in paths:
            with self.subTest(path=path.name):
                self.assertEqual(schema_accepts(validator, path.read_text(encoding="utf-8")), by_schema)
                self.assertEqual(path not in complaints, by_loader, complaints.get(path))

    def test_both_accept_what_ships(self):
        self.judge((HOUSE / "cases").glob("*.yaml"), by_schema=True, by_loader=True)

    def test_both_accept_the_good_samples(self):
        self.judge((SAMPLES / "good").glob("*.yaml"), by_schema=True, by_loader=True)

    def test_both_refuse_the_bad_samples(self):
        self.judge((SAMPLES / "bad").glob("*.yaml"), by_schema=False, by_loader=False)

    def test_the_loader_alone_refuses_what_a_schema_cannot_express(self):
        self.judge((SAMPLES / "loader_only").glob("*.yaml"), by_schema=True, by_loader=False)

    def test_both_judge_mutants_alike(self):
        # A key left out, misspelt or added, a value of another type, at every place of the good samples.
        judged, disagreements = disagreements_on_mutants(SCHEMA)
        self.assertGreater(judged, 1000)
        self.assertEqual(disagreements, [])

    def test_a_schema_that_allows_any_key_is_found_out(self):
        lax = json.loads(json.dumps(SCHEMA).replace('"additionalProperties": false', '"additionalProperties": true'))
        _, disagreements = disagreements_on_mutants(lax)
        self.assertIn("unknown key", "".join(disagreements))

    def test_a_schema_that_is_too_strict_is_found_out(self):
        strict = json.loads(json.dumps(SCHEMA).replace('"type": "number"', '"type": "integer"'))
        _, disagreements = disagreements_on_mutants(strict)
        self.assertIn("the schema refuses it, the loader does not", "".join(disagreements))


if __name__ == "__main__":
    unittest.main()
