// SPDX-License-Identifier: MIT
// Plots are drawn with the colors of the page, and drawn again when these change: light, dark, paper.
function themeColor(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

const drawnPlots = [];

function plot(label, configure) {
  if (typeof Chart === "undefined") return undefined;
  const canvas = element("canvas", { role: "img", "aria-label": label });
  const holder = element("div", { class: "plot" }, canvas);
  const drawn = { canvas, configure, chart: undefined };
  drawnPlots.push(drawn);
  return holder;
}

function plotDefaults() {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;
  Chart.defaults.color = themeColor("muted");
  Chart.defaults.borderColor = themeColor("line");
}

function drawPlots() {
  if (typeof Chart === "undefined") return;
  plotDefaults();
  for (const drawn of drawnPlots) {
    drawn.chart?.destroy();
    drawn.chart = new Chart(drawn.canvas, { ...drawn.configure() });
  }
}

function plotOptions(options) {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    events: ["mousemove", "mouseout", "touchstart"],
    ...options,
  };
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawPlots);
addEventListener("beforeprint", drawPlots);
addEventListener("afterprint", drawPlots);
