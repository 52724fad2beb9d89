# SPDX-License-Identifier: MIT
"""Whether a file that this Python cannot read is right in a newer one: what came later is taken out, in order of
age, and what is left must be Python."""
import ast
import re
import sys

TYPE_PARAMETERS = re.compile(r"^(\s*(?:(?:async\s+)?def|class)\s+\w+\s*)\[", re.M)
TYPE_ALIAS = re.compile(r"^(\s*)type\s+\w+\s*(?:\[.*\]\s*)?=(?!=)", re.M)
STRING = re.compile(r"([A-Za-z]{0,2})('''|\"\"\"|'|\")")


def closing(text, start):
    """The place of the bracket that closes the one at start; None if there is none."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 0:
            return place
    return None


def without_type_parameters(text, defaults):
    """def f[T](x) and class C[T] without what stands in the brackets; with defaults ([T = int]) only if asked."""
    place = 0
    while found := TYPE_PARAMETERS.search(text, place):
        start = found.end() - 1
        end = closing(text, start)
        if end is None:
            return text
        place = found.end()
        if defaults or not re.search(r"(?<![=<>!:])=(?!=)", text[start:end]):
            text = text[:start] + text[end + 1 :]
    return TYPE_ALIAS.sub(r"\1_ =", text)


def string_end(text, place, quotes):
    while place < len(text):
        if text[place] == "\\":
            place += 2
        elif text.startswith(quotes, place):
            return place + len(quotes)
        elif text[place] == "\n" and len(quotes) == 1:
            return None
        else:
            place += 1
    return None


def field(text, place):
    """A replacement field whose brace is just before the place: its expression, and the place behind its closing
    brace. Quotes of the string around it, backslashes and comments may stand in it."""
    depth, start, end = 0, place, None
    while place < len(text):
        string = STRING.match(text, place)
        if string and (end is None) and not text[place - 1 : place].isalnum():
            replaced = one_string(text, string)
            if replaced is None:
                return None
            place = replaced[1]
            continue
        letter = text[place]
        if letter == "#" and end is None:
            place = text.find("\n", place)
            if place < 0:
                return None
            continue
        if depth == 0 and letter == "}":
            return text[start : end if end is not None else place], place + 1
        if depth == 0 and end is None and (letter == ":" or letter == "!" and text[place + 1 : place + 2] != "="):
            end = place
        if letter == "{" and end is not None:
            nested = field(text, place + 1)
            if nested is None:
                return None
            place = nested[1]
            continue
        depth += (letter in "([{") - (letter in ")]}")
        place += 1
    return None


def expression(source):
    """As it could stand in a tuple."""
    source = plain_strings(source).strip()
    return source[:-1] if source.endswith("=") and not source.endswith(("==", "!=", "<=", ">=")) else source


def one_string(text, found):
    """A literal that begins there: what stands for it, and the place behind it."""
    prefix, quotes = found[1].lower(), found[2]
    if not set(prefix) & {"f", "t"}:
        end = string_end(text, found.end(), quotes)
        return None if end is None else (text[found.start() : end], end)
    parts, place = [], found.end()
    while place < len(text):
        if text.startswith(quotes, place):
            return "(" + "".join(f"(\n{part}\n)," for part in parts) + ")", place + len(quotes)
        if text.startswith(("{{", "}}"), place):
            place += 2
        elif text[place] == "{":
            inner = field(text, place + 1)
            if inner is None:
                return None
            parts.append(expression(inner[0]))
            place = inner[1]
        elif text[place] == "\\" and "r" not in prefix:
            place += 2
        elif text[place] == "\n" and len(quotes) == 1:
            return None
        else:
            place += 1
    return None


def plain_strings(text, kinds="ft"):
    """Every f-string as the tuple of its expressions, as Python 3.12 reads it: whatever stands in a field."""
    result, place = [], 0
    while place < len(text):
        if text[place] == "#":
            end = text.find("\n", place)
            end = len(text) if end < 0 else end
        elif (found := STRING.match(text, place)) and not (place and (text[place - 1].isalnum() or text[place - 1] == "_")):
            replaced = one_string(text, found)
            if replaced is None:
                return text
            piece, end = replaced
            if set(found[1].lower()) & set("ft") - set(kinds):
                piece = text[found.start() : end]
            result.append(piece)
            place = end
            continue
        else:
            end = place + 1
        result.append(text[place:end])
        place = end
    return "".join(result)


def adjacent_strings(text):
    """f"…" "…" is one literal: a tuple beside a string would be a call."""
    return re.sub(r"\)(\s*)(?=['\"(])", r")+\1", text)


# What each version brought, and the text without it. A later one is tried on what the earlier ones left.
NEWER = (
    ((3, 10), "match", lambda text: re.sub(r"^(\s*)case\b.*:", r"\1if 1:", re.sub(r"^(\s*)match\b(.*):\s*$", r"\1if (\2):", text, flags=re.M), flags=re.M)),
    ((3, 11), "except*", lambda text: re.sub(r"^(\s*)except\s*\*", r"\1except ", text, flags=re.M)),
    ((3, 12), "type parameters", lambda text: without_type_parameters(text, defaults=False)),
    ((3, 12), "an f-string that holds quotes, backslashes or comments",
     lambda text: adjacent_strings(plain_strings(text, "f"))),
    ((3, 13), "defaults of type parameters", lambda text: without_type_parameters(text, defaults=True)),
    ((3, 14), "template strings, or except without brackets",
     lambda text: re.sub(r"^(\s*)except\s+([\w., ]+,[\w., ]+):", r"\1except (\2):", adjacent_strings(plain_strings(text)), flags=re.M)),
)  # fmt: skip


def needed_version(text, running=sys.version_info[:2]):
    """(version, what needs it, line) if the text is Python of a version newer than the one that runs."""
    try:
        ast.parse(text, feature_version=running)
        return None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
    for version, what, without in NEWER:
        if version <= running:
            continue
        try:
            text = without(text)
            ast.parse(text, feature_version=running)
            return version, what, line
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return None


def sentence(version, what, line):
    newer, this = (".".join(map(str, numbers)) for numbers in (version, sys.version_info[:2]))
    return f"needs Python {newer} ({what}), this machine has {this}"
