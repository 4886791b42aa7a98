// Opens the page's one dialog: read when an action is chosen, so that it begins with what holds now, and read again when that has changed.

import { membersOf, reasonOf } from "./answer.js";
import { attemptOf, begin, isShown } from "./attempt.js";
import { fill, keepDraft, offerDraft } from "./draft.js";
import { find, make, required } from "./elements.js";
import { controlsOf, isCheckbox, isTouched } from "./fields.js";
import { refuse, showDeed, submitOf } from "./form.js";
import { say, wordsOf } from "./message.js";
import { lookAhead } from "./preview.js";
import { showSessionEnd } from "./session.js";
import { dialogPath } from "./subject.js";
import { skeleton, waitingFor } from "./waiting.js";

/**
 * @typedef {import("./attempt.js").Attempt} Attempt
 * @typedef {import("./subject.js").Subject} Subject
 */

let openings = 0;

/**
 * Of two that are opened at once the later is shown. What takes several decisions has a page in place of a dialog.
 * @param {string} action
 * @param {Subject} subject
 */
export async function openDialog(action, subject) {
  const page = find(document, `[data-action="${action}"][data-page]`)?.dataset.page;
  if (page) return location.assign(`${page}?${subject.about}`);
  const opening = ++openings;
  const dialog = required(document, "#action-dialog", HTMLDialogElement);
  try {
    const form = await waitingFor(formOf(action, subject), () => {
      if (opening === openings) showWaiting(dialog);
    });
    if (opening !== openings) return;
    show(form, action, subject);
    offerDraft(form, () => followFields(form));
    if (!dialog.open) dialog.showModal();
    const first = controlsOf(form).find(({ type }) => type !== "hidden") ?? find(form, "button", HTMLButtonElement);
    first?.focus();
    followFields(form);
  } catch (error) {
    if (opening === openings && find(dialog, ".skeleton")) dialog.close();
    say("The dialog could not be opened for", { name: subject.label, after: `: ${wordsOf(error)}` });
  }
}

/**
 * Shows that the dialog comes. Whoever closes it meanwhile no longer wants it.
 * @param {HTMLDialogElement} dialog
 */
function showWaiting(dialog) {
  dialog.replaceChildren(skeleton("dialog-title"));
  dialog.addEventListener("close", () => (openings += 1), { once: true });
  if (!dialog.open) dialog.showModal();
}

/**
 * @param {string} action
 * @param {Subject} subject
 */
async function formOf(action, subject) {
  const response = await fetch(dialogPath(action, subject));
  if (response.status === 401) showSessionEnd();
  if (!response.ok) throw new Error(reasonOf(membersOf(await response.json().catch(() => undefined)), response.status));
  return required(make("template", { innerHTML: await response.text() }).content, "form", HTMLFormElement);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} action
 * @param {Subject} subject
 */
function show(form, action, subject) {
  begin(form, action, subject);
  required(document, "#action-dialog", HTMLDialogElement).replaceChildren(form);
}

/**
 * The fields are others than a moment ago: so are the deed and what would happen.
 * @param {HTMLFormElement} form
 */
export function followFields(form) {
  const attempt = attemptOf(form);
  if (!attempt || !submitOf(form)) return;
  showDeed(form);
  lookAhead(form, attempt, () => compare(form, attempt));
}

/**
 * What holds now stands beside what was filled in, for the person to choose.
 * @param {HTMLFormElement} form
 * @param {Attempt} attempt
 */
export async function compare(form, { action, subject }) {
  keepDraft(form);
  try {
    const theirs = await formOf(action, subject);
    // Seldom needed, so that it is no part of what every page loads.
    const { showConflict } = await import("./conflict.js");
    if (!isShown(form)) return;
    const filled = controlsOf(form).filter((one) => !isCheckbox(one) && isTouched(one));
    const mine = Object.fromEntries(filled.map(({ name, value }) => [name, value]));
    const take = (/** @type {Record<string, string>} */ values) => {
      fill(theirs, values);
      show(theirs, action, subject);
      followFields(theirs);
    };
    showConflict(form, theirs, {
      useMine: () => {
        take(mine);
        theirs.requestSubmit();
      },
      showTheirs: () => take(mine.reason === undefined ? {} : { reason: mine.reason }),
    });
  } catch (error) {
    refuse(form, `This was changed meanwhile. ${wordsOf(error)}`);
  }
}
