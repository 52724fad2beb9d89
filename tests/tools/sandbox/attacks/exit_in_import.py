# SPDX-License-Identifier: MIT
# attack: exits while the file is run
# outcome: nothing changes
import numpy as np
import solution
from solution import *

import sys

sys.exit(0)
