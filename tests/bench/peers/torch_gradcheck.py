# SPDX-License-Identifier: MIT
"""PyTorch's gradcheck of its own gradients of the loss."""
import torch


def check(problem, fast_mode):
    torch.set_num_threads(1)
    v_c = torch.tensor(problem.v_c, requires_grad=True)
    U = torch.tensor(problem.U, requires_grad=True)

    def loss(v_c, U):
        return -torch.log_softmax(U @ v_c, 0)[problem.o]

    return lambda: torch.autograd.gradcheck(loss, (v_c, U), fast_mode=fast_mode)
