// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>

#include "tools/library_host/loaded_library.hpp"

namespace gradjudge::library_host {

/// Puts a problem of the protocol to the library and returns the reply without its id.
nlohmann::json ask(const LoadedLibrary& library, const nlohmann::json& problem);

}  // namespace gradjudge::library_host
