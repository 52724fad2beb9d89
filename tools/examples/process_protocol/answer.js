// SPDX-License-Identifier: MIT
// Gradients in JavaScript, checked with: gradjudge check --impl 'process:node answer.js'
"use strict";

const dot = (a, b) => a.reduce((sum, x, j) => sum + x * b[j], 0);
const scaled = (factor, a) => a.map((x) => factor * x);
const add = (a, b) => a.map((x, j) => x + b[j]);
// Neither overflows, however large x is.
const sigma = (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function naiveSoftmax({ v_c, U, o }) {
  const scores = U.map((row) => dot(row, v_c));
  const largest = Math.max(...scores);
  const exp = scores.map((z) => Math.exp(z - largest));
  const sum = exp.reduce((a, b) => a + b, 0);
  const delta = exp.map((e, k) => e / sum - (k === o ? 1 : 0));
  return {
    loss: Math.log(sum) - (scores[o] - largest),
    v_c: U.map((row, k) => scaled(delta[k], row)).reduce(add),
    U: delta.map((d) => scaled(d, v_c)),
  };
}

function negativeSampling({ v_c, U, o, negatives }) {
  let loss = 0;
  let dv = v_c.map(() => 0);
  const rows = new Map(); // of dU that are not zero
  const draw = (w, sign) => {
    const score = sign * dot(U[w], v_c);
    const factor = sign * sigma(score);
    loss += softplus(score);
    dv = add(dv, scaled(factor, U[w]));
    const row = scaled(factor, v_c);
    rows.set(w, rows.has(w) ? add(rows.get(w), row) : row); // a word drawn m times counts m times
  };
  draw(o, -1);
  for (const k of negatives) draw(k, 1);
  return { loss, v_c: dv, U: { rows: [...rows.keys()], values: [...rows.values()] } };
}

const losses = { naive_softmax: naiveSoftmax, negative_sampling: negativeSampling };

function reply({ start, problem }) {
  if (start) return { started: { protocol: 1, name: "example in JavaScript" } };
  const loss = losses[problem.loss];
  return loss ? { answer: loss(problem) } : { not_implemented: true };
}

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { id, ...question } = JSON.parse(line);
    console.log(JSON.stringify({ id, ...reply(question) }));
  });
