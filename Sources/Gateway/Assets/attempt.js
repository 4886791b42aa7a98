// One opening of a dialog, from the first look to the answer.

/**
 * @typedef {object} Attempt
 * @property {import("./subject.js").Subject} subject
 * @property {string} action
 * @property {Map<string, string>} keys The idempotency key of each content that was sent.
 * @property {string | null} token Of the effects that are shown.
 * @property {AbortController | null} look The question for effects that is under way.
 * @property {boolean} isSending
 */

/** @type {WeakMap<HTMLFormElement, Attempt>} */
const attempts = new WeakMap();

/**
 * @param {HTMLFormElement} form
 * @param {string} action
 * @param {import("./subject.js").Subject} subject
 */
export function begin(form, action, subject) {
  /** @type {Attempt} */
  const attempt = { subject, action, keys: new Map(), token: null, look: null, isSending: false };
  attempts.set(form, attempt);
  return attempt;
}

/** @param {HTMLFormElement | null} form */
export function attemptOf(form) {
  return form ? (attempts.get(form) ?? null) : null;
}

/**
 * The dialog may have been closed since an attempt began, and opened again for another row.
 * @param {HTMLFormElement} form
 */
export function isShown(form) {
  return form.isConnected && form.closest("dialog")?.open === true;
}

/**
 * The command of a form.
 * @param {HTMLFormElement} form
 * @param {Attempt} attempt
 * @param {Record<string, unknown>} body
 */
export function commandOf(form, attempt, body) {
  const { method = "", path = "", version } = form.dataset;
  return { method, path, version, body, keys: attempt.keys };
}
