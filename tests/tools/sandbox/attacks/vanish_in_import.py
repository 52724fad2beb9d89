# SPDX-License-Identifier: MIT
# attack: ends the process while the file is run
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import os

for _ in range(1):
    os._exit(0)
