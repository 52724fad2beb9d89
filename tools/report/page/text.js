// SPDX-License-Identifier: MIT
// Text that others wrote: control characters, and those that turn or hide writing, are spelled out.
const HIDDEN_CHARACTERS =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const LONGEST_TEXT = 2000;

function spelledOut(character) {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  return `\\u{${character.codePointAt(0).toString(16)}}`;
}

function visibleText(text) {
  const whole = String(text);
  const kept = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT) : whole;
  const visible = kept.replace(HIDDEN_CHARACTERS, spelledOut);
  return whole.length > LONGEST_TEXT ? `${visible}… (${whole.length - LONGEST_TEXT} more characters)` : visible;
}

function hidesSomething(text) {
  return text.replace(/[\n\t]/g, " ").search(HIDDEN_CHARACTERS) >= 0;
}

// "1 check", "2 checks"
function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
