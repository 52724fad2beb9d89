// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { after, before, test } from "node:test";
import { openPage, startBrowser } from "./browser.js";
import { gradjudge, house, makeFolder, withData } from "./gradjudge.js";
import { looksRight } from "./looks.js";

let browser;
const work = makeFolder();
const graded = (...names) => path.join(work.folder, "graded", ...names);

before(async () => {
  browser = await startBrowser();
  execFileSync("/usr/bin/python3", [
    path.join(house, "tests/browser/small_class.py"),
    work.file("class"),
    path.join(house, "tests/tools/sandbox/attacks/solution.py"),
  ]);
  gradjudge(
    "grade",
    work.file("class"),
    "--assignment",
    path.join(house, "tests/browser/assignment.yaml"),
    "--out",
    graded(),
  );
});
after(async () => {
  await browser.close();
  work.remove();
});

test("the class looks right", () => looksRight(browser, graded("class.html"), "class"));

test("a submission looks right", () => looksRight(browser, graded("submissions/bea/feedback.html"), "submission"));

test("the class: who made a mistake is behind a click, and leads to the list", async () => {
  const { page, trouble, close } = await openPage(browser, graded("class.html"));
  const mistake = page.locator("#mistakes-table tbody tr", { hasText: "duplicates-once-in-U" });
  assert.equal(await page.getByText("Show them in the list").count(), 0);
  await mistake.getByRole("button").click();
  assert.deepEqual(await page.locator("#mistakes-table tr.detail:visible li").allInnerTexts(), ["bea", "gil"]);
  await page.getByText("Show them in the list").click();
  assert.deepEqual(await page.locator("#submissions-table tbody th").allInnerTexts(), ["bea", "gil"]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "submissions-table-search");
  assert.deepEqual(trouble, []);
  await close();
});

test("the class: whom to look at, and a sort by score", async () => {
  const { page, close } = await openPage(browser, graded("class.html"));
  assert.match(await page.locator("ul.counts").innerText(), /2 need a person/);
  assert.match(await page.locator("#person ~ ul").innerText(), /could not be graded hui: word2vec.py line \d+: invalid syntax/);
  assert.match(await page.locator("#person ~ ul").innerText(), /fay.*asked again has another answer/);
  await page.getByLabel("Needs a person").selectOption("yes");
  assert.deepEqual(await page.locator("#submissions-table tbody th").allInnerTexts(), ["fay", "hui"]);
  await page.getByLabel("Needs a person").selectOption("");
  await page.getByRole("columnheader", { name: "score" }).getByRole("button").click();
  const scores = (await page.locator("#submissions-table tbody strong").allInnerTexts()).map(Number);
  assert.deepEqual(
    scores,
    [...scores].sort((a, b) => b - a),
  );
  await page.getByLabel("Search").fill("cem");
  assert.deepEqual(await page.locator("#submissions-table tbody th").allInnerTexts(), ["cem"]);
  await close();
});

test("the class leads to its submissions", async () => {
  const { page, close } = await openPage(browser, graded("class.html"));
  await page.locator("#submissions-table").getByRole("link", { name: "bea", exact: true }).click();
  assert.match(await page.locator("main h1").innerText(), /^\d+(\.\d+)? of 20 points$/);
  assert.match(await page.locator(".first .lede").innerText(), /add it once for every draw/);
  assert.ok((await page.locator("details[open] .heat-map").count()) > 0);
  await close();
});

test("a submission shows as much as the assignment does", async () => {
  const { page, close } = await openPage(browser, graded("submissions/gil/feedback.html"));
  const data = await page.locator("#data").textContent();
  assert.match(data, /"title":"Negative sampling"/);
  assert.doesNotMatch(data, /naive_softmax|"Not shown"|v_c-gradient-negated/);
  assert.doesNotMatch(data, /"hidden":true/);
  await close();
});

test("five thousand submissions: all are found, few are drawn", async () => {
  const many = work.file("many.html");
  const repeat = (list, times) =>
    Array.from({ length: times }, (_, i) => list.map((one) => ({ ...one, id: `${one.id}-${i}` }))).flat();
  withData(graded("class.html"), (data) => ({ ...data, submissions: repeat(data.submissions, 625) }), many);
  const { page, trouble, close } = await openPage(browser, many);
  const status = page.locator("#submissions-table .status");
  assert.equal(await status.innerText(), "5,000 submissions");
  assert.equal(await page.locator("#submissions-table tbody tr").count(), 100);
  await page.getByLabel("Search").fill("bea-624");
  assert.deepEqual(await page.locator("#submissions-table tbody th").allInnerTexts(), ["bea-624"]);
  assert.equal(await status.innerText(), "1 of 5,000 submissions");
  await page.getByLabel("Search").fill("bea");
  await page.getByText("Show 100 more").click();
  assert.equal(await page.locator("#submissions-table tbody tr").count(), 200);
  await page.getByText("Show all 625").click();
  assert.equal(await page.locator("#submissions-table tbody tr").count(), 625);
  assert.deepEqual(trouble, []);
  await close();
});
