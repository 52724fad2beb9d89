# SPDX-License-Identifier: MIT
"""Nothing of the library: whoever loads this has been fooled."""
raise SystemExit("fooled")
