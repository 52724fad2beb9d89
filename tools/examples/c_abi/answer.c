/* SPDX-License-Identifier: MIT */
/* Gradients in C, checked with:
 *   cc -O2 -shared -fPIC answer.c -o libanswer.so -lm && gradjudge check --impl library:./libanswer.so
 * gradjudge_library.h is in include/ of an installation, in tools/library_host/ of the sources. */
#include "gradjudge_library.h"

#include <math.h>
#include <string.h>

int32_t gradjudge_abi_version(void) {
  return GRADJUDGE_ABI_VERSION;
}

const char *gradjudge_describe(void) {
  return "{\"name\": \"example in C\"}";
}

/* One draw of negative sampling: of the outside word with sign -1, of a negative with sign 1. */
static void draw(const gradjudge_problem_double *p, gradjudge_answer_double *answer, int64_t word, double sign) {
  const int64_t d = p->dimensions;
  const double *u = p->U + word * d;
  double score = 0;
  for (int64_t j = 0; j < d; ++j) score += sign * u[j] * p->v_c[j];
  const double small = exp(-fabs(score)); /* overflows for no score */
  const double factor = sign * (score >= 0 ? 1 : small) / (1 + small);
  *answer->loss += fmax(score, 0) + log1p(small);
  for (int64_t j = 0; j < d; ++j) {
    answer->v_c[j] += factor * u[j];
    answer->U[word * d + j] += factor * p->v_c[j]; /* arrives as zeros; a word drawn m times counts m times */
  }
}

int32_t gradjudge_gradients_double(const gradjudge_problem_double *problem, gradjudge_answer_double *answer) {
  if (strcmp(problem->loss, "negative_sampling") != 0) return GRADJUDGE_NOT_IMPLEMENTED;
  draw(problem, answer, problem->o, -1);
  for (int64_t k = problem->negatives_begin[0]; k < problem->negatives_begin[1]; ++k)
    draw(problem, answer, problem->negatives[k], 1);
  return GRADJUDGE_ANSWERED;
}
