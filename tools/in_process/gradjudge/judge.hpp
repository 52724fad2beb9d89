// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <gradjudge/api.hpp>
#include <gradjudge/inputs.hpp>
#include <gradjudge/outputs.hpp>
#include <gradjudge/report.hpp>
#include <memory>
#include <string>
#include <vector>

namespace gradjudge {

struct Suite;

/// How something is judged; the command has the same options.
struct Judging {
  std::string implementation = "yours";  ///< its name in reports
  bool float32 = false;  ///< it computes in float: it gets floats, and float's rounding is allowed
  double slack = 16;     ///< what the rounding budget is multiplied by
  std::string again;     ///< how to run one check again, with {suite}, {file} and {case} to be filled in
};

/// Judges what was returned for one problem: every block that the loss has or, if `block` is not empty, that
/// one. Throws std::invalid_argument, which names the input, if the loss is not defined for these inputs, and
/// for a block that it has not.
GRADJUDGE_API Report judge(const Inputs& inputs, const Outputs& outputs, const std::string& block = "",
                           const Judging& judging = {});

/// Which cases of some suites.
struct Selection {
  std::vector<std::string> filters;  ///< shell patterns for CASE or SUITE/CASE; empty: every case
  bool large = false;                ///< those tagged large too
  bool allow_empty = false;          ///< it is no error if nothing is left
};

/// Cases of suites, from files or among those that ship.
class Cases {
 public:
  /// Each is a file, a folder of suites or the name of a suite that ships; none: all that ship. Throws
  /// std::runtime_error with every problem of every file, and if nothing is selected.
  GRADJUDGE_API static Cases load(const std::vector<std::string>& suites, const Selection& selection = {});

  /// The losses that a case can name.
  GRADJUDGE_API static std::vector<std::string> losses();
  /// What is returned of a loss: its value ("loss", or "value" of an elementwise function), then its
  /// gradients. Empty if there is no such loss.
  GRADJUDGE_API static std::vector<std::string> blocks_of(const std::string& loss);

  GRADJUDGE_API std::size_t size() const;
  /// SUITE/CASE.
  GRADJUDGE_API std::string name(std::size_t which) const;
  /// Rounded to double, or to float.
  GRADJUDGE_API Inputs inputs(std::size_t which, bool float32 = false) const;

  /// Puts every case to the function, and explains what failed from all its answers.
  GRADJUDGE_API Report check(const Function& function, const Judging& judging = {}) const;
  /// Puts one case to the function; if it does not pass, all of them, for the diagnosis that the whole suite
  /// gets.
  GRADJUDGE_API Report check_one(std::size_t which, const Function& function,
                                 const Judging& judging = {}) const;

 private:
  std::shared_ptr<const std::vector<Suite>> suites_;
};

}  // namespace gradjudge
