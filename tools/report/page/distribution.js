// SPDX-License-Identifier: MIT
function mean(numbers) {
  return numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
}

// The number below which this part of them lies; numbers ascend.
function quantile(ascending, part) {
  return ascending[Math.min(ascending.length - 1, Math.floor(part * ascending.length))];
}

const BINS = 20;

// How many have how much of the points; the last bin is for all points and nothing less.
function scoreBins(scores, most) {
  const counts = Array(BINS + 1).fill(0);
  for (const score of scores) counts[score >= most ? BINS : Math.max(0, Math.floor((score / most) * BINS))] += 1;
  return counts.map((count, i) => ({ label: i === BINS ? points(most) : `${points((i * most) / BINS)}–`, count }));
}

function distribution(scores, most) {
  const bins = scoreBins(scores, most);
  const fullest = bins.reduce((a, b) => (b.count > a.count ? b : a));
  return element(
    "figure",
    {},
    plot(
      `How many submissions have how many points; most of them, ${fullest.count}, have from ${fullest.label.replace("–", "")} points on.`,
      () => ({
        type: "bar",
        data: {
          labels: bins.map(({ label }) => label),
          datasets: [
            {
              label: "submissions",
              data: bins.map(({ count }) => count),
              backgroundColor: themeColor("accent"),
              categoryPercentage: 0.95,
              barPercentage: 0.95,
            },
          ],
        },
        options: plotOptions({
          plugins: { legend: { display: false } },
          scales: {
            x: { title: { display: true, text: "points" }, grid: { display: false } },
            y: { title: { display: true, text: "submissions" }, ticks: { precision: 0, maxTicksLimit: 6 } },
          },
        }),
      }),
    ),
    element(
      "details",
      {},
      element("summary", {}, "The same as numbers"),
      element(
        "table",
        { class: "narrow" },
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            element("th", { scope: "col" }, "points"),
            element("th", { scope: "col", class: "numeric" }, "submissions"),
          ),
        ),
        element(
          "tbody",
          {},
          bins.map(({ label, count }) =>
            element(
              "tr",
              {},
              element("th", { scope: "row" }, label.replace("–", " and more")),
              element("td", { class: "numeric" }, String(count)),
            ),
          ),
        ),
      ),
    ),
  );
}
