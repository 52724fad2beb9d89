#!/bin/bash
# SPDX-License-Identifier: MIT
# Gradescope runs this once, as root, when it builds the image of the assignment.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
[[ -d "$source/gradjudge" ]] || source=/autograder/source

apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3 python3-numpy python3-lib2to3

chmod 755 "$source/gradjudge/gradjudge" "$source/gradjudge/bin/gradjudge" "$source/gradjudge/lib/loader"
# Submitted code runs under a user id of its own, which has no business here.
chmod -R go= "$source"
# For the log of the build: which sandbox works.
"$source/gradjudge/gradjudge" doctor --quick || true
