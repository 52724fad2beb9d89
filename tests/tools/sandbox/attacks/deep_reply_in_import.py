# SPDX-License-Identifier: MIT
# attack: answers its own loading with a value that is nested 100,000 deep
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os
import struct

for sequence in range(4):
    text = b'{"sequence":%d,"python_2":' % sequence + b"[" * 100_000 + b"]" * 100_000 + b"}"
    os.write(3, struct.pack("<II", len(text), 0) + text)
