// SPDX-License-Identifier: MIT
// Debian's Chromium, started once for a test file, and pages opened in it from disk.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const screenshots = path.join(process.env.GRADJUDGE_BUILD_DIR ?? tmpdir(), "screenshots");

export async function startBrowser() {
  mkdirSync(screenshots, { recursive: true });
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

// Opens a page from disk. What it should not do is kept in `trouble`: complaints, errors, requests.
export async function openPage(browser, file, { colorScheme = "light", width = 1280, height = 900 } = {}) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height }, reducedMotion: "reduce" });
  // A busy machine may be slow; it is no fault of the page.
  context.setDefaultTimeout(180_000);
  context.setDefaultNavigationTimeout(180_000);
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const trouble = [];
  page.on("console", (message) => trouble.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => (trouble.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(address);
  return { page, trouble, close: () => context.close() };
}
