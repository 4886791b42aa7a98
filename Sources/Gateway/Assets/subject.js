// The account, workspace, request, invoice, renewal, payment, person, payout or other matter whose row an element stands in.

import { closest } from "./elements.js";

/**
 * @typedef {object} Subject
 * @property {string | undefined} row The row that is read again when something has changed.
 * @property {URLSearchParams} about The ids by which its dialogs are asked for.
 * @property {string} label
 * @property {string} button The id of the button by which the row's menu opens.
 */

/** What a row may be about. Of several the last gives the name. */
const KINDS = ["account", "workspace", "request", "invoice", "renewal", "payment", "session", "person", "matter", "payout"];

/**
 * @param {HTMLElement} button The ⋮ button of the row.
 * @returns {Subject}
 */
export function subjectOf(button) {
  const about = new URLSearchParams();
  let label = "";
  for (const kind of KINDS) {
    const data = dataAround(button, kind);
    if (!data) continue;
    about.set(kind, data[kind] ?? "");
    label = data.label ?? "";
  }
  return { row: dataAround(button, "row")?.row, about, label, button: button.id };
}

/**
 * The address of an action's dialog for a subject.
 * @param {string} action
 * @param {Subject} subject
 */
export function dialogPath(action, { about }) {
  return `/dialogs/${encodeURIComponent(action)}?${about}`;
}

/**
 * @param {HTMLElement} button
 * @param {string} name
 */
function dataAround(button, name) {
  return closest(button, `[data-${name}]`)?.dataset;
}
