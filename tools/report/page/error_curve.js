// SPDX-License-Identifier: MIT
// How far a central difference is off, against its step, on logarithmic axes: the truncation falls with h², the
// rounding grows with 1/h, and the oracle sits where the two meet.
function errorCurve(curve) {
  const points = curve.points.map((point) => ({
    log2: point.log2_step,
    error: numberOf(point.error),
    truncation: numberOf(point.truncation),
    rounding: numberOf(point.rounding),
  }));
  const log10 = (y) => (y > 0 ? Math.log10(y) : null);
  const line = (key) => points.map((point) => ({ x: point.log2, y: log10(point[key]) }));
  const best = { x: curve.oracle_log2_step, y: log10(numberOf(curve.oracle_bound)) };
  const label =
    `Error of the central difference of ${curve.entry} against the step. The error falls with the square of the step down to ` +
    `2 to the ${curve.oracle_log2_step}, where the oracle sits with a bound of ${numberOf(curve.oracle_bound).toExponential(1)}; below, rounding makes it grow.`;
  return element(
    "figure",
    { class: "curve" },
    plot(label, () => ({
      type: "scatter",
      data: {
        datasets: [
          series("the error", line("error"), themeColor("ink"), {
            showLine: false,
            pointRadius: 4,
            order: -1,
            pointStyle: "circle",
          }),
          series("truncation, grows with h²", line("truncation"), themeColor("accent"), {
            borderDash: [7, 4],
            pointRadius: 0,
            pointStyle: "line",
          }),
          series("rounding, grows with 1/h", line("rounding"), themeColor("inconclusive"), {
            borderDash: [2, 3],
            pointRadius: 0,
            pointStyle: "line",
          }),
          series("the oracle", [best], themeColor("pass"), {
            pointRadius: 7,
            pointStyle: "rectRot",
            showLine: false,
            order: -2,
          }),
        ],
      },
      options: plotOptions({
        scales: {
          x: { title: { display: true, text: "step h" }, ticks: { callback: (value) => powerOf("2", value) } },
          y: {
            title: { display: true, text: "error" },
            ticks: { callback: (value) => powerOf("10", value), maxTicksLimit: 7 },
          },
        },
        plugins: {
          legend: { position: "bottom", labels: { usePointStyle: true, boxWidth: 28 } },
          tooltip: {
            callbacks: {
              label: ({ dataset, parsed }) =>
                `${dataset.label}: ${powerOf("10", Math.round(parsed.y))} at h = ${powerOf("2", parsed.x)}`,
            },
          },
        },
      }),
    })),
    element(
      "figcaption",
      {},
      "The error of a central difference against its step h: too large a step and truncation rules, too small a one and rounding does. The oracle takes the step where both bounds together are smallest.",
    ),
    curveNumbers(points),
  );
}

function series(label, data, color, more) {
  return { label, data, showLine: true, borderColor: color, backgroundColor: color, borderWidth: 2, ...more };
}

function curveNumbers(points) {
  const row = (point) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, powerOf("2", point.log2)),
      ["error", "truncation", "rounding"].map((key) => element("td", { class: "numeric" }, shortNumber(point[key]))),
    );
  return element(
    "details",
    {},
    element("summary", {}, "The same as numbers"),
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          ["step h", "error", "truncation ≤", "rounding ≤"].map((name, i) =>
            element("th", { scope: "col", class: i > 0 && "numeric" }, name),
          ),
        ),
      ),
      element("tbody", {}, points.map(row)),
    ),
  );
}
