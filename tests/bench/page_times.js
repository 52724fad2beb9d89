// SPDX-License-Identifier: MIT
// How large pages are and how long Chromium takes over them: node tests/bench/page_times.js CLASS.html CHECK.html
// CLASS.html is what `gradjudge grade` left; its submissions are repeated to 1,000 and to 5,000 of other names.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openPage, startBrowser } from "../browser/browser.js";
import { withData } from "../browser/gradjudge.js";

const RUNS = 5;
const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

function ofClass(data, size) {
  const times = Math.ceil(size / data.submissions.length);
  const renamed = (id, i) => `${id}-${i}`;
  const copies = (list, copy) => Array.from({ length: times }, (_, i) => list.map((one) => copy(one, i))).flat();
  const submissions = copies(data.submissions, (one, i) => ({ ...one, id: renamed(one.id, i) })).slice(0, size);
  const kept = new Set(submissions.map(({ id }) => id));
  const mistakes = data.class.mistakes.map((mistake) => {
    const who = copies(mistake.who, renamed).filter((id) => kept.has(id));
    return { ...mistake, who, count: who.length };
  });
  const review = copies(data.class.review, (one, i) => ({ ...one, id: renamed(one.id, i) })).filter(({ id }) =>
    kept.has(id),
  );
  return { ...data, class: { ...data.class, submissions: size, mistakes, review }, submissions };
}

// Milliseconds from the start of the navigation until everything is drawn.
async function loadTime(browser, file) {
  const { page, close } = await openPage(browser, file);
  const time = await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
  );
  await close();
  return time;
}

// Milliseconds from a change of the search field until its rows are laid out.
async function filterTimes(browser, file, field, words) {
  const { page, close } = await openPage(browser, file);
  const times = [];
  for (const word of words) {
    times.push(
      await page.evaluate(
        ([id, text]) => {
          const input = document.getElementById(id);
          const start = performance.now();
          input.value = text;
          input.dispatchEvent(new Event("input"));
          document.body.getBoundingClientRect();
          return performance.now() - start;
        },
        [field, word],
      ),
    );
  }
  await close();
  return times;
}

async function report(browser, name, file, field, words) {
  const loads = [];
  for (let run = 0; run < RUNS; run += 1) loads.push(await loadTime(browser, file));
  const filters = await filterTimes(browser, file, field, words);
  const size = (statSync(file).size / 1024).toFixed(0);
  console.log(
    `${name}: ${size} KiB, drawn after ${median(loads).toFixed(0)} ms, filtered in ${median(filters).toFixed(1)} ms (at most ${Math.max(...filters).toFixed(1)})`,
  );
}

const [classFile, checkFile] = process.argv.slice(2).map((file) => path.resolve(file));
const folder = mkdtempSync(path.join(tmpdir(), "page-times-"));
const browser = await startBrowser();
for (const size of [1000, 5000]) {
  const file = path.join(folder, `class-${size}.html`);
  withData(classFile, (data) => ofClass(data, size), file);
  await report(browser, `class of ${size}`, file, "submissions-table-search", [
    "a",
    "bea",
    "-12",
    "nobody",
    "gil overflow",
    "",
  ]);
}
await report(browser, "check", checkFile, "checks-search", ["u", "nothing", ""]);
await browser.close();
rmSync(folder, { recursive: true });
