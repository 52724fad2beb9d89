// SPDX-License-Identifier: MIT
// That the other tests would notice: a page with faults has them found.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { violations } from "./accessible.js";
import { openPage, startBrowser } from "./browser.js";
import { makeFolder } from "./gradjudge.js";

let browser;
const work = makeFolder();

before(async () => (browser = await startBrowser()));
after(async () => {
  await browser.close();
  work.remove();
});

test("faults of a page are found", async () => {
  const file = work.file("faulty.html");
  writeFileSync(
    file,
    "<!doctype html><title>x</title><img src='none.png'><p style='color:#ccc'>pale</p><script>console.error('loud'); nothing();</script>",
  );
  const { page, trouble, close } = await openPage(browser, file);
  const found = (await violations(page)).map((line) => line.split(":")[0]);
  for (const id of ["image-alt", "color-contrast", "html-has-lang"]) assert.ok(found.includes(id), id);
  assert.match(trouble.join("\n"), /request: .*none\.png/);
  assert.match(trouble.join("\n"), /console: loud/);
  assert.match(trouble.join("\n"), /error: nothing is not defined/);
  await close();
});
