// What would happen, asked for by itself as soon as the fields say what is meant, and given up when they change.

import { previewOf } from "./answer.js";
import { commandOf, isShown } from "./attempt.js";
import { Refusal, send } from "./command.js";
import { controlsOf, read } from "./fields.js";
import { refuse, showEffects, submitOf } from "./form.js";
import { wordsOf } from "./message.js";
import { template } from "./refresh.js";

/** @typedef {import("./attempt.js").Attempt} Attempt */

const PAUSE_MILLISECONDS = 250;
/** It changes nothing of what happens, and may be written later. */
const WITHOUT = ["reason"];

/** @param {HTMLFormElement} form */
export function hasPreview(form) {
  return "preview" in form.dataset;
}

/**
 * Nothing else than what holds already was chosen.
 * @param {HTMLFormElement} form
 */
function isUnchanged(form) {
  return controlsOf(form).every(({ dataset, value, name }) => WITHOUT.includes(name) || value === (dataset.now ?? ""));
}

/**
 * The fields are others than a moment ago.
 * @param {HTMLFormElement} form
 * @param {Attempt} attempt
 * @param {(conflict: Refusal) => void} onConflict
 */
export function lookAhead(form, attempt, onConflict) {
  if (!hasPreview(form)) return;
  forget(form, attempt);
  const { faults } = read(form, WITHOUT);
  if (faults.length > 0) return showEffects(form, "Fill in the fields to see it.");
  if ("needsChange" in form.dataset && isUnchanged(form)) return showEffects(form, "Nothing: this is what holds now.");
  showEffects(form, "Looking…");
  const look = new AbortController();
  attempt.look = look;
  setTimeout(() => {
    if (!look.signal.aborted) ask(form, attempt, look, onConflict);
  }, PAUSE_MILLISECONDS);
}

/**
 * What was shown before may no longer be what would happen.
 * @param {HTMLFormElement} form
 * @param {Attempt} attempt
 */
function forget(form, attempt) {
  attempt.look?.abort();
  attempt.look = null;
  attempt.token = null;
  const submit = submitOf(form);
  if (submit) submit.disabled = true;
}

/**
 * @param {HTMLFormElement} form
 * @param {Attempt} attempt
 * @param {AbortController} look
 * @param {(conflict: Refusal) => void} onConflict
 */
async function ask(form, attempt, look, onConflict) {
  const { fields } = read(form, WITHOUT);
  try {
    const command = { ...commandOf(form, attempt, { ...fields, preview: true }), keys: undefined, signal: look.signal };
    const [{ answer }, revenue] = await Promise.all([send(command), revenueOf(form, fields, look.signal)]);
    // Whoever has closed the dialog wants nothing done.
    if (look.signal.aborted || !isShown(form)) return;
    const { token, effects } = previewOf(answer);
    attempt.token = token;
    showEffects(form, [...revenue, ...effects]);
    const submit = submitOf(form);
    if (submit) submit.disabled = false;
  } catch (error) {
    if (look.signal.aborted || !isShown(form)) return;
    if (error instanceof Refusal && error.isConflict) return onConflict(error);
    showEffects(form, "This can't be told now.");
    refuse(form, wordsOf(error), error instanceof Refusal ? error.field : undefined);
    const submit = submitOf(form);
    // Whoever presses it asks again.
    if (submit) submit.disabled = error instanceof Refusal;
  }
}

/**
 * What it would do to the account's revenue and caps, as the first of its effects.
 * @param {HTMLFormElement} form
 * @param {import("./fields.js").Fields} fields
 * @param {AbortSignal} signal
 */
async function revenueOf(form, fields, signal) {
  if (!form.dataset.revenue) return [];
  const url = new URL(form.dataset.revenue, location.href);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value));
  const response = await fetch(url, { signal }).catch(() => null);
  const shown = template(response?.ok ? await response.text() : "<p>How MRR changes can't be told now.</p>");
  return [...shown.content.children].map((line) => ({ description: line.textContent ?? "", isIrreversible: false }));
}
