# SPDX-License-Identifier: MIT
"""Messages between the judge and a child: a JSON header and raw bytes, each with its length before it."""
import json
import os
import struct


def read_exactly(pipe, size):
    parts = []
    while size:
        part = os.read(pipe, min(size, 1 << 20))
        if not part:
            os._exit(0)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def receive(pipe):
    header_size, bytes_size = struct.unpack("<II", read_exactly(pipe, 8))
    message = read_exactly(pipe, header_size + bytes_size)
    return json.loads(message[:header_size]), message[header_size:]


def send(pipe, header, data=b""):
    text = json.dumps(header).encode()
    message = memoryview(struct.pack("<II", len(text), len(data)) + text + data)
    while message:
        message = message[os.write(pipe, message) :]
