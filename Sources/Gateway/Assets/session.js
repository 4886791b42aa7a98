// The end of the session. The page stays readable, but nothing on it is new any more.

import { find, make, required } from "./elements.js";

const end = new AbortController();

/** Aborted once the session has ended. */
export const sessionEnd = end.signal;

/** Says that the session has ended and offers to sign in again and come back to this page. */
export function showSessionEnd() {
  end.abort();
  const bar = showBar("#session-ended");
  const dialog = find(document, "dialog[open]", HTMLDialogElement);
  if (dialog && !find(dialog, ".session-ended")) dialog.prepend(copyOf(bar));
}

/** Asks the Gateway whether the session has ended, and says so if it has. Where it can't be asked, nothing is known. */
export async function askForSessionEnd() {
  const me = await fetch("/api/v1/me").catch(() => null);
  if (me?.status === 401) showSessionEnd();
  return sessionEnd.aborted;
}

/**
 * Shows a bar whose link leads to the sign-in and back to this page.
 * @param {string} selector
 */
export function showBar(selector) {
  const bar = required(document, selector);
  required(bar, "a", HTMLAnchorElement).search = new URLSearchParams({ next: location.pathname + location.search }).toString();
  bar.hidden = false;
  return bar;
}

/**
 * For an open dialog, behind which nothing can be reached.
 * @param {HTMLElement} bar
 */
export function copyOf(bar) {
  return make("div", { className: bar.className, role: "alert" }, ...Array.from(bar.childNodes, (node) => node.cloneNode(true)));
}
