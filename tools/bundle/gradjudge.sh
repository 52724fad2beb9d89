#!/bin/sh
# SPDX-License-Identifier: MIT
# gradjudge with the libraries, cases, Python modules and attacks that lie beside this file: none of the machine's are
# used, except the Python that submissions run in.
here=$(cd "$(dirname "$0")" && pwd -P) || exit 3
GRADJUDGE_CASES=$here/cases GRADJUDGE_SUBMISSION=$here/submission GRADJUDGE_ATTACKS=$here/attacks
export GRADJUDGE_CASES GRADJUDGE_SUBMISSION GRADJUDGE_ATTACKS
exec "$here/lib/loader" --library-path "$here/lib" "$here/bin/gradjudge" "$@"
