// What staff write for numbers, days and amounts, and how the console writes them.

/** @param {number} number */
function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ".");
}

/**
 * Digits alone, or in groups of three with dots. The whole text has to be the number: of `2,5` or `1e3` no part is taken for one.
 * @param {string} text
 * @param {number} lowest
 * @param {number} highest
 */
export function wholeNumberOf(text, lowest, highest) {
  if (!/^(\d+|\d{1,3}(\.\d{3})+)$/.test(text)) return { words: "This has to be a whole number, in digits only." };
  const value = Number(text.replaceAll(".", ""));
  return value >= lowest && value <= highest ? { value } : { words: `This has to be from ${grouped(lowest)} to ${grouped(highest)}.` };
}

/**
 * Euros as `3.600`, `3.600,00` or `€ 3.600`, sent as cents. A part of `3.6` or `36,5` is never taken for the amount.
 * @param {string} text
 * @param {number} lowest In cents, as is `highest`.
 * @param {number} highest
 */
export function centsOf(text, lowest, highest) {
  const [, euros = "", cents = "00"] = /^(?:€\s*)?([\d.]+)(?:,(\d\d))?$/.exec(text) ?? [];
  if (wholeNumberOf(euros, 0, Infinity).words) return { words: "This has to be an amount such as 3.600,00." };
  const value = Number(euros.replaceAll(".", "") + cents);
  return value >= lowest && value <= highest ? { value } : { words: `This has to be from ${money(lowest)} to ${money(highest)}.` };
}

/**
 * A day as `dd-mm-jjjj`, sent as the API writes it.
 * @param {string} text
 */
export function dayOf(text) {
  const words = "This has to be a day such as 31-12-2026.";
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  const value = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${value}T00:00:00Z`);
  // A day that there isn't, such as 31-02, would be read as another.
  return year && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? { value } : { words };
}

/**
 * `€ 1.234,56`
 * @param {number} cents
 */
export function money(cents) {
  return `€\u00A0${grouped(Math.floor(cents / 100))},${String(cents % 100).padStart(2, "0")}`;
}

/**
 * `a minute ago`, `3 hours ago`
 * @param {string} instant
 */
export function ago(instant) {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(instant)) / 60_000));
  if (!Number.isFinite(minutes)) return "";
  if (minutes < 1) return "just now";
  const [count, unit] = minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [Math.floor(minutes / 60), "hour"] : [Math.floor(minutes / 1440), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
