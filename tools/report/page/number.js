// SPDX-License-Identifier: MIT
// Results write the doubles that JSON lacks as text.
function numberOf(value) {
  if (value === "nan") return NaN;
  if (value === "inf") return Infinity;
  if (value === "-inf") return -Infinity;
  return value;
}

const SUPERSCRIPTS = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

function powerOf(base, exponent) {
  return base + [...String(exponent)].map((digit) => SUPERSCRIPTS[digit]).join("");
}

// 0.0025 as 2.5 × 10⁻³; numbers that read well as they are stay so.
function shortNumber(x, digits = 2) {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  if (x === 0) return "0";
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e5) return String(Number(x.toPrecision(digits + 1))).replace("-", "−");
  const [mantissa, exponent] = x.toExponential(digits - 1).split("e");
  return scientific(mantissa, exponent);
}

// As many digits as tell two numbers apart that differ by so much, at most those of a double.
function tellingDigits(size, difference) {
  if (!(difference > 0) || !Number.isFinite(difference) || !(size > 0)) return 6;
  return Math.min(17, Math.max(5, Math.ceil(Math.log10(size / difference)) + 3));
}

function withDigits(x, digits) {
  if (!Number.isFinite(x)) return shortNumber(x);
  const text = String(Number(x.toPrecision(digits)));
  if (!text.includes("e")) return text.replace("-", "−");
  const [mantissa, exponent] = text.split("e");
  return scientific(mantissa, exponent);
}

function scientific(mantissa, exponent) {
  return `${mantissa.replace("-", "−")} × ${powerOf("10", Number(exponent))}`;
}

// A decimal's first digits, and an ellipsis where there are more. It may be beyond what a double holds.
function firstDigits(decimal, count) {
  const parts = /^(-?)(\d+)\.?(\d*)(?:e([+-]?\d+))?$/.exec(decimal);
  if (!parts) return decimal;
  const written = parts[2] + parts[3];
  const leading = written.search(/[1-9]/);
  if (leading < 0) return "0";
  const exponent = Number(parts[4] ?? 0) + parts[2].length - 1 - leading;
  const all = written.slice(leading).replace(/0+$/, "");
  const sign = parts[1] && "−";
  const plain = exponent >= -4 && exponent <= 15;
  // Nothing is cut before the point.
  const digits = all.slice(0, plain ? Math.max(count, exponent + 2) : count);
  const more = digits.length < all.length ? "…" : "";
  if (!plain) return scientific(`${sign}${digits[0]}${digits.length > 1 ? "." : ""}${digits.slice(1)}${more}`, exponent);
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}${more}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, "0");
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}${more}`;
}

// A bound as it was written, rounded up to two digits: as a double it might be 0, or less than it is.
function boundText(bound) {
  if (bound === "inf") return "∞";
  const [mantissa, exponent] = bound.split("e");
  return exponent === undefined ? bound : scientific(mantissa, exponent);
}

// How much of what is allowed an error uses: 1 is all of it.
function shareOfBudget(difference, allowed) {
  if (difference === 0) return 0;
  return allowed > 0 ? difference / allowed : Infinity;
}

function seconds(time) {
  if (time < 0.0995) return `${(time * 1000).toPrecision(2)} ms`;
  return time < 99.5 ? `${time.toPrecision(2)} s` : `${Math.round(time)} s`;
}

function points(number) {
  return String(Math.round(number * 100) / 100);
}

function percent(share) {
  return `${Math.round(share * 100)} %`;
}
