# SPDX-License-Identifier: MIT
"""What the tests of one run of pytest judged, for the report that the plugin writes at its end."""
reports = []
