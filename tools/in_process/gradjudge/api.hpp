// SPDX-License-Identifier: MIT
#pragma once

/// What the shared library shows to programs that use it.
#define GRADJUDGE_API __attribute__((visibility("default")))
