// The keys of the console. Which there are, what they do and where says the list of shortcuts on the page; no key stands here.

import { closest, find, onClick } from "./elements.js";
import { steps } from "./steps.js";

const PAUSE_MILLISECONDS = 1500;
const LIST = "#keyboard-help";

/** The keys of a sequence that has begun, such as `g `. */
let begun = "";
let begunAt = 0;

/**
 * How the list calls a key; empty where it belongs to the browser. A sign that is typed with AltGr, or with Alt on a Mac, is that sign.
 * @param {KeyboardEvent} event
 */
function nameOf(event) {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.isComposing || event.defaultPrevented) return "";
  if (event.getModifierState("AltGraph")) return key;
  if (ctrlKey || metaKey) return `Mod+${key.length === 1 ? key.toLowerCase() : key}`;
  return altKey && /^\w/.test(key) ? "" : key;
}

/** Whether a key has another meaning there, or none is wanted. @param {KeyboardEvent} event */
function isElsewhere(event) {
  const place = closest(event.target, "input, select, textarea, [contenteditable], [role=menu]");
  return place !== null || document.body.dataset.shortcuts === "off";
}

/** @param {string} keys */
function entryOf(keys) {
  return find(document, `${LIST} [data-keys="${CSS.escape(keys)}"]`);
}

/** @param {string} name */
function isBeginning(name) {
  return find(document, `${LIST} [data-keys^="${CSS.escape(name)} "]`) !== null;
}

document.addEventListener("keydown", (event) => {
  const name = nameOf(event);
  if (!name || ["Shift", "AltGraph", "CapsLock"].includes(name)) return;
  if (!name.startsWith("Mod+") && isElsewhere(event)) return;
  const keys = performance.now() - begunAt < PAUSE_MILLISECONDS ? begun + name : name;
  begun = "";
  const entry = entryOf(keys);
  const isInDialog = find(document, "dialog[open]", HTMLDialogElement) !== null;
  if (isInDialog && !entry?.hasAttribute("data-in-dialogs")) return;
  if (!entry && isBeginning(keys)) {
    begun = `${keys} `;
    begunAt = performance.now();
  }
  const { does = "", on = "" } = entry?.dataset ?? {};
  if (steps.get(does)?.(on)) event.preventDefault();
});

onClick("[data-keyboard-help]", () => steps.get("help")?.(""));
