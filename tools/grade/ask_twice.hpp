// SPDX-License-Identifier: MIT
#pragma once
#include <set>
#include <string>
#include <vector>

#include "tools/grade/exam.hpp"
#include "tools/submission/python_session.hpp"

namespace gradjudge {

/// A reply to every case of the exam, of which some are asked once more in another order, and all of a loss
/// where one of its second answers is another: these losses go into `unsteady`, and such a case has no
/// answer. First come the losses, then what is made of them: a child that has been given the judge's losses
/// is asked for none. Secret cases come last and to a child of their own.
std::vector<Reply> ask_twice(const Exam& exam, PythonSession& session, std::set<std::string>& unsteady);

}  // namespace gradjudge
