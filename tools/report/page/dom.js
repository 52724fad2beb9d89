// SPDX-License-Identifier: MIT
// Elements are made of text alone, never of HTML: whatever a submission is called or says stays text.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "style") Object.entries(value).forEach(([key, to]) => made.style.setProperty(key, to));
    else made.setAttribute(name, value === true ? "" : value);
  }
  append(made, children);
  return made;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    parent.append(child instanceof Node ? child : visibleText(child));
  }
  return parent;
}

// Text of others between ours: its direction must not turn what stands beside it.
function foreign(text, tag = "bdi") {
  return element(tag, tag === "bdi" ? {} : { dir: "auto" }, text);
}

// A name that is not broken in two, unless it is longer than names are.
function shortCode(name) {
  return element("code", { class: name.length <= 32 && "whole" }, name);
}

// Text of several lines, as it was set.
function preformatted(text) {
  return element(
    "pre",
    { dir: "auto" },
    text
      .trimEnd()
      .split("\n")
      .map((line) => [line, element("br")]),
  );
}

// One line of a list of facts.
function fact(name, value) {
  return [element("dt", {}, name), element("dd", {}, value)];
}

function section(id, title, ...children) {
  return element("section", { "aria-labelledby": id }, element("h2", { id }, title), children);
}

function pageData() {
  return JSON.parse(document.getElementById("data").textContent);
}

function showPage(...children) {
  document.body.append(
    element("a", { class: "skip", href: "#page" }, "Skip to the content"),
    append(element("main", { id: "page", tabindex: "-1" }), children),
  );
}

function toolFooter(tool) {
  const version = [tool.name, tool.version, tool.commit && `(commit ${tool.commit})`].filter(Boolean).join(" ");
  const sandbox = tool.sandbox ? `, sandbox ${tool.sandbox}` : "";
  return element("footer", {}, `${version}, truth at ${tool.precision_bits} bits${sandbox}`);
}
