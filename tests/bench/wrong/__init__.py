# SPDX-License-Identifier: MIT
"""Wrong programs, and what they are made of."""
