// What the form of a dialog shows beside its fields: effects, what is wrong with a field, a refusal, and the words of its button.

import { closest, find, make, required } from "./elements.js";
import { controlsOf, read, shownIn, titleOf } from "./fields.js";
import { isolated } from "./names.js";
import { money, wholeNumberOf } from "./values.js";

/**
 * @typedef {import("./answer.js").Effect} Effect
 * @typedef {import("./fields.js").Control} Control
 */

/** @param {HTMLFormElement} form */
export function submitOf(form) {
  return find(form, "[type=submit]", HTMLButtonElement);
}

/**
 * What would happen; with a text instead, that it isn't known or nothing.
 * @param {HTMLFormElement} form
 * @param {Effect[] | string} effects
 */
export function showEffects(form, effects) {
  const isList = typeof effects !== "string" && effects.length > 0;
  const known = isList ? effects : [{ description: String(effects) || "Nothing is lost.", isIrreversible: false }];
  const entries = known.map(({ description, isIrreversible }) =>
    make("li", { className: isIrreversible ? "irreversible" : "" }, isolated(description)),
  );
  required(form, "[data-effects] ul").replaceChildren(...entries);
  const isFinal = known.some((effect) => effect.isIrreversible);
  const acknowledgement = required(form, "[data-acknowledgement]");
  if (acknowledgement.hidden === isFinal) required(acknowledgement, "input", HTMLInputElement).checked = false;
  acknowledgement.hidden = !isFinal;
  submitOf(form)?.classList.toggle("final", isFinal);
}

/** What can't be undone was not acknowledged. @param {HTMLFormElement} form */
export function lacksAcknowledgement(form) {
  const box = find(form, "[data-acknowledgement]:not([hidden]) input", HTMLInputElement);
  return box !== null && !box.checked;
}

/**
 * The words of a template such as `Change to {tier}`; null while one of its fields is empty or wrong.
 * @param {HTMLFormElement} form
 * @param {string} template
 */
export function filledIn(form, template) {
  const shown = new Map(controlsOf(form).map((control) => [control.name, shownIn(control)]));
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const wrong = read(form).faults.map(({ control }) => control.name);
  if (names.some((name) => !shown.get(name) || wrong.includes(name))) return null;
  return template.replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => shown.get(name) ?? "");
}

/** The button says the deed, and a percentage its worth. @param {HTMLFormElement} form */
export function showDeed(form) {
  const submit = submitOf(form);
  if (submit) submit.textContent = filledIn(form, form.dataset.submit ?? "") ?? form.dataset.title ?? "";
  const percent = find(form, "[data-list-cents]", HTMLInputElement);
  const place = find(form, "[data-amount]");
  if (!percent || !place) return;
  const { value } = wholeNumberOf(percent.value.trim(), 0, 100);
  const cents = Number(percent.dataset.listCents) * (value ?? 0);
  place.textContent = value !== undefined && cents % 100 === 0 ? `= −${money(cents / 100)} a month` : "";
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text Empty takes a refusal away.
 * @param {string} [field] The field at which it is said, where the form has it.
 */
export function refuse(form, text, field) {
  // A form gives one row of a list.
  const control = controlsOf(form).find(({ name, type }) => name === field?.replace("[0]", "") && type !== "hidden");
  if (control) return showFault(control, nameByTitle(text.replaceAll("[0]", ""), control));
  const place = required(form, ".refusal");
  place.hidden = !text;
  const titles = new Map(controlsOf(form).map((one) => [one.name, titleOf(one).toLowerCase()]));
  const words = text.replace(/\b[a-z]+(?:_[a-z\d]+)+\b/g, (name) => titles.get(name) ?? name.replaceAll("_", " "));
  place.replaceChildren(isolated(words));
}

/** A refusal calls a field as the API does. @param {string} text @param {Control} control */
function nameByTitle(text, control) {
  return text.replace(new RegExp(`\\b${control.name}\\b`, "gi"), titleOf(control));
}

/**
 * @param {Control} control
 * @param {string} words Empty takes a fault away.
 */
export function showFault(control, words) {
  const place = closest(control, ".field");
  const line = place && find(place, ".field-error");
  if (!line) return;
  line.hidden = !words;
  line.replaceChildren(isolated(words));
  if (words) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}
