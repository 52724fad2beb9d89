# SPDX-License-Identifier: MIT
"""Names that numpy had when the assignment was new, for submissions that were written then or learned from it."""
import numpy as np

NAMES = {
    "bool": bool, "complex": complex, "float": float, "int": int, "long": int, "object": object, "str": str,
    "unicode": str, "asscalar": lambda a: a.item(), "Inf": np.inf, "Infinity": np.inf, "infty": np.inf, "NaN": np.nan,
    "float_": np.float64, "complex_": np.complex128, "cumproduct": np.cumprod, "product": np.prod, "in1d": np.isin,
    "alltrue": np.all, "sometrue": np.any, "row_stack": np.vstack,
}  # fmt: skip
missing_name = vars(np).get("__getattr__")


def offer(note):
    """numpy asks the module's __getattr__ only for what it does not have."""

    def old_name(name):
        if name not in NAMES:
            return missing_name(name)
        note(f"np.{name} is of an older numpy: what it stood for took its place")
        return NAMES[name]

    np.__getattr__ = old_name
