# SPDX-License-Identifier: MIT
"""Working stand-ins for what solutions use of scipy, where this machine does not have it: as SciPy 1.10 computes it.
Not here is σ, which may be what is asked for: see sigmoid.py."""
import numpy as np


def finite_or_zero(largest):
    return np.where(np.isfinite(largest), largest, 0)


def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    """log Σ b eᵃ; with return_sign that of the absolute value, and the sign."""
    a = np.asarray(a)
    if b is not None:
        a, b = np.broadcast_arrays(a, b)
        a = np.where(b == 0, -np.inf, a)
    largest = finite_or_zero(np.amax(a, axis=axis, keepdims=True))
    powers = np.exp(a - largest) if b is None else b * np.exp(a - largest)
    total = np.sum(powers, axis=axis, keepdims=keepdims)
    sign = np.sign(total)
    out = np.log(total * sign if return_sign else total)
    out = out + (largest if keepdims else np.squeeze(largest, axis=axis))
    out = out[()]
    return (out, sign) if return_sign else out


def softmax(x, axis=None):
    x = np.asarray(x)
    powers = np.exp(x - np.amax(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    x = np.asarray(x)
    shifted = x - finite_or_zero(np.amax(x, axis=axis, keepdims=True))
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))


def xlogy(x, y):
    """x log y, and 0 where x is 0."""
    x, y = np.asarray(x), np.asarray(y)
    return np.where((x == 0) & ~np.isnan(y), 0.0, x * np.log(y))[()]


def xlog1py(x, y):
    """x log(1 + y), and 0 where x is 0."""
    x, y = np.asarray(x), np.asarray(y)
    return np.where((x == 0) & ~np.isnan(y), 0.0, x * np.log1p(y))[()]


# scipy.misc is where older versions have it.
MODULES = {
    "scipy.special": {function.__name__: function for function in (log_softmax, logsumexp, softmax, xlog1py, xlogy)},
    "scipy.misc": {"logsumexp": logsumexp},
}
NOTE = (
    "scipy is not on this machine: of scipy.special, softmax, log_softmax, logsumexp, xlogy and xlog1py are stood in "
    "for, and expit and log_expit where σ is not what is asked for; the rest of it is inert"
)
