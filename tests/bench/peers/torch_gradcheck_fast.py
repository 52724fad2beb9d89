# SPDX-License-Identifier: MIT
"""PyTorch's gradcheck in its fast mode: one random direction, in double."""
from timing import repeat
from torch_gradcheck import check

repeat(lambda problem: check(problem, fast_mode=True))
