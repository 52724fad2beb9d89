// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// Where somebody who is to mend what failed looks first: the file of the implementation if it is source code
/// (its line is not known, 0), otherwise the place of the case.
Place place_to_look(const CheckResult& check);

/// A path as a URI reference, for SARIF: relative to the working folder, or file:///… if it is absolute; what
/// a URI cannot hold is percent-encoded.
std::string uri_reference(const std::string& path);

}  // namespace gradjudge
