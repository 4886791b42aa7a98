// What was typed into a dialog that was closed without sending it: kept for this tab, and offered when the dialog is opened again.
// So Esc needs no question, and nothing is lost by it.

import { make, plainButton } from "./elements.js";
import { controlsOf, isCheckbox } from "./fields.js";
import { keep, kept } from "./store.js";

const STORE = "dialog-drafts";
const DRAFTS_LIMIT = 20;

/** @returns {Map<string, Record<string, string>>} */
function drafts() {
  const all = kept("sessionStorage", STORE);
  return new Map(Array.isArray(all) ? all : []);
}

/** @param {Map<string, Record<string, string>>} all */
function store(all) {
  keep("sessionStorage", STORE, [...all].slice(-DRAFTS_LIMIT));
}

/** @param {HTMLFormElement} form */
function keyOf(form) {
  return `${form.dataset.action} ${form.dataset.path}`;
}

/** @param {HTMLFormElement} form */
function typedInto(form) {
  return controlsOf(form).filter(
    (control) => !isCheckbox(control) && control.type !== "hidden" && control.value.trim() !== "" && control.value !== (control.dataset.now ?? defaultOf(control)),
  );
}

/** @param {import("./fields.js").Control} control */
function defaultOf(control) {
  return control instanceof HTMLSelectElement ? (control.options[0]?.value ?? "") : control.defaultValue;
}

/**
 * Only what somebody wrote makes a draft; a choice alone is made again as quickly.
 * @param {HTMLFormElement} form
 */
export function keepDraft(form) {
  const typed = typedInto(form);
  if (!typed.some((control) => !(control instanceof HTMLSelectElement))) return;
  const all = drafts();
  all.delete(keyOf(form));
  all.set(keyOf(form), Object.fromEntries(typed.map(({ name, value }) => [name, value])));
  store(all);
}

/** @param {HTMLFormElement} form */
export function forgetDraft(form) {
  const all = drafts();
  if (all.delete(keyOf(form))) store(all);
}

/**
 * @param {HTMLFormElement} form
 * @param {() => void} onFilled
 */
export function offerDraft(form, onFilled) {
  const draft = drafts().get(keyOf(form));
  const first = form.querySelector(".field");
  if (!draft || !first) return;
  const line = make("p", { className: "draft" }, "What you wrote here before was kept. ");
  const button = plainButton("Fill it in", () => {
    fill(form, draft);
    line.remove();
    onFilled();
  });
  line.append(button);
  first.before(line);
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} values
 */
export function fill(form, values) {
  for (const control of controlsOf(form)) {
    const value = values[control.name];
    if (value === undefined || control.type === "hidden") continue;
    const isOffered = !(control instanceof HTMLSelectElement) || [...control.options].some((one) => one.value === value);
    if (isOffered) control.value = value;
  }
}
