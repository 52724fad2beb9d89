// SPDX-License-Identifier: MIT
#pragma once
#include <nlohmann/json.hpp>

namespace gradjudge::library_host {

/// Resource limits and the seccomp program, as {"address_space": bytes, "cpu_seconds": n, "open_files": n,
/// "filter": hexadecimal} give them, for this process and for good. Namespaces, Landlock, no_new_privs and
/// the user id are inherited. Throws std::runtime_error with the step that failed.
void lock_down(const nlohmann::json& limits);

}  // namespace gradjudge::library_host
