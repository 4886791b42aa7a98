// The rows of a list: found by their ids, replaced and taken out without whoever works on them losing their place.

import { find } from "./elements.js";

/** As many rows as the server reads again at once. */
const OPEN_ROWS_MAXIMUM = 10;

/**
 * @param {ParentNode} root
 * @param {string} id
 */
export function rowIn(root, id) {
  return find(root, `[data-row="${CSS.escape(id)}"]`);
}

/** The accounts whose workspaces are shown; they stay so. */
export function openRows() {
  const rows = [...document.querySelectorAll("[data-row].open")];
  return rows.flatMap((row) => (row instanceof HTMLElement && row.dataset.row ? [row.dataset.row] : [])).slice(0, OPEN_ROWS_MAXIMUM);
}

/**
 * Whoever was on a control of it, such as a menu's button, is on it again.
 * @param {Element} old
 * @param {Element} fresh
 */
export function replaceKeepingFocus(old, fresh) {
  const focused = document.activeElement;
  const selector = focused && old.contains(focused) ? selectorOf(focused) : null;
  old.replaceWith(fresh);
  const place = selector && find(document, selector);
  if (place) focusOn(place);
}

/**
 * A row can be gone to by keys as its controls can.
 * @param {HTMLElement} place
 */
export function focusOn(place) {
  if (place instanceof HTMLTableRowElement) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/**
 * How the same control is found in what replaces it.
 * @param {Element} element
 */
function selectorOf(element) {
  const row = element.closest("[data-row]");
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (!row) return null;
  const workspace = element.getAttribute("data-workspace");
  const kind = workspace ? `[data-workspace="${workspace}"]` : [".toggle", "tr"].find((one) => element.matches(one));
  return kind ? `#${CSS.escape(row.id)} ${kind}` : null;
}

/**
 * Whoever was in the row is in the next one.
 * @param {HTMLElement} row
 */
export function removeRow(row) {
  const next = row.nextElementSibling ?? row.previousElementSibling;
  const isFocused = row.contains(document.activeElement);
  row.remove();
  if (!isFocused) return;
  const place = (next && find(next, ".menu-button")) ?? find(document, "main");
  place?.focus();
}
