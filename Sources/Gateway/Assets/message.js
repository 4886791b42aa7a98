// The messages at the foot of the page: each stays a while, longer while it is looked at, and may offer to take back what it tells of.

import { find, make, required } from "./elements.js";
import { isolated, visible } from "./names.js";

const SHOWN_MILLISECONDS = 6000;
const WITH_ACTION_MILLISECONDS = 8000;
const AGAIN_MILLISECONDS = 1000;
const MESSAGES_LIMIT = 4;

/**
 * @typedef {object} Rest
 * @property {string} [name] Of whom it is said; stands behind the text.
 * @property {string} [after] What stands behind the name.
 * @property {{ title: string, run: () => void }} [action]
 */

/**
 * @param {string} text
 * @param {Rest} [rest]
 */
export function say(text, { name, after = "", action } = {}) {
  const place = required(document, "#status");
  const words = make("p", {}, visible(text), ...(name ? [" ", isolated(name)] : []), visible(after));
  const message = make("div", { className: "message" }, words);
  const run = () => {
    message.remove();
    action?.run();
  };
  if (action) message.append(make("button", { type: "button", textContent: action.title, onclick: run }));
  place.append(message);
  for (const old of [...place.children].slice(0, -MESSAGES_LIMIT)) old.remove();
  setTimeout(() => end(message), action ? WITH_ACTION_MILLISECONDS : SHOWN_MILLISECONDS);
}

/**
 * Not while somebody reads it, nor behind a dialog.
 * @param {HTMLElement} message
 */
function end(message) {
  const isLookedAt = message.matches(":hover, :focus-within") || find(document, "dialog[open]", HTMLDialogElement);
  if (isLookedAt) setTimeout(() => end(message), AGAIN_MILLISECONDS);
  else message.remove();
}

/**
 * The words of whatever was thrown.
 * @param {unknown} error
 */
export function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}
