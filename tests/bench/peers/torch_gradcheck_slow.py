# SPDX-License-Identifier: MIT
"""PyTorch's gradcheck as it is by default: the whole numerical Jacobian by central differences in double."""
from timing import repeat
from torch_gradcheck import check

repeat(lambda problem: check(problem, fast_mode=False))
