# SPDX-License-Identifier: MIT
# attack: never comes to an end when the file is run
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import time

while True:
    time.sleep(1)
