// The keys of a menu: arrows, Home and End, and typing the beginning of a name.

import { closest } from "./elements.js";

const TYPING_PAUSE_MILLISECONDS = 700;

let typed = "";
let typedAt = 0;

/**
 * The entry that a key leads to; undefined for other keys.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} entries
 */
export function entryFor(event, entries) {
  const here = entries.findIndex((entry) => entry === document.activeElement);
  switch (event.key) {
    case "ArrowDown":
      return entries.at((here + 1) % entries.length);
    case "ArrowUp":
      return entries.at(here - 1);
    case "Home":
      return entries.at(0);
    case "End":
      return entries.at(-1);
    default:
      return isLetter(event) ? entryBeginningWith(event.key, entries, here) : undefined;
  }
}

function isTyping() {
  return typed !== "" && performance.now() - typedAt < TYPING_PAUSE_MILLISECONDS;
}

/** A blank chooses an entry, unless it stands within a name. @param {KeyboardEvent} event */
function isLetter({ key, ctrlKey, metaKey, altKey }) {
  return key.length === 1 && (key !== " " || isTyping()) && !ctrlKey && !metaKey && !altKey;
}

/**
 * One letter goes to the next that begins with it; letters in quick succession to the first that begins with them all.
 * @param {string} letter
 * @param {HTMLElement[]} entries
 * @param {number} here
 */
function entryBeginningWith(letter, entries, here) {
  typed = isTyping() ? typed + letter.toLowerCase() : letter.toLowerCase();
  typedAt = performance.now();
  const from = typed.length > 1 ? here : here + 1;
  const inOrder = [...entries.slice(from), ...entries.slice(0, from)];
  return inOrder.find((entry) => (entry.textContent ?? "").trim().toLowerCase().startsWith(typed));
}

// Some browsers choose only when the blank is let go.
document.addEventListener("keyup", (event) => {
  if (event.key === " " && isTyping() && closest(event.target, "#action-menu")) event.preventDefault();
});
