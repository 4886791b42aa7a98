// Names from outside stand in a direction of their own, and what would turn the text around them is shown.

import { make } from "./elements.js";

const TURNING = new Map([
  ["\u061C", "ALM"],
  ["\u200E", "LRM"],
  ["\u200F", "RLM"],
  ["\u202A", "LRE"],
  ["\u202B", "RLE"],
  ["\u202C", "PDF"],
  ["\u202D", "LRO"],
  ["\u202E", "RLO"],
  ["\u2066", "LRI"],
  ["\u2067", "RLI"],
  ["\u2068", "FSI"],
  ["\u2069", "PDI"],
]);

/** @param {string} text */
export function visible(text) {
  return text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, (sign) => `[${TURNING.get(sign)}]`);
}

/**
 * A text from outside as an element.
 * @param {string} text
 */
export function isolated(text) {
  return make("bdi", { textContent: visible(text) });
}
