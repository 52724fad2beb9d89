// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openPage, startBrowser } from "./browser.js";
import { gradjudge, makeFolder } from "./gradjudge.js";
import { looksRight } from "./looks.js";

const WRITE_UP = String.raw`# Derivation

The gradient of the naive softmax loss with respect to $v_c$:

$$\frac{\partial J}{\partial v_c} = -u_o + \sum_{w} \hat y_w u_w = U^\top (y - \hat y)$$

With respect to $u_w$:

$$\frac{\partial J}{\partial u_w} = (\hat y_w - y_w) v_c$$
`;

let browser;
const work = makeFolder();
const file = work.file("derivation.html");

before(async () => {
  browser = await startBrowser();
  writeFileSync(work.file("write-up.md"), WRITE_UP);
  gradjudge("derivation", work.file("write-up.md"), "--report", `html=${file}`);
});
after(async () => {
  await browser.close();
  work.remove();
});

test("it looks right", () => looksRight(browser, file, "derivation"));

test("each line is marked in place, and the mend stands beside the line where the error enters", async () => {
  const { page, close } = await openPage(browser, file);
  assert.match(await page.locator("main h1").innerText(), /1 of 3 lines is wrong/);
  const lines = page.locator(".derivation .line");
  assert.deepEqual(await lines.locator(".badge").allInnerTexts(), ["✓right", "✗wrong", "✓right"]);
  assert.deepEqual(
    await lines
      .locator(".where")
      .allInnerTexts()
      .then((all) => all.map((one) => one.split("\n")[0])),
    ["line 5", "line 5", "line 9"],
  );
  const wrong = lines.nth(1);
  assert.match(await wrong.innerText(), /the error enters here/);
  assert.equal(await wrong.locator("ins annotation").textContent(), "U^T (\\hat{y} - y)");
  await close();
});
