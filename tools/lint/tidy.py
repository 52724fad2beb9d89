#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""clang-tidy over every source file of a build; exit 1 if it finds anything.

Most of its time goes into the headers of Eigen, Boost and the standard library, which it searches anew in each
translation unit. So files are checked several at once, as one unit that includes them; where two files cannot stand
together (both have a helper of the same name), the unit is halved. A file that was found clean is not checked again
until it, a header of the project that it includes, or the configuration changes.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

FILES_A_UNIT = 12
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


def kept_flags(command):
    """Of a compile command what clang-tidy needs: language, definitions, include paths."""
    words = iter(shlex.split(command))
    for word in words:
        if word == "-isystem":
            yield from (word, next(words))
        elif word.startswith(("-std=", "-D", "-I")):
            yield word


def closure(path, house, seen):
    """The file and every header of the project that it includes, through others too."""
    if path in seen or not path.is_file():
        return
    seen.add(path)
    for name in INCLUDE.findall(path.read_text(errors="replace")):
        closure(house / name, house, seen)


def key(path, house, configuration):
    """Names the state of everything that a finding in this file depends on."""
    seen = set()
    closure(path, house, seen)
    digest = hashlib.sha256(configuration)
    for part in sorted(seen):
        digest.update(f"{part.relative_to(house)}\n".encode() + part.read_bytes())
    return digest.hexdigest()


def findings(files, flags, folder, house):
    """What clang-tidy says about these files; empty if they are clean."""
    name = hashlib.sha256("\n".join(map(str, files)).encode()).hexdigest()[:16]
    unit = folder / f"unit_{name}.cpp"
    unit.write_text("".join(f'#include "{file}"\n' for file in files))
    command = ["clang-tidy", "--quiet", "--checks=-bugprone-suspicious-include", str(unit), "--", *flags]
    run = subprocess.run(command, capture_output=True, text=True, cwd=house)
    unit.unlink()
    if run.returncode == 0:
        return ""
    if "clang-diagnostic-error" in run.stdout and len(files) > 1:
        half = len(files) // 2
        return findings(files[:half], flags, folder, house) + findings(files[half:], flags, folder, house)
    return run.stdout.strip() + "\n" if run.stdout.strip() else run.stderr


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("build", type=pathlib.Path, help="folder of the build, with compile_commands.json")
    build = arguments.parse_args().build.resolve()
    house = pathlib.Path(__file__).resolve().parents[2]
    folder = build / "tidy"
    folder.mkdir(exist_ok=True)

    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, check=True).stdout
    configuration = version + (house / ".clang-tidy").read_bytes()
    groups = {}
    keys = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = pathlib.Path(entry["file"])
        if build in file.parents:
            continue
        flags = tuple(kept_flags(entry["command"]))
        keys[file] = key(file, house, configuration + "\n".join(flags).encode())
        if not (folder / keys[file]).exists():
            groups.setdefault(flags, []).append(file)

    units = []
    for flags, files in groups.items():
        count = -(-len(files) // FILES_A_UNIT)
        units += [(files[i::count], flags) for i in range(count)]
    found = False
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        running = {pool.submit(findings, files, flags, folder, house): files for files, flags in units}
        for done in concurrent.futures.as_completed(running):
            if text := done.result():
                found = True
                print(text)
                continue
            for file in running[done]:
                (folder / keys[file]).touch()
    unchecked = sum(len(files) for files, _ in units)
    print(f"clang-tidy: {len(keys)} files, {len(keys) - unchecked} of them unchanged since they were found clean")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
