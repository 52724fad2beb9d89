// SPDX-License-Identifier: MIT
// The Python module gradjudge._gradjudge: the library's interface as Python sees it. The package beside it is
// what people import.
#include <pybind11/functional.h>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <gradjudge/judge.hpp>

namespace gradjudge {
namespace {

namespace py = pybind11;

template <class Number>
py::array numpy_array(const Array& array) {
  py::array_t<Number> copy(array.shape);
  for (std::size_t i = 0; i < array.numbers.size(); ++i) {
    copy.mutable_data()[i] = static_cast<Number>(array.numbers[i]);
  }
  return copy;
}

/// Every input by its name; each call makes new arrays.
py::dict inputs_by_name(const Inputs& inputs) {
  py::dict all;
  for (const auto& [name, array] : inputs.arrays) {
    all[name.c_str()] = inputs.float32 ? numpy_array<float>(array) : numpy_array<double>(array);
  }
  for (const auto& [name, number] : inputs.index) all[name.c_str()] = number;
  for (const auto& [name, words] : inputs.words) all[name.c_str()] = words;
  if (inputs.loss == "skip_gram" && inputs.inner == "negative_sampling") {
    all["negatives"] = inputs.negatives_of_window;
  }
  if (!inputs.inner.empty()) all["inner"] = inputs.inner;
  if (inputs.loss == "leaky_relu") all["alpha"] = inputs.alpha;
  return all;
}

using Numbers = py::array_t<double, py::array::c_style | py::array::forcecast>;

void add_block(Outputs& outputs, const std::string& name, const Numbers& numbers) {
  outputs.blocks.emplace_back(name, Array({numbers.shape(), numbers.shape() + numbers.ndim()},
                                          {numbers.data(), numbers.data() + numbers.size()}));
}

/// The implementation that asks `answer(loss, inputs)` of Python; an exception of its goes through to Python.
Function function_of(const py::function& answer) {
  return
      [&answer](const Inputs& inputs) { return answer(inputs.loss, inputs_by_name(inputs)).cast<Outputs>(); };
}

Judging judging(const std::string& implementation, bool float32, double slack, const std::string& again) {
  return {implementation, float32, slack, again};
}

void bind(py::module_& module) {
  py::class_<Outputs>(module, "Outputs")
      .def(py::init<>())
      .def("add", &add_block)
      .def_readwrite("error", &Outputs::error)
      .def_readwrite("not_implemented", &Outputs::not_implemented)
      .def_readwrite("changed_inputs", &Outputs::changed_inputs);

  py::class_<JudgedCheck>(module, "Check", "One question of one case, as it was judged.")
      .def_readonly("suite", &JudgedCheck::suite)
      .def_readonly("case", &JudgedCheck::a_case)
      .def_readonly("question", &JudgedCheck::question)
      .def_readonly("verdict", &JudgedCheck::verdict)
      .def_readonly("reason", &JudgedCheck::reason)
      .def_readonly("diagnosis", &JudgedCheck::diagnosis)
      .def_readonly("message", &JudgedCheck::message)
      .def("__repr__", [](const JudgedCheck& check) {
        return "<" + check.verdict + " " + check.suite + "/" + check.a_case + " " + check.question + ">";
      });

  py::class_<Report>(module, "Report")
      .def_property_readonly("passed", &Report::passed)
      .def_property_readonly("summary", &Report::summary)
      .def_property_readonly("checks", [](const Report& report) { return report.checks(); })
      .def_property_readonly("failures", &Report::failures)
      .def("in_format", &Report::in_format)
      .def_static("joined", &Report::joined);

  py::class_<Cases>(module, "Cases")
      .def_static("load",
                  [](const std::vector<std::string>& suites, const std::vector<std::string>& filters,
                     bool large, bool allow_empty) {
                    return Cases::load(suites, {filters, large, allow_empty});
                  })
      .def_static("losses", &Cases::losses)
      .def_static("blocks_of", &Cases::blocks_of)
      .def("__len__", &Cases::size)
      .def("name", &Cases::name)
      .def("loss", [](const Cases& cases, std::size_t which) { return cases.inputs(which).loss; })
      .def("inputs", [](const Cases& cases, std::size_t which,
                        bool float32) { return inputs_by_name(cases.inputs(which, float32)); })
      .def("check",
           [](const Cases& cases, const py::function& answer, const std::string& implementation, bool float32,
              double slack, const std::string& again) {
             return cases.check(function_of(answer), judging(implementation, float32, slack, again));
           })
      .def("check_one", [](const Cases& cases, std::size_t which, const py::function& answer,
                           const std::string& implementation, bool float32, double slack,
                           const std::string& again) {
        return cases.check_one(which, function_of(answer), judging(implementation, float32, slack, again));
      });
}

}  // namespace
}  // namespace gradjudge

PYBIND11_MODULE(_gradjudge, module) {
  gradjudge::bind(module);
}
