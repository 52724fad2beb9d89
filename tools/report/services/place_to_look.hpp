// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include "checks/results.hpp"

namespace gradjudge {

/// Where somebody who is to mend what failed looks first: the source of the implementation if it is known,
/// otherwise the place of the case. As the repository names it, see in_repository.
Place place_to_look(const CheckResult& check, const RunFolders& folders);

/// The place with its file relative to the root of the repository, as services that show findings beside
/// files want it; as it is if it is outside of the repository or there is none.
Place in_repository(const Place& place, const RunFolders& folders);

/// A path as a URI reference, for SARIF: relative, or file:///… if it is absolute; what a URI cannot hold is
/// percent-encoded.
std::string uri_reference(const std::string& path);

}  // namespace gradjudge
