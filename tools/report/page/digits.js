// SPDX-License-Identifier: MIT
// A long decimal in groups of five, its first digits marked as far as they agree with another.
function agreeing(a, b) {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

function groupedDigits(decimal) {
  const dot = decimal.indexOf(".");
  if (dot < 0) return [decimal];
  const whole = decimal.slice(0, dot + 1).replace("-", "−");
  const groups = decimal.slice(dot + 1).match(/e.*|[^e]{1,5}/g) ?? [];
  return [whole + (groups[0] ?? ""), ...groups.slice(1)];
}

function digits(decimal, agreesWith) {
  const same = agreesWith === undefined ? decimal.length : agreeing(decimal, agreesWith);
  const holder = element("span", { class: "digits" });
  let at = 0;
  for (const group of groupedDigits(decimal)) {
    const kept = Math.min(group.length, Math.max(0, same - at));
    holder.append(
      element(
        "span",
        { class: "group" },
        element("span", { class: "same" }, group.slice(0, kept)),
        element("span", { class: "apart" }, group.slice(kept)),
      ),
    );
    at += group.length;
  }
  return holder;
}

function knownNumber({ value, bound }, agreesWith) {
  return [digits(value, agreesWith), element("span", { class: "bound" }, ` ± ${boundText(bound)}`)];
}

// How small things are beside each other: a bar a power of ten.
function ladder(steps) {
  const smallest = Math.min(...steps.map(({ size }) => Math.log10(size)));
  const row = ({ name, size, tone }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, name),
      element("td", { class: "numeric" }, shortNumber(size)),
      element(
        "td",
        { class: "bar", "aria-hidden": "true" },
        element("div", { class: tone, style: { width: `${100 - (95 * Math.log10(size)) / smallest}%` } }),
      ),
    );
  return element(
    "table",
    { class: "ladder" },
    element("caption", { class: "unseen" }, "Sizes beside each other"),
    element("tbody", {}, steps.filter(({ size }) => size > 0).map(row)),
  );
}
