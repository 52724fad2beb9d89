#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""PyTorch's losses and autograd, by gradjudge's protocol: torch_autograd.py float64|float32"""
import json
import sys

import torch
import torch.nn.functional as F

DTYPE = getattr(torch, sys.argv[1])
torch.set_num_threads(1)

FLOAT32 = [{"kind": "float32", "reason": "torch.float32"}]


def pair_loss(v_c, U, o, negatives):
    """Naive softmax, or negative sampling where negatives are given."""
    if negatives is None:
        return F.cross_entropy((U @ v_c)[None], torch.tensor([o]))
    return -F.logsigmoid(U[o] @ v_c) - F.logsigmoid(-(U[negatives] @ v_c)).sum()


def skip_gram(V, U, center, outside, inner, negatives=None):
    lists = negatives if negatives is not None else [None] * len(outside)
    return sum(pair_loss(V[center], U, o, drawn) for o, drawn in zip(outside, lists))


def cbow(V, U, context, o, inner, negatives=None):
    v_hat = F.embedding_bag(torch.tensor([context]), V, mode="sum")[0]
    return pair_loss(v_hat, U, o, negatives)


def cross_entropy(scores, y):
    return F.cross_entropy(scores[None], torch.tensor([y], dtype=DTYPE))


def hierarchical_softmax(v_c, U, nodes, codes):
    signs = 1 - 2 * torch.tensor(codes, dtype=DTYPE)
    return -F.logsigmoid(signs * (U[nodes] @ v_c)).sum()


LOSSES = {
    "cross_entropy": cross_entropy,
    "naive_softmax": lambda v_c, U, o: pair_loss(v_c, U, o, None),
    "negative_sampling": pair_loss,
    "hierarchical_softmax": hierarchical_softmax,
    "skip_gram": skip_gram,
    "cbow": cbow,
}
FUNCTIONS = {
    "sigmoid": lambda x: torch.sigmoid(x),
    "relu": lambda x: F.relu(x),
    "leaky_relu": lambda x, alpha: F.leaky_relu(x, alpha),
}


def answer(loss, **inputs):
    arrays = {
        name: torch.tensor(inputs.pop(name), dtype=DTYPE, requires_grad=True)
        for name in ("v_c", "U", "V", "x", "scores")
        if name in inputs
    }
    if loss in FUNCTIONS:
        value = FUNCTIONS[loss](**arrays, **inputs)
        result, total = {"value": value}, value.sum()
    else:
        total = LOSSES[loss](**arrays, **inputs)
        result = {"loss": total}
    total.backward()
    result.update((name, array.grad) for name, array in arrays.items())
    return {name: block.detach().tolist() for name, block in result.items()}


def main():
    for line in sys.stdin:
        question = json.loads(line)
        reply = {"id": question["id"]}
        if "start" in question:
            reply["started"] = {
                "protocol": 1,
                "name": f"PyTorch {torch.__version__}, {DTYPE}",
                "allowances": FLOAT32 if DTYPE == torch.float32 else [],
            }
        else:
            reply["answer"] = answer(**question["problem"])
        print(json.dumps(reply), flush=True)


main()
