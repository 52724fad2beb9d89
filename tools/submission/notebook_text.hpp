// SPDX-License-Identifier: MIT
#pragma once
#include <optional>
#include <string>

namespace gradjudge {

/// A Jupyter notebook with only what people wrote: its cells' kinds and sources, without outputs, attachments
/// and the pictures inside a source. Nothing if the text is not that of a notebook.
std::optional<std::string> without_outputs(const std::string& notebook);

}  // namespace gradjudge
