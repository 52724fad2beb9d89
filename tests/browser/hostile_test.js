// SPDX-License-Identifier: MIT
// Names and output of students are hostile text. In the browser that draws it, it stays text: nothing of it becomes an
// element, runs, is requested, or turns the writing around it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./accessible.js";
import { openPage, startBrowser } from "./browser.js";
import { gradjudge, makeFolder, readJson, withData, writeJson } from "./gradjudge.js";

const HOSTILE = [
  "</script><script>document.title='harmed'</script>",
  "<!--<script>",
  "<img src=x onerror=\"document.title='harmed'\">",
  'javascript:alert(1)//" onclick="alert(1)',
  "]]>&lt;b&gt;&#60;script&#62;",
  "\u202egnp.exe\u202c \u2066isolated \u200b\u200f\ufeff",
  "\u0000\u0001\u001b[2J\u001b]0;owned\u0007\u0085\u2028\u2029",
  '=HYPERLINK("http://example.org")',
  "\ufffe\uffff\ufdd0",
  "__proto__",
  // A line with no place to break, as long as a name or an entry of a list may be.
  "A".repeat(5000),
];

let browser;
const work = makeFolder();

// Every text of a value replaced, but for those that the page reads as words of its own.
function harmed(value, text, key = "") {
  const own = [
    "verdict",
    "status",
    "index",
    "latex",
    "block",
    "yours",
    "truth",
    "bound",
    "difference",
    "allowed",
    "rounding",
    "slack",
    "allowance",
  ];
  if (typeof value === "string") return own.includes(key) ? value : text;
  if (Array.isArray(value)) return value.map((one) => harmed(one, text, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, harmed(one, text, name)]));
}

async function staysText(file, name) {
  const { page, trouble, close } = await openPage(browser, file);
  await page.locator("main h1").first().waitFor();
  await page.waitForTimeout(50);
  assert.deepEqual(trouble, [], name);
  assert.notEqual(await page.title(), "harmed", name);
  assert.equal(
    await page
      .locator("main script, main img, main iframe, main [onclick], main [onerror], main a[href^=javascript]")
      .count(),
    0,
    name,
  );
  // KaTeX sets characters of its own between its boxes.
  await page.addStyleTag({ content: ".katex { display: none !important }" });
  const shown = await page.locator("main").innerText();
  assert.doesNotMatch(
    shown,
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
    name,
  );
  assert.ok(shown.length < 500_000, `${name}: ${shown.length} characters are shown`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name}: ${wide} pixels too wide`);
  await close();
}

before(async () => {
  browser = await startBrowser();
  gradjudge(
    "check",
    "--filter",
    "negative_sampling/duplicate_negatives",
    "--impl",
    "mistake:duplicates-once-in-U",
    "--report",
    `json=${work.file("results.json")}`,
    "--report",
    `html=${work.file("results.html")}`,
  );
});
after(async () => {
  await browser.close();
  work.remove();
});

for (const [i, text] of HOSTILE.entries()) {
  const name = JSON.stringify(text.slice(0, 60));
  test(`a run with ${name} for every text`, async () => {
    const file = work.file(`hostile-${i}.json`);
    writeJson(file, harmed(readJson(work.file("results.json")), text));
    const out = work.file(`hostile-${i}.html`);
    gradjudge("report", file, "--report", `html=${out}`);
    await staysText(out, name);
  });
}

test("a megabyte of output", async () => {
  const results = readJson(work.file("results.json"));
  for (const check of results.checks) check.reason = "A".repeat(2 ** 20);
  const file = work.file("megabyte.json");
  writeJson(file, results);
  const out = work.file("megabyte.html");
  gradjudge("report", file, "--report", `html=${out}`);
  await staysText(out, "a megabyte");
  const { page, close } = await openPage(browser, out);
  await page.locator("#checks button.open").first().click();
  assert.match(await page.locator("tr.detail:visible").innerText(), /A{2000}… \(1046576 more characters\)/);
  await close();
});

test("formulas of students link to nothing, load nothing, run nothing and end", async () => {
  const formulas = [
    "\\href{javascript:alert(1)}{x}",
    "\\url{http://example.org}",
    "\\includegraphics{http://example.org/x.png}",
    "\\htmlData{a=1}{x} \\htmlStyle{position:fixed}{x} \\htmlId{page}{x}",
    "\\def\\a{\\a\\a}\\a",
    "\\rule{100000em}{100000em}",
    "{".repeat(3000),
    "x".repeat(100_000),
    "</script><script>document.title='harmed'</script>",
    "\\text{\u202egnp.exe}",
  ];
  const line = {
    file: "a.md",
    line: 1,
    column: 1,
    cell: null,
    row_line: 1,
    row_column: 1,
    question: "neg.v_c",
    verdict: "wrong",
    answer: true,
    error_enters: true,
    reason: "",
    convention: "",
  };
  const results = readJson(work.file("results.json"));
  results.derivations = formulas.map((latex) => ({
    ...line,
    latex,
    mend: { before: latex, after: latex, sentence: latex, line: latex },
  }));
  const file = work.file("formulas.json");
  writeJson(file, results);
  const out = work.file("formulas.html");
  gradjudge("report", file, "--report", `html=${out}`);
  const { page, trouble, close } = await openPage(browser, out);
  assert.equal(await page.locator(".derivation .line").count(), formulas.length);
  assert.equal(
    await page.locator(".derivation a, .derivation img, .derivation script, #page .derivation [id]").count(),
    0,
  );
  assert.deepEqual(trouble, []);
  assert.deepEqual(await violations(page), []);
  const size = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(size <= 0, `${size} pixels too wide`);
  await close();
});

test("a script that got into a page would not run: its policy names the scripts of the build alone", async () => {
  const out = work.file("injected.html");
  withData(work.file("results.html"), (data) => data, out);
  const { page, close } = await openPage(browser, out);
  const blocked = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
        document.body.insertAdjacentHTML("beforeend", "<img src='http://127.0.0.1:9/x.png'>");
      }),
  );
  assert.equal(blocked, "img-src");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'harmed'";
    document.body.append(script);
  });
  assert.notEqual(await page.title(), "harmed");
  await close();
});
