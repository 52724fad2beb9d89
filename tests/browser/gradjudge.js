// SPDX-License-Identifier: MIT
// The command as a user runs it, in a folder of its own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const house = process.env.GRADJUDGE_SOURCE_DIR;

export function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "gradjudge-pages-"));
  return { folder, file: (name) => path.join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}

// Exit status 1 says that a check failed, which is what these tests want to see.
export function gradjudge(...args) {
  try {
    return execFileSync(process.env.GRADJUDGE_COMMAND, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

export function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

export function writeJson(file, value) {
  writeFileSync(file, JSON.stringify(value));
}

// The same page with other data, as the command would embed them.
export function withData(file, change, out) {
  const page = readFileSync(file, "utf8");
  const open = '<script type="application/json" id="data">';
  const start = page.indexOf(open) + open.length;
  const end = page.indexOf("</script>", start);
  const data = change(JSON.parse(page.slice(start, end)));
  writeFileSync(out, page.slice(0, start) + JSON.stringify(data).replaceAll("<", "\\u003c") + page.slice(end));
}
