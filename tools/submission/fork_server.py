# SPDX-License-Identifier: MIT
"""Forks a locked-down child for each submission, from an interpreter that has everything loaded.

Runs confined, is given its modules through descriptor 3, and holds nothing that a submission could use.
It has one thread, because a fork copies only the thread that calls it.
"""
import sys

sys.path[:] = [place for place in sys.path if place]  # '' is the current directory: none of the library

import gc
import importlib.abc
import importlib.util
import json
import os
import signal
import socket
import struct


def receive_exactly(control, size):
    parts = []
    while size:
        part = control.recv(size)
        if not part:
            os._exit(0)  # the judge is gone
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def receive(control):
    header_size, bytes_size = struct.unpack("<II", receive_exactly(control, 8))
    return json.loads(receive_exactly(control, header_size)), receive_exactly(control, bytes_size)


def send(control, header):
    text = json.dumps(header).encode()
    control.sendall(struct.pack("<II", len(text), 0) + text)


class ShippedModules(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """The judge's own modules, which are in no file that this process can read."""

    def __init__(self, sources):
        self.sources = sources

    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, self) if name in self.sources else None

    def get_source(self, name):
        return self.sources[name]


def load_modules(descriptions, data):
    sources, place = {}, 0
    for module in descriptions:
        sources[module["name"]] = data[place : place + module["size"]].decode()
        place += module["size"]
    sys.meta_path.append(ShippedModules(sources))
    for module in descriptions:
        if module["at_start"]:
            __import__(module["name"])


def keep_out_of_collections():
    """A collection in a child would write to, and so copy, every page that it looks at."""
    gc.collect()
    gc.freeze()


def become_child(pipe, control, server, start, program, request):
    control.close()
    # Opened anew: what children set on a description that they share, the next one could read.
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.dup2(pipe, 3)
    os.closerange(4, 1024)
    import gradjudge_adapter
    import gradjudge_lockdown

    gradjudge_lockdown.lock_down(server, start, request["address_space"], program)
    gradjudge_adapter.serve(3)


def main():
    control = socket.socket(fileno=3)
    start, data = receive(control)
    program = data[: start["filter"]]
    load_modules(start["modules"], data[start["filter"] :])
    import numpy

    keep_out_of_collections()
    send(control, {"python": sys.version.split()[0], "numpy": numpy.__version__})
    server, child = os.getpid(), 0
    while True:
        request, _ = receive(control)
        if request["do"] == "fork":
            _, (pipe,), _, _ = socket.recv_fds(control, 1, 1)
            child = os.fork()
            if child == 0:
                try:
                    become_child(pipe, control, server, start, program, request)
                finally:
                    os._exit(0)
            os.close(pipe)
            send(control, {"child": True})
        elif request["do"] == "import":
            __import__(request["module"])
            keep_out_of_collections()
            send(control, {"imported": True})
        else:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
            send(control, {"signal": ended_by, "status": os.WEXITSTATUS(status) if not ended_by else 0})


main()
