#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The rules of the house that no compiler holds; prints each breach with its place, and exits 1 if there is any."""
import pathlib
import re
import sys

# A room includes from itself and from the rooms before it; tests include from all.
ROOMS = ["reference", "cases", "checks", "tools", "tests"]
LONGEST_FILE = 400
LIBRARY_HOST = "tools/library_host/"
LICENSE = "SPDX-License-Identifier: MIT"
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
NAMESPACE = re.compile(r"^namespace ?([\w:]*) ?\{$")
NAMESPACE_END = re.compile(r"^\}  // namespace")
TYPE = re.compile(r"^(?:class|struct|union|enum class) (?:[A-Z_]+ )?(\w+)(?: final)?(?: :.*)?(?: ?\{.*)?$")
MACHINE_PATH = re.compile(r"(?<![\w.\-])/(?:home|Users|root|work)/\w")
CODE = {".cpp", ".hpp", ".py", ".js"}
SKIPPED = {"build", "reports", "node_modules", "__pycache__"}


def files_of(house):
    for path in sorted(house.iterdir()):
        if path.name in SKIPPED or path.name == ".git":
            continue
        if path.is_dir():
            yield from files_of(path)
        elif path.is_file():
            yield path


def breach_of_rooms(room, name):
    """Why a file of this room may not include this name; empty if it may."""
    if room not in ROOMS:
        return ""
    target, _, rest = name.partition("/")
    if target not in ROOMS or not rest:
        return f'"{name}" begins with no room; includes are written as "room/file.hpp"'
    if ROOMS.index(target) > ROOMS.index(room):
        return f'{room}/ includes "{name}": {target}/ is below it in the house; turn the dependency round'
    return ""


def breach_of_host(place, name):
    """Why the program that libraries are loaded into may not include this; empty if it may, or is another file."""
    if not place.startswith(LIBRARY_HOST) or name.startswith(LIBRARY_HOST):
        return ""
    return f'{LIBRARY_HOST} includes "{name}": a library that is checked runs there, and must find nothing of the judge'


def included_folders(house, folders):
    """Of each folder which others it includes from, with the first line that does: {folder: {other: "file:line"}}."""
    edges = {}
    for path in files_of(house):
        place = path.relative_to(house)
        if path.suffix not in {".cpp", ".hpp"} or place.parts[0] not in folders:
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if include := INCLUDE.match(line):
                here, there = place.parent.as_posix(), include[1].rpartition("/")[0]
                if there.partition("/")[0] in folders and there != here:
                    edges.setdefault(here, {}).setdefault(there, f"{place}:{number}")
    return edges


def way_back(edges, start):
    """The shortest way from a folder along includes back to it; empty if there is none."""
    ways = [[start]]
    reached = set()
    for way in ways:
        for folder in edges.get(way[-1], {}):
            if folder == start:
                return [*way, start]
            if folder not in reached:
                reached.add(folder)
                ways.append([*way, folder])
    return []


def cycles(house):
    """Sub-rooms include one another in one direction: a folder with its own files is one, without those below it."""
    edges = included_folders(house, set(ROOMS) - {"tests"})
    told = set()
    for start in sorted(edges):
        way = way_back(edges, start)
        if not way or told & set(way):
            continue
        told |= set(way)
        places = ", ".join(edges[here][there] for here, there in zip(way, way[1:]))
        yield (f"{edges[start][way[1]]}: sub-rooms include one another, {' -> '.join(way)} (by {places}): turn one "
               "round, or move what both use to a floor below both")  # fmt: skip


def types(lines):
    """The types that these lines define at the level of a namespace, but for unnamed ones: (line, name)."""
    inside = []
    for number, line in enumerate(lines, 1):
        if opened := NAMESPACE.match(line):
            inside.append(opened[1])
        elif NAMESPACE_END.match(line) and inside:
            inside.pop()
        elif (defined := TYPE.match(line)) and all(inside):
            yield number, "::".join([*inside, defined[1]])


def types_of_one_name(house):
    """Two types of one name in one program are undefined behavior: it takes either's members for the other's."""
    first = {}
    for path in files_of(house):
        if path.suffix in {".cpp", ".hpp"}:
            place = path.relative_to(house)
            for number, name in types(path.read_text(errors="replace").splitlines()):
                other = first.setdefault(name, f"{place}:{number}")
                if other != f"{place}:{number}":
                    yield f"{place}:{number}: {name} is another type at {other}: give one of them a name of its own"


def breaches(house):
    yield from cycles(house)
    yield from types_of_one_name(house)
    for path in files_of(house):
        try:
            lines = path.read_text().splitlines()
        except UnicodeDecodeError:
            continue
        place = path.relative_to(house)
        room = place.parts[0]
        is_script = bool(lines) and lines[0].startswith("#!")
        if path.suffix in CODE or is_script:
            if LICENSE not in "".join(lines[is_script : is_script + 1]):
                yield f"{place}:{is_script + 1}: expected {LICENSE} here"
            if len(lines) > LONGEST_FILE:
                yield f"{place}: {len(lines)} lines, at most {LONGEST_FILE}: it is probably two concepts, split it"
        for number, line in enumerate(lines, 1):
            include = INCLUDE.match(line) if path.suffix in {".cpp", ".hpp"} else None
            if include and (why := breach_of_rooms(room, include[1]) or breach_of_host(str(place), include[1])):
                yield f"{place}:{number}: {why}"
            if path.suffix != ".md" and MACHINE_PATH.search(line):
                yield f"{place}:{number}: names a path of one machine: {line.strip()}"


def main():
    house = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2]).resolve()
    found = list(breaches(house))
    print("\n".join(found) if found else "the house is in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
