// What keys do. Each step answers whether there was something for it to do.

import { copy } from "./copy.js";
import { find, required } from "./elements.js";
import { say } from "./message.js";
import { obstacleIn, offersOf } from "./offers.js";
import { openDialog } from "./opening.js";
import { focusOn } from "./rows.js";
import { subjectOf } from "./subject.js";

const ROWS = "main .table tbody tr:not(.rest), main .found .hit";

/** @param {Element | null | undefined} control */
function press(control) {
  if (control instanceof HTMLElement) control.click();
  return control instanceof HTMLElement;
}

/** The row that has the focus, itself or with one of its controls. */
function rowOf() {
  return document.activeElement?.closest(ROWS) ?? null;
}

/** Rows that are shown, each below the head that stays on top. */
function move(/** @type {number} */ count) {
  const rows = [...document.querySelectorAll(ROWS)].filter((row) => row instanceof HTMLElement && row.offsetParent !== null);
  const here = rows.findIndex((row) => row === rowOf());
  const top = Number.parseFloat(rows[0] ? getComputedStyle(rows[0]).scrollMarginTop : "0");
  const begin = rows.findIndex((row) => row.getBoundingClientRect().top >= top - 1);
  const next = here < 0 ? rows.at(begin) : rows[Math.max(0, Math.min(here + count, rows.length - 1))];
  if (!(next instanceof HTMLElement)) return false;
  focusOn(next);
  next.scrollIntoView({ block: "nearest" });
  return true;
}

/** The ⋮ button of the row, or of the account that the page is about. */
function menuButton() {
  const row = rowOf();
  if (row) return find(row, ".menu-button");
  const buttons = [...document.querySelectorAll("main [data-account] .menu-button")];
  return buttons.find((button) => button instanceof HTMLElement && !button.closest(".table")) ?? null;
}

/** @param {string} actions */
function act(actions) {
  const button = menuButton();
  if (!(button instanceof HTMLElement)) return false;
  const offers = offersOf(button);
  const action = actions.split(" ").find((one) => offers.has(one));
  if (!action) return false;
  const subject = subjectOf(button);
  const obstacle = offers.get(action);
  if (obstacle) say("Not possible for", { name: subject.label, after: `: ${obstacleIn(obstacle)}.` });
  else openDialog(action, subject);
  return true;
}

/** @param {string} selectors */
function focus(selectors) {
  const place = find(document, selectors);
  if (!place) return false;
  place.focus();
  if (place instanceof HTMLInputElement) place.select();
  return true;
}

function showHelp() {
  const list = required(document, "#keyboard-help", HTMLDialogElement);
  if (!list.open) list.showModal();
  return true;
}

function send() {
  const form = find(document, "#action-dialog[open] form", HTMLFormElement);
  const submit = form && find(form, "[type=submit]:enabled", HTMLButtonElement);
  if (submit) form.requestSubmit(submit);
  return submit !== null;
}

/** @type {Map<string, (on: string) => boolean>} */
export const steps = new Map([
  ["click", (on) => press(document.querySelector(on))],
  ["click-in-row", (on) => press(rowOf()?.querySelector(on))],
  ["open-row", (on) => document.activeElement === rowOf() && press(rowOf()?.querySelector(on))],
  ["focus", focus],
  ["move", (on) => move(Number(on))],
  ["menu", () => press(menuButton())],
  ["act", act],
  ["copy-address", () => (copy(location.href), true)],
  ["undo", () => press([...document.querySelectorAll("#status button")].at(-1))],
  ["help", showHelp],
  ["send", send],
]);
