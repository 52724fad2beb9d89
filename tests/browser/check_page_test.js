// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openPage, startBrowser } from "./browser.js";
import { gradjudge, makeFolder } from "./gradjudge.js";
import { looksRight } from "./looks.js";

let browser;
const work = makeFolder();
const failing = work.file("failing.html");

before(async () => {
  browser = await startBrowser();
  gradjudge(
    "check",
    "--filter",
    "negative_sampling/*",
    "--impl",
    "mistake:duplicates-once-in-U",
    "--report",
    `html=${failing}`,
    "--report",
    `json=${work.file("failing.json")}`,
  );
});
after(async () => {
  await browser.close();
  work.remove();
});

test("a failing run looks right", () => looksRight(browser, failing, "check-failing"));

test("a passing run looks right, and says so first", async () => {
  const passing = work.file("passing.html");
  gradjudge("check", "--filter", "sigmoid/*", "--report", `html=${passing}`);
  await looksRight(browser, passing, "check-passing");
  const { page, close } = await openPage(browser, passing);
  assert.match(await page.locator("main h1").innerText(), /^✓\s*All \d+ checks pass$/);
  await close();
});

test("verdict first, then the diagnosis, the calculation in real mathematics, and the curve", async () => {
  const { page, close } = await openPage(browser, failing);
  assert.match(await page.locator("main h1").innerText(), /^✗\s*\d+ of \d+ checks fail$/);
  assert.match(await page.locator(".lede").innerText(), /add it once for every draw/);
  const steps = page.locator(".calculation").first();
  assert.match(
    await steps
      .locator("dt")
      .allInnerTexts()
      .then((words) => words.join("|")),
    /^Given\|The loss\|Scores\|Through σ\|.*\|With these numbers\|Your code returns$/,
  );
  assert.ok((await steps.locator("math").count()) >= 7, "each step is MathML for those who hear it");
  assert.equal(await steps.locator("dd.yours math annotation").textContent(), "0.5");
  assert.match(await page.locator(".curve canvas").first().getAttribute("aria-label"), /oracle sits/);
  await close();
});

test("a function that is missing is one card, however many checks ask for it", async () => {
  const sparse = work.file("sparse.html");
  const file = work.file("sparse.py");
  writeFileSync(file, "def sigmoid(x): return x\n");
  gradjudge("check", "sigmoid", "naive_softmax", "skip_gram", "--impl", `python:${file}`, "--report", `html=${sparse}`);
  await looksRight(browser, sparse, "check-sparse");
  const { page, close } = await openPage(browser, sparse);
  const cards = page.locator("section[aria-labelledby=unanswered] article");
  assert.deepEqual(
    await cards.locator("h3").allInnerTexts().then((all) => all.sort()),
    [
      "no_such_function: there is no function naiveSoftmaxLossAndGradient",
      "no_such_function: there is no function skipgram",
    ],
  );
  const errors = Number((await page.locator(".counts li", { hasText: "error" }).innerText()).match(/\d+/)[0]);
  const counts = (await cards.locator("p").allInnerTexts()).map((text) => Number(text.match(/^In (\d+) checks of /)[1]));
  assert.equal(counts[0] + counts[1], errors);
  await close();
});

test("a check opens on its error map and yours beside truth, the worst first", async () => {
  const { page, close } = await openPage(browser, failing);
  await page.getByLabel("Search").fill("duplicate_negatives duplicates-once-in-U");
  const whole = page
    .locator("#checks tbody tr:not(.detail)")
    .filter({ has: page.locator("code", { hasText: /^neg\.U$/ }) });
  await whole.locator("button.open").click();
  const detail = page.locator("tr.detail:visible");
  // Words 2 and 4 of six are drawn more than once.
  assert.equal(await detail.locator("td.heat").count(), 18);
  assert.equal(await detail.locator("td.heat-0").count(), 12);
  assert.deepEqual(
    (await detail.locator(".beside > div tbody th").allInnerTexts()).slice(0, 6).map((name) => name.slice(0, 4)),
    ["U[2]", "U[2]", "U[2]", "U[4]", "U[4]", "U[4]"],
  );
  assert.match(await detail.locator(".rule").first().getAttribute("aria-label"), /^2\.2 × 10¹³ × allowed/);
  await close();
});

test("the same page comes from the results file", async () => {
  const again = work.file("again.html");
  gradjudge("report", work.file("failing.json"), "--report", `html=${again}`);
  const { page, close } = await openPage(browser, again);
  const first = await openPage(browser, failing);
  assert.equal(await page.locator("main").innerHTML(), await first.page.locator("main").innerHTML());
  await first.close();
  await close();
});

test("search, filter and sort", async () => {
  const { page, trouble, close } = await openPage(browser, failing);
  const status = page.locator("#checks .status");
  const all = Number((await status.innerText()).match(/^(\d+) checks$/)[1]);
  await page.getByLabel("Verdict").selectOption("fail");
  const failures = Number((await status.innerText()).match(/^(\d+) of/)[1]);
  assert.ok(failures > 0 && failures < all);
  assert.equal(await page.locator("#checks tbody tr:not(.detail) .badge.fail").count(), failures);
  await page.getByLabel("Search").fill("duplicate_negatives NEG.u_k_repeated");
  assert.match(await status.innerText(), /^1 of /);
  await page.getByLabel("Search").fill("");
  await page.getByLabel("Verdict").selectOption("");
  await page.getByRole("button", { name: /^Show all / }).click();
  const name = page.getByRole("columnheader", { name: "case" });
  await name.getByRole("button").click();
  assert.equal(await name.getAttribute("aria-sort"), "ascending");
  const cases = await page.locator("#checks tbody tr:not(.detail) th bdi").allInnerTexts();
  assert.deepEqual(
    cases,
    [...cases].sort((a, b) => a.localeCompare(b, "en", { numeric: true })),
  );
  await name.getByRole("button").click();
  assert.equal(await name.getAttribute("aria-sort"), "descending");
  assert.equal((await page.locator("#checks tbody tr:not(.detail) th bdi").allInnerTexts())[0], cases.at(-1));
  assert.deepEqual(trouble, []);
  await close();
});

test("the keyboard reaches everything, in the order of the page", async () => {
  const { page, close } = await openPage(browser, failing);
  const focused = () =>
    page.evaluate(() =>
      [document.activeElement.className, document.activeElement.id, document.activeElement.tagName].join(" "),
    );
  await page.keyboard.press("Tab");
  assert.match(await focused(), /^skip/);
  await page.keyboard.press("Enter");
  assert.match(await focused(), /page MAIN$/);
  const seen = [];
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press("Tab");
    seen.push(await focused());
    if (seen.at(-1).startsWith("open")) break;
  }
  const order = ["checks-search", "checks-filter-0", "sort", "open"].map((name) =>
    seen.findIndex((one) => one.includes(name)),
  );
  assert.ok(
    order.every((place, i) => place >= 0 && (i === 0 || place > order[i - 1])),
    `found at ${order}: ${seen.join("\n")}`,
  );
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true");
  assert.equal(await page.locator("tr.detail:visible .command").count(), 1);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("tr.detail:visible").count(), 0);
  await close();
});

test("it prints in light, whole, without its tools", async () => {
  const { page, close } = await openPage(browser, failing, { colorScheme: "dark" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#checks .tools").isVisible(), false);
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim());
  assert.equal(paper, "#1b1d20");
  await page.pdf({ path: work.file("failing.pdf") });
  await close();
});
