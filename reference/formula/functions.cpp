// SPDX-License-Identifier: MIT
#include "reference/formula/functions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gradjudge::formula {
namespace {

double softplus(const double* x) {
  return std::fmax(x[0], 0.0) + std::log1p(std::exp(-std::abs(x[0])));
}
double sigmoid(const double* x) {
  return x[0] >= 0 ? 1 / (1 + std::exp(-x[0])) : std::exp(x[0]) / (1 + std::exp(x[0]));
}
double sign(const double* x) {
  return x[0] > 0 ? 1 : x[0] < 0 ? -1 : 0;
}

/// 1 / (1 + e^−x); where e^−x would overflow a wide ball, e^x / (1 + e^x).
void ball_sigmoid(arb_t y, const arb_srcptr* x, slong bits) {
  Ball e;
  const bool negative = arb_is_negative(x[0]) != 0;
  if (negative) {
    arb_exp(e.get(), x[0], bits);
    arb_add_ui(y, e.get(), 1, bits);
    arb_div(y, e.get(), y, bits);
  } else {
    arb_neg(e.get(), x[0]);
    arb_exp(e.get(), e.get(), bits);
    arb_add_ui(e.get(), e.get(), 1, bits);
    arb_inv(y, e.get(), bits);
  }
}

/// log(1 + e^x), by log1p of what is small.
void ball_softplus(arb_t y, const arb_srcptr* x, slong bits) {
  Ball e;
  if (arb_is_positive(x[0])) {
    Ball argument;
    arb_neg(argument.get(), x[0]);
    arb_exp(e.get(), argument.get(), bits);
    arb_log1p(e.get(), e.get(), bits);
    arb_add(y, x[0], e.get(), bits);
  } else {
    arb_exp(e.get(), x[0], bits);
    arb_log1p(y, e.get(), bits);
  }
}

#define GRADJUDGE_IN_DOUBLE(f) [](const double* x) -> double { return std::f(x[0]); }
#define GRADJUDGE_IN_BALLS(f) [](arb_t y, const arb_srcptr* x, slong bits) { f(y, x[0], bits); }

const std::array table = {
    Function{.name = "exp",
             .in_double = GRADJUDGE_IN_DOUBLE(exp),
             .in_balls = GRADJUDGE_IN_BALLS(arb_exp),
             .derivative = "y"},
    Function{.name = "log",
             .also = "ln",
             .in_double = GRADJUDGE_IN_DOUBLE(log),
             .in_balls = GRADJUDGE_IN_BALLS(arb_log),
             .derivative = "1 / x",
             .domain = Domain::positive},
    Function{.name = "sqrt",
             .in_double = GRADJUDGE_IN_DOUBLE(sqrt),
             .in_balls = GRADJUDGE_IN_BALLS(arb_sqrt),
             .derivative = "1 / (2 y)",
             .domain = Domain::not_negative,
             .roundings = 1},
    Function{.name = "sigma",
             .also = "sigmoid",
             .in_double = sigmoid,
             .in_balls = ball_sigmoid,
             .derivative = "y (1 - y)",
             .roundings = 4},
    Function{.name = "softplus",
             .in_double = softplus,
             .in_balls = ball_softplus,
             .derivative = "\\sigma(x)",
             .roundings = 6},
    Function{.name = "tanh",
             .in_double = GRADJUDGE_IN_DOUBLE(tanh),
             .in_balls = GRADJUDGE_IN_BALLS(arb_tanh),
             .derivative = "1 - y^2"},
    Function{.name = "sinh",
             .in_double = GRADJUDGE_IN_DOUBLE(sinh),
             .in_balls = GRADJUDGE_IN_BALLS(arb_sinh),
             .derivative = "\\cosh(x)"},
    Function{.name = "cosh",
             .in_double = GRADJUDGE_IN_DOUBLE(cosh),
             .in_balls = GRADJUDGE_IN_BALLS(arb_cosh),
             .derivative = "\\sinh(x)"},
    Function{.name = "sin",
             .in_double = GRADJUDGE_IN_DOUBLE(sin),
             .in_balls = GRADJUDGE_IN_BALLS(arb_sin),
             .derivative = "\\cos(x)"},
    Function{.name = "cos",
             .in_double = GRADJUDGE_IN_DOUBLE(cos),
             .in_balls = GRADJUDGE_IN_BALLS(arb_cos),
             .derivative = "-\\sin(x)"},
    Function{.name = "tan",
             .in_double = GRADJUDGE_IN_DOUBLE(tan),
             .in_balls = GRADJUDGE_IN_BALLS(arb_tan),
             .derivative = "1 + y^2"},
    Function{.name = "arctan",
             .also = "atan",
             .in_double = GRADJUDGE_IN_DOUBLE(atan),
             .in_balls = GRADJUDGE_IN_BALLS(arb_atan),
             .derivative = "1 / (1 + x^2)"},
    Function{.name = "atan2",
             .arguments = 2,
             .in_double = [](const double* x) -> double { return std::atan2(x[0], x[1]); },
             .in_balls = [](arb_t y, const arb_srcptr* x, slong bits) { arb_atan2(y, x[0], x[1], bits); },
             .derivative = "x_2 / (x_1^2 + x_2^2)",
             .second_derivative = "-x_1 / (x_1^2 + x_2^2)"},
    Function{.name = "erf",
             .in_double = GRADJUDGE_IN_DOUBLE(erf),
             .in_balls = GRADJUDGE_IN_BALLS(arb_hypgeom_erf),
             .derivative = "2 \\exp(-x^2) / \\sqrt{4 \\arctan(1)}"},
    Function{.name = "lgamma",
             .in_double = GRADJUDGE_IN_DOUBLE(lgamma),
             .in_balls = GRADJUDGE_IN_BALLS(arb_lgamma),
             .derivative = "\\operatorname{digamma}(x)",
             .domain = Domain::positive,
             .roundings = 8},
    Function{.name = "digamma",
             .in_double = [](const double* x) -> double {
               Ball argument, value;
               arb_set_d(argument.get(), x[0]);
               arb_digamma(value.get(), argument.get(), 64);
               return arf_get_d(arb_midref(value.get()), ARF_RND_NEAR);
             },
             .in_balls = GRADJUDGE_IN_BALLS(arb_digamma),
             .domain = Domain::positive,
             .roundings = 8},
    Function{.name = "abs",
             .in_double = GRADJUDGE_IN_DOUBLE(fabs),
             .in_balls = [](arb_t y, const arb_srcptr* x, slong) { arb_abs(y, x[0]); },
             .derivative = "\\operatorname{sign}(x)",
             .kink_at_zero = true,
             .roundings = 0},
    Function{.name = "sign",
             .also = "sgn",
             .in_double = sign,
             .in_balls = [](arb_t y, const arb_srcptr* x, slong) { arb_sgn(y, x[0]); },
             .derivative = "0",
             .kink_at_zero = true,
             .roundings = 0},
    // Written out by unroll.
    Function{.name = "max", .arguments = -1},
    Function{.name = "min", .arguments = -1},
    Function{.name = "relu", .also = "ReLU"},
    Function{.name = "softmax"},
    Function{.name = "logsumexp"},
    Function{.name = "tr"},
    Function{.name = "det"},
    Function{.name = "diag"},
};

#undef GRADJUDGE_IN_DOUBLE
#undef GRADJUDGE_IN_BALLS

}  // namespace

std::span<const Function> all_functions() {
  return table;
}

const Function* find_function(std::string_view spelling) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Function& function) {
    return function.name == spelling || (!function.also.empty() && function.also == spelling);
  });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace gradjudge::formula
