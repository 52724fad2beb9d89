# SPDX-License-Identifier: MIT
"""Reports read by the parsers that others read them with. Each reader raises if it cannot, or if something acts."""
import csv
import ctypes
import html.parser
import io
import json
import pathlib
import re

import jsonschema
import lxml.etree

FORMATS = pathlib.Path(__file__).parent / "formats"

# What a terminal, a log or an editor would act on, line ends aside.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def text(report):
    """The text; raises if anything in it would act on a terminal."""
    if found := ACTING.search(report):
        raise ValueError(f"{found[0]!r} in {report[max(0, found.start() - 40):found.end() + 40]!r}")
    return report


def junit(report):
    """The root, valid by the schema of Jenkins' xUnit plugin as far as we write it."""
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    root = lxml.etree.fromstring(report.encode(), parser)
    lxml.etree.XMLSchema(file=str(FORMATS / "junit.xsd")).assertValid(root.getroottree())
    for node in root.iter():
        for value in [node.text or "", *node.attrib.values()]:
            text(value)
    return root


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from strings_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_of(part)


def by_schema(report, name):
    value = json.loads(report)
    schema = json.loads((FORMATS / name).read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(value, schema, cls=jsonschema.Draft7Validator)
    for part in strings_of(value):
        text(part)
    return value


def ctrf(report):
    return by_schema(report, "ctrf.schema.json")["results"]


def sarif(report):
    """The run; raises if a message has a placeholder or a link of SARIF 3.11."""
    (run,) = by_schema(report, "sarif.schema.json")["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        message = result["message"]["text"]
        if re.search(r"(?<!\{)(\{\{)*\{\d+\}(?!\})", message):
            raise ValueError(f"a placeholder in {message!r}")
        if re.search(r"(?<!\\)\[(?:[^\\\[\]]|\\.)*\]\(", message):
            raise ValueError(f"a link in {message!r}")
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            raise ValueError(f"{result['ruleId']} is not the rule of its index")
    return run


def runner_commands(output):
    """The workflow commands that GitHub's runner finds in what a step prints: (name, properties, data)."""
    known = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "stop-commands", "set-output"}
    known |= {"set-env", "add-path", "save-state", "add-matcher", "remove-matcher", "echo"}
    found = []
    for line in re.split(r"\r\n|\r|\n", output):
        if match := re.match(r"\s*::(.+?)::(.*)", line, re.DOTALL):
            name, _, properties = match[1].partition(" ")
            if name in known:
                pairs = [pair.partition("=") for pair in properties.split(",") if pair]
                unescaped = {}
                for key, _, value in pairs:
                    for escape, character in [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]:
                        value = value.replace(escape, character)
                    unescaped[key.strip()] = value
                data = match[2].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
                found.append((name, unescaped, data))
                continue
        # The runner's older form, which it takes anywhere in a line; Azure's and TeamCity's look alike.
        if match := re.search(r"##(?:[a-z]+)?\[([^\]\s]+)", line):
            found.append((match[1], {}, line))
    return found


class Elements(html.parser.HTMLParser):
    """The elements of a page, and the text outside of code."""

    # What Markdown of ours is made of. No link, no image, no emphasis, no quotation: nobody here writes one.
    OURS = {"h1", "h2", "h3", "p", "ul", "ol", "li", "pre", "code", "table", "thead", "tbody", "tr", "th", "td", "br"}
    ATTRIBUTES = {("code", "class"), ("th", "align"), ("td", "align")}

    def __init__(self):
        super().__init__()
        self.counts = {}
        self.rows = []

    def handle_starttag(self, tag, attributes):
        if tag not in self.OURS:
            raise ValueError(f"an element <{tag}> at {self.getpos()}")
        for name, _ in attributes:
            if (tag, name) not in self.ATTRIBUTES:
                raise ValueError(f"an attribute {name} of <{tag}>")
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if tag == "tr":
            self.rows.append(0)
        if tag in {"td", "th"}:
            self.rows[-1] += 1

    def handle_comment(self, data):
        raise ValueError(f"a comment {data!r}")


def markdown(report):
    """The elements of the page that md4c, with GitHub's extensions, makes of it."""
    text(report)
    library = ctypes.CDLL("libmd4c-html.so.0")
    receive = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint, ctypes.c_void_p)
    pieces = []
    callback = receive(lambda data, size, _: pieces.append(ctypes.string_at(data, size)))
    urls, mail, tables, strikethrough, www, tasks = 0x4, 0x8, 0x100, 0x200, 0x400, 0x800
    flags = urls | mail | tables | strikethrough | www | tasks
    source = report.encode()
    if library.md_html(source, len(source), callback, None, flags, 0) != 0:
        raise ValueError("md4c gives up")
    elements = Elements()
    elements.feed(b"".join(pieces).decode())
    elements.close()
    return elements


def table(report):
    """The rows of a CSV; raises if one has another number of cells, or a cell is a formula to a spreadsheet."""
    rows = list(csv.reader(io.StringIO(report), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            raise ValueError(f"{len(row)} cells instead of {len(rows[0])}: {row}")
        for cell in row:
            text(cell)
            if re.match(r"\s*[=+\-@]", cell):
                raise ValueError(f"a formula: {cell!r}")
    return rows
