// SPDX-License-Identifier: MIT
// What every page must do: draw itself without a complaint or a request, be accessible in light and dark, fit a
// narrow screen. Leaves screenshots in the build's folder `screenshots`, for a person to look at.
import assert from "node:assert/strict";
import path from "node:path";
import { violations } from "./accessible.js";
import { openPage, screenshots } from "./browser.js";

const LOOKS = [
  { name: "light", colorScheme: "light", width: 1280 },
  { name: "dark", colorScheme: "dark", width: 1280 },
  { name: "narrow", colorScheme: "light", width: 390 },
];

export async function looksRight(browser, file, name) {
  for (const look of LOOKS) {
    const { page, trouble, close } = await openPage(browser, file, look);
    await page.locator("main h1").waitFor();
    await page.screenshot({ path: path.join(screenshots, `${name}-${look.name}.png`), fullPage: true });
    assert.deepEqual(trouble, [], `${name}, ${look.name}`);
    assert.deepEqual(await violations(page), [], `${name}, ${look.name}: axe-core`);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(beyond <= 0, `${name}, ${look.name}: the page is ${beyond} pixels wider than the screen`);
    await close();
  }
}
