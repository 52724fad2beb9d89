// SPDX-License-Identifier: MIT
#include "tools/commands/application.hpp"

int main(int argc, char** argv) {
  return gradjudge::run_application(argc, argv);
}
