// The workspaces below an account, read when its triangle is used and put away again.

import { closest } from "./elements.js";
import { say, wordsOf } from "./message.js";
import { refreshRows } from "./refresh.js";
import { openRows } from "./rows.js";

/**
 * @param {HTMLElement} account
 * @param {boolean} isOpen
 */
async function show(account, isOpen) {
  const id = account.dataset.row ?? "";
  const others = openRows().filter((row) => row !== id);
  try {
    await refreshRows([id], null, undefined, isOpen ? [id, ...others.slice(0, 9)] : others);
  } catch (error) {
    say(wordsOf(error));
  }
}

/** @param {Event} event */
function toggle(event) {
  const control = closest(event.target, ".toggle");
  const account = control?.closest("tbody");
  if (!control || !account) return;
  event.preventDefault();
  show(account, control.getAttribute("aria-expanded") !== "true");
}

document.addEventListener("click", toggle);
document.addEventListener("keydown", (event) => {
  // A link that stands for a button is used with the space bar too.
  if (event.key === " ") toggle(event);
});
