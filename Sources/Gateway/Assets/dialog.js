// What happens in the dialog: fields change, it is sent, it is closed.

import { attemptOf, commandOf, isShown } from "./attempt.js";
import { Refusal, send } from "./command.js";
import { forgetDraft, keepDraft } from "./draft.js";
import { closest, find } from "./elements.js";
import { isControl, read } from "./fields.js";
import { lacksAcknowledgement, refuse, showFault, submitOf } from "./form.js";
import { say, wordsOf } from "./message.js";
import { compare, followFields } from "./opening.js";
import { showOutcome } from "./outcome.js";
import { hasPreview } from "./preview.js";

/** @typedef {import("./attempt.js").Attempt} Attempt */

/** Forms whose command was carried out: what was typed into them is no draft. @type {WeakSet<HTMLFormElement>} */
const done = new WeakSet();

/**
 * @param {HTMLFormElement} form
 * @param {Attempt} attempt
 */
async function perform(form, attempt) {
  if (attempt.isSending) return;
  refuse(form, "");
  const { fields, faults } = read(form);
  for (const { control, words } of faults) showFault(control, words);
  if (faults.length > 0) return faults[0]?.control.focus();
  if (lacksAcknowledgement(form)) return refuse(form, "Confirm first that you know it can't be undone.");
  // Nothing is done that was not shown first.
  if (hasPreview(form) && !attempt.token) return followFields(form);
  attempt.isSending = true;
  submitOf(form)?.setAttribute("aria-busy", "true");
  try {
    const answered = await send(commandOf(form, attempt, attempt.token ? { ...fields, preview_token: attempt.token } : fields));
    done.add(form);
    forgetDraft(form);
    if (isShown(form)) form.closest("dialog")?.close();
    await showOutcome(form, attempt.subject, answered);
  } catch (error) {
    await tell(form, attempt, error);
  } finally {
    attempt.isSending = false;
    submitOf(form)?.removeAttribute("aria-busy");
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Attempt} attempt
 * @param {unknown} error
 */
async function tell(form, attempt, error) {
  if (!isShown(form)) return say("Not done for", { name: form.dataset.label ?? "", after: `: ${wordsOf(error)}` });
  if (error instanceof Refusal && error.isConflict) return compare(form, attempt);
  // After a refusal the effects may be others.
  if (error instanceof Refusal) followFields(form);
  refuse(form, wordsOf(error), error instanceof Refusal ? error.field : undefined);
}

/** @param {EventTarget | null} target */
function formAround(target) {
  return closest(target, "#action-dialog form", HTMLFormElement);
}

document.addEventListener("input", (event) => {
  const form = formAround(event.target);
  const control = event.target instanceof Element ? event.target : null;
  if (!form || !isControl(control) || !control.name) return;
  showFault(control, "");
  // A reason changes nothing of what would happen, nor of why it is refused.
  if (control.name === "reason") return;
  refuse(form, "");
  followFields(form);
});

document.addEventListener("change", ({ target }) => {
  const form = formAround(target);
  // While it was being typed it could not be whole; what is empty may be filled in later.
  const fault = form && read(form).faults.find(({ control }) => control === target && control.value.trim());
  if (fault) showFault(fault.control, fault.words);
});

document.addEventListener("click", (event) => {
  closest(event.target, "[data-cancel]")?.closest("dialog")?.close();
  const choice = closest(event.target, "[data-fills]", HTMLButtonElement);
  const control = choice && document.getElementById(choice.dataset.fills ?? "");
  if (!choice || !isControl(control)) return;
  control.value = choice.value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("submit", (event) => {
  const form = formAround(event.target);
  if (!form) return;
  event.preventDefault();
  const attempt = attemptOf(form);
  if (attempt && submitOf(form)) perform(form, attempt);
});

// A page that is left or read anew while its dialog is open loses nothing of it either.
addEventListener("pagehide", () => {
  const form = find(document, "#action-dialog[open] form", HTMLFormElement);
  if (form && !done.has(form)) keepDraft(form);
});

document.addEventListener(
  "close",
  (event) => {
    const form = event.target instanceof HTMLDialogElement ? find(event.target, "form", HTMLFormElement) : null;
    const attempt = attemptOf(form);
    if (!form || !attempt) return;
    attempt.look?.abort();
    if (!done.has(form)) keepDraft(form);
    // The row, and its button with it, may have been read again since.
    if (document.activeElement === document.body || !document.activeElement) document.getElementById(attempt.subject.button)?.focus();
  },
  true,
);
