// The mark on top that says whether the page follows what happens.

import { required } from "./elements.js";

/** @param {string} text */
function show(text, isLost = false) {
  const mark = required(document, "#live");
  mark.classList.toggle("lost", isLost);
  if (mark.textContent !== text) mark.textContent = text;
}

/** Connected; what changes appears by itself. */
export function showLive() {
  show("live");
}

/** Something has just been read again. */
export function showReadAgain() {
  show(`live · ${new Date().toISOString().slice(11, 16)} UTC`);
}

export function showLost() {
  show("not live – reconnecting…", true);
}
