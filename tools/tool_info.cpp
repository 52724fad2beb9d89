// SPDX-License-Identifier: MIT
#include "tools/tool_info.hpp"

namespace gradjudge {

ToolInfo tool_info(Precision precision) {
  ToolInfo tool;
  tool.version = GRADJUDGE_VERSION;
  tool.commit = GRADJUDGE_COMMIT;
  tool.precision_bits = working_bits(precision);
  return tool;
}

}  // namespace gradjudge
