// The fields of a dialog: what stands in them, what is sent of it, and what is wrong with it.

import { centsOf, dayOf, wholeNumberOf } from "./values.js";

/**
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 * @typedef {Record<string, unknown>} Fields
 * @typedef {{ control: Control, words: string }} Fault
 */

/** @param {HTMLFormElement} form */
export function controlsOf(form) {
  return [...form.querySelectorAll("[name]")].filter(isControl);
}

/**
 * @param {Element | null} element
 * @returns {element is Control}
 */
export function isControl(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
}

/** @param {Control} control */
export function isCheckbox(control) {
  return control instanceof HTMLInputElement && control.type === "checkbox";
}

/**
 * Whether something else stands in a field than what held when the form was made. Sent as mine, what nobody touched would take back what a
 * colleague has changed since.
 * @param {Control} control
 */
export function isTouched({ value, dataset }) {
  return value !== dataset.now;
}

/** @param {Control} control */
export function titleOf(control) {
  return control.dataset.title ?? control.name;
}

/**
 * What stands in a field, as staff read it.
 * @param {Control} control
 */
export function shownIn(control) {
  const [chosen] = control instanceof HTMLSelectElement ? control.selectedOptions : [];
  return chosen ? (chosen.dataset.title ?? "") : control.value.trim();
}

/**
 * Each field as the kind that it says, and what is wrong. Empty ones are left out, and so are those of a change that are as they were; one that a
 * change has emptied is null.
 * @param {HTMLFormElement} form
 * @param {string[]} [without] Fields that don't matter yet.
 */
export function read(form, without = []) {
  /** @type {Fields} */
  const fields = {};
  /** @type {Fault[]} */
  const faults = [];
  for (const control of controlsOf(form).filter(({ name }) => !without.includes(name))) {
    const { value, words } = valueOf(control);
    if (words) faults.push({ control, words });
    else if (value !== undefined) put(fields, control, value);
  }
  return { fields, faults };
}

/**
 * The field `discount.percent` is the member `percent` of an object. Of boxes with one name, those that are ticked make a list.
 * @param {Fields} fields
 * @param {Control} control
 * @param {string | number | boolean | null} value
 */
function put(fields, control, value) {
  const [name = "", member] = control.name.split(".");
  const before = fields[name];
  if (member) fields[name] = Object.assign(fields[name] ?? {}, { [member]: value });
  else if (control.dataset.kind !== "each") fields[name] = value;
  else if (value) fields[name] = [...(Array.isArray(before) ? before : []), control.value];
}

/**
 * @param {Control} control
 * @returns {{ value?: string | number | boolean | null, words?: string }}
 */
function valueOf(control) {
  const text = control.value.trim();
  if (control instanceof HTMLInputElement && control.type === "checkbox") {
    return control.required && !control.checked ? { words: "This has to be confirmed." } : { value: control.checked };
  }
  const held = "change" in control.dataset && control.dataset.now;
  if (held && control.value === held) return {};
  if (text === "" && control.required) return { words: `${titleOf(control)} is needed.` };
  if (text === "") return held ? { value: null } : {};
  switch (control.dataset.kind) {
    case "boolean":
      return { value: text === "true" };
    case "integer":
      return wholeNumberOf(text, Number(control.dataset.min), Number(control.dataset.max));
    case "euros":
      return centsOf(text, Number(control.dataset.min), Number(control.dataset.max));
    case "day":
      return dayOf(text);
    default:
      return { value: text };
  }
}
