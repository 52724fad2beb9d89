/* SPDX-License-Identifier: MIT */
/* The arithmetic of word2vec.c (2013) with negative sampling, written anew: float, a table of sigma of 1000
 * entries on [-6, 6] that is indexed with the whole number 83, parameters that are updated in place draw by
 * draw, a negative that is the target left out, and in cbow the mean of the context instead of its sum. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gradjudge_library.h"

#define EXP_TABLE_SIZE 1000
#define MAX_EXP 6

static float exp_table[EXP_TABLE_SIZE + 1];

static void fill_table(void) {
  for (int i = 0; i <= EXP_TABLE_SIZE; ++i) {
    exp_table[i] = (float)exp((i / (float)EXP_TABLE_SIZE * 2 - 1) * MAX_EXP);
    exp_table[i] = exp_table[i] / (exp_table[i] + 1);
  }
}

int32_t gradjudge_abi_version(void) {
  fill_table();
  return GRADJUDGE_ABI_VERSION;
}

const char *gradjudge_describe(void) {
  return "{\"name\": \"word2vec.c, written anew\", \"in_place\": \"float32\", \"allowances\": ["
         "{\"kind\": \"float32\", \"reason\": \"parameters and sums are float\"},"
         "{\"kind\": \"sigmoid_table\", \"table_size\": 1000, \"table_range\": 6, \"table_factor\": 83,"
         " \"reason\": \"expTable\"}]}";
}

/* One output word: neu1e collects what the hidden vector gets, the word's own row is updated at once. */
static void train_output(const float *hidden, float *row, int64_t d, float label, float alpha, float *neu1e) {
  float f = 0, g;
  for (int64_t j = 0; j < d; ++j) f += hidden[j] * row[j];
  if (f > MAX_EXP)
    g = (label - 1) * alpha;
  else if (f < -MAX_EXP)
    g = (label - 0) * alpha;
  else
    g = (label - exp_table[(int)((f + MAX_EXP) * (EXP_TABLE_SIZE / MAX_EXP / 2))]) * alpha;
  for (int64_t j = 0; j < d; ++j) neu1e[j] += g * row[j];
  for (int64_t j = 0; j < d; ++j) row[j] += g * hidden[j];
}

/* The target and the negatives of pair j. */
static void train_pair(const gradjudge_problem_float *p, int64_t pair, int64_t target, const float *hidden, float *U,
                       float *neu1e) {
  const int64_t d = p->dimensions;
  train_output(hidden, U + target * d, d, 1, p->rate, neu1e);
  for (int64_t k = p->negatives_begin[pair]; k < p->negatives_begin[pair + 1]; ++k) {
    if (p->negatives[k] == target) continue;
    train_output(hidden, U + p->negatives[k] * d, d, 0, p->rate, neu1e);
  }
}

static void skip_gram(const gradjudge_problem_float *p, gradjudge_answer_float *answer, float *neu1e) {
  const int64_t d = p->dimensions;
  float *input = answer->V + p->center * d;
  for (int64_t pair = 0; pair < p->outside_count; ++pair) {
    memset(neu1e, 0, (size_t)d * sizeof *neu1e);
    train_pair(p, pair, p->outside[pair], input, answer->U, neu1e);
    for (int64_t j = 0; j < d; ++j) input[j] += neu1e[j];
  }
}

static void cbow(const gradjudge_problem_float *p, gradjudge_answer_float *answer, float *neu1, float *neu1e) {
  const int64_t d = p->dimensions;
  for (int64_t i = 0; i < p->context_count; ++i) {
    for (int64_t j = 0; j < d; ++j) neu1[j] += p->V[p->context[i] * d + j];
  }
  for (int64_t j = 0; j < d; ++j) neu1[j] /= (float)p->context_count;
  train_pair(p, 0, p->o, neu1, answer->U, neu1e);
  for (int64_t i = 0; i < p->context_count; ++i) {
    for (int64_t j = 0; j < d; ++j) answer->V[p->context[i] * d + j] += neu1e[j];
  }
}

int32_t gradjudge_gradients_float(const gradjudge_problem_float *p, gradjudge_answer_float *answer) {
  if (p->negatives == NULL) return GRADJUDGE_NOT_IMPLEMENTED;
  const int64_t d = p->dimensions;
  float *memory = calloc((size_t)(2 * d), sizeof *memory);
  if (memory == NULL) {
    strncpy(answer->message, "out of memory", answer->message_size);
    return GRADJUDGE_FAILED;
  }
  if (strcmp(p->loss, "negative_sampling") == 0) {
    train_pair(p, 0, p->o, p->v_c, answer->U, memory);
    for (int64_t j = 0; j < d; ++j) answer->v_c[j] += memory[j];
  } else if (strcmp(p->loss, "skip_gram") == 0) {
    skip_gram(p, answer, memory);
  } else {
    cbow(p, answer, memory, memory + d);
  }
  free(memory);
  answer->left_out = GRADJUDGE_LOSS; /* training never computes it */
  return GRADJUDGE_ANSWERED;
}
