/* SPDX-License-Identifier: MIT */
/*
 * What a shared library exports so that
 *
 *     gradjudge check --impl library:FILE.so
 *
 * can check its gradients: C, C++ (in extern "C"), Rust, Fortran, or whatever else makes a shared library.
 * Plain C99, no dependencies. tools/docs/implementations.md shows one in 40 lines.
 *
 * A library defines, with the signatures below,
 *   gradjudge_abi_version         must be there
 *   gradjudge_gradients_double    one of the two, or both: `library:FILE.so` asks the one in double if it is
 *   gradjudge_gradients_float     there, `library:FILE.so:float` the one in float
 *   gradjudge_describe            may be there
 * and is asked one problem at a time, from one thread. It runs in a sandbox: no files but the system's
 * libraries, no new processes or threads, no network, limited time and memory.
 */
#ifndef GRADJUDGE_LIBRARY_H
#define GRADJUDGE_LIBRARY_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The version of this header. What a version adds stands at the end of a struct, so that a library of an older
 * one is asked as before. Version 2 added the nodes and codes of hierarchical_softmax.
 */
#define GRADJUDGE_ABI_VERSION 2

/* What gradjudge_gradients_double and gradjudge_gradients_float return. */
#define GRADJUDGE_ANSWERED 0
#define GRADJUDGE_NOT_IMPLEMENTED 1 /* there is no code for this loss; nothing is judged, and nothing wrong */
#define GRADJUDGE_FAILED 2          /* `message` says why there is no answer */

/* Bits of `left_out`: what the library does not compute, so that it is not judged. */
#define GRADJUDGE_LOSS 1u
#define GRADJUDGE_VALUE 2u
#define GRADJUDGE_V_C 4u
#define GRADJUDGE_U 8u
#define GRADJUDGE_V 16u
#define GRADJUDGE_X 32u
#define GRADJUDGE_SCORES 64u

/*
 * The inputs of a loss; pointers that a loss does not use are null. Matrices are row-major, words × dimensions,
 * a word's vector a row. All of it belongs to the caller and must not be changed.
 *
 *   loss                    formula                                            inputs
 *   "sigmoid"               σ(x_i)                                             n, x
 *   "relu"                  max(0, x_i)                                        n, x
 *   "leaky_relu"            max(alpha x_i, x_i)                                n, x, alpha
 *   "cross_entropy"         −Σ_k y_k log softmax(scores)_k                     n, scores, y
 *   "naive_softmax"         −log softmax(U v_c)_o                              v_c, U, o
 *   "negative_sampling"     −log σ(u_o·v_c) − Σ_k log σ(−u_k·v_c), k over      v_c, U, o, negatives
 *                           the negatives: a word drawn m times counts m
 *                           times
 *   "hierarchical_softmax"  −Σ_i log σ(s_i u_i·v_c), u_i row nodes_i of U,     v_c, U, nodes, codes
 *                           s_i = 1 where codes_i is 0 and −1 where it is 1
 *   "skip_gram"             the sum over the outside words w of the inner      V, U, center, outside, inner,
 *                           loss for (v_c, w), v_c being row `center` of V     negatives
 *   "cbow"                  the inner loss for (Σ_i V[context_i], o): a word   V, U, context, o, inner,
 *                           that occurs m times counts m times                 negatives
 *
 * `inner` is "naive_softmax" or "negative_sampling". The negatives of pair j (of outside word j; j = 0 where
 * there is one pair) are negatives[negatives_begin[j]] to negatives[negatives_begin[j + 1] - 1].
 */
typedef struct gradjudge_problem_double {
  const char *loss;
  const char *inner;
  int64_t words;
  int64_t dimensions;
  int64_t n;
  const double *v_c;    /* dimensions */
  const double *U;      /* words × dimensions: outside vectors */
  const double *V;      /* words × dimensions: center vectors */
  const double *x;      /* n */
  const double *scores; /* n */
  const double *y;      /* n, a distribution */
  double alpha;
  int64_t o;
  int64_t center;
  int64_t outside_count;
  const int64_t *outside; /* outside_count */
  int64_t context_count;
  const int64_t *context; /* context_count */
  const int64_t *negatives_begin;
  const int64_t *negatives;
  double rate; /* of the step to take, if the library says "in_place" of itself; otherwise 0 */
  int64_t nodes_count;
  const int64_t *nodes; /* nodes_count: rows of U, from the root to the outside word */
  const int64_t *codes; /* nodes_count: the turn at each, 0 or 1 */
} gradjudge_problem_double;

typedef struct gradjudge_problem_float {
  const char *loss;
  const char *inner;
  int64_t words;
  int64_t dimensions;
  int64_t n;
  const float *v_c;
  const float *U;
  const float *V;
  const float *x;
  const float *scores;
  const float *y;
  float alpha;
  int64_t o;
  int64_t center;
  int64_t outside_count;
  const int64_t *outside;
  int64_t context_count;
  const int64_t *context;
  const int64_t *negatives_begin;
  const int64_t *negatives;
  float rate;
  int64_t nodes_count;
  const int64_t *nodes;
  const int64_t *codes;
} gradjudge_problem_float;

/*
 * Where the answer goes. Arrays have the shape of the input of the same name and arrive filled with zeros, so
 * that a row nobody touches is zero already; pointers that a loss does not use are null. Each gets the gradient
 * of the loss by that input; for "sigmoid", "relu" and "leaky_relu" `value` gets the function's values and `x`
 * its derivatives, entry by entry.
 *
 * For a library that says "in_place" the arrays arrive filled with the inputs instead, and it takes one step
 * of gradient descent in them: U −= rate · gradient. gradjudge recovers the gradient.
 */
typedef struct gradjudge_answer_double {
  double *loss;         /* 1 */
  double *value;        /* n */
  double *v_c;          /* dimensions */
  double *U;            /* words × dimensions */
  double *V;            /* words × dimensions */
  double *x;            /* n */
  double *scores;       /* n */
  uint32_t left_out;    /* bits of what was not computed */
  uint32_t message_size; /* bytes that `message` holds, its closing zero among them */
  char *message;        /* why it failed */
} gradjudge_answer_double;

typedef struct gradjudge_answer_float {
  float *loss;
  float *value;
  float *v_c;
  float *U;
  float *V;
  float *x;
  float *scores;
  uint32_t left_out;
  uint32_t message_size;
  char *message;
} gradjudge_answer_float;

/* GRADJUDGE_ABI_VERSION, as the library was compiled with it. */
int32_t gradjudge_abi_version(void);

int32_t gradjudge_gradients_double(const gradjudge_problem_double *problem, gradjudge_answer_double *answer);
int32_t gradjudge_gradients_float(const gradjudge_problem_float *problem, gradjudge_answer_float *answer);

/*
 * What the library says of itself, JSON text in memory of its own, for instance
 *   {"name": "word2vec.c", "in_place": "float32",
 *    "allowances": [{"kind": "float32", "reason": "parameters are float"},
 *                   {"kind": "sigmoid_table", "table_size": 1000, "table_range": 6, "table_factor": 83,
 *                    "reason": "expTable"}]}
 * `name` appears in reports. `allowances` is what it needs to be allowed; it counts only with
 * `--allow declared`. `in_place` says that it updates its parameters and what they are stored in, float32 or
 * float64.
 */
const char *gradjudge_describe(void);

#ifdef __cplusplus
}
#endif

#endif
