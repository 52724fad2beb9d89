// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openPage, startBrowser } from "./browser.js";
import { gradjudge, makeFolder, readJson } from "./gradjudge.js";
import { looksRight } from "./looks.js";

let browser;
const work = makeFolder();
const file = work.file("explanation.html");

before(async () => {
  browser = await startBrowser();
  gradjudge(
    "explain",
    "negative_sampling/duplicate_negatives",
    "--report",
    `html=${file}`,
    "--report",
    `json=${work.file("explanation.json")}`,
  );
});
after(async () => {
  await browser.close();
  work.remove();
});

test("it looks right", () => looksRight(browser, file, "explanation"));

test("it shows the numbers of the explanation", async () => {
  const explanation = readJson(work.file("explanation.json"));
  const { page, close } = await openPage(browser, file);
  const shown = (await page.locator("#truth + p .digits").innerText()).replaceAll(/\s/g, "").replace("−", "-");
  assert.equal(shown, explanation.truth.value);
  assert.match(await page.locator("main h1 math annotation").textContent(), /partial U_\{2,1\}/);
  const agreeing = await page.locator("#double + p .same").allInnerTexts();
  assert.ok(agreeing.join("").length >= 15, "an honest double agrees with truth in its first 15 digits");
  assert.doesNotMatch(await page.locator("main").innerText(), /nan|undefined/i);
  await close();
});
