// Sends a command to the staff API.

import { membersOf, reasonOf } from "./answer.js";
import { showSessionEnd } from "./session.js";

/** @typedef {import("./answer.js").Answer} Answer */

/**
 * @typedef {object} Command
 * @property {string} method
 * @property {string} path
 * @property {Record<string, unknown>} body
 * @property {string} [version] Of what it changes, as it was when it was looked at.
 * @property {Map<string, string>} [keys] The idempotency key of each content that was sent before.
 * @property {AbortSignal} [signal]
 */

/** The answer is known: it was not done. */
export class Refusal extends Error {
  /**
   * @param {string} words
   * @param {number} status
   * @param {unknown} field The field at fault.
   */
  constructor(words, status, field) {
    super(words);
    this.status = status;
    this.field = typeof field === "string" ? field : "";
  }

  /** What it would have changed has been changed by somebody else. */
  get isConflict() {
    return this.status === 412;
  }
}

/**
 * A repeated attempt with the same content carries the same key, so that it takes effect once even if an answer was lost.
 * Throws a `Refusal` when it was not done, another error when that isn't known.
 * @param {Command} command
 * @returns {Promise<{ answer: Answer, version: string | undefined }>}
 */
export async function send({ method, path, body, version, keys, signal }) {
  const text = JSON.stringify(withObjects(body));
  const content = `${version ?? ""} ${text}`;
  const key = keys?.get(content) ?? freshKey();
  keys?.set(content, key);
  const headers = new Headers({
    "content-type": "application/json",
    "idempotency-key": key,
    "x-csrf-token": document.body.dataset.csrf ?? "",
  });
  if (version !== undefined) headers.set("if-match", `"${version}"`);
  const response = await fetch(path, { method, headers, body: text, signal }).catch((error) => {
    if (signal?.aborted) throw error;
    throw new Error("The back office could not be reached. Try again.");
  });
  const json = await response.json().catch(() => undefined);
  // Nothing is known of what was done; taken for an answer it would say that nothing has changed.
  if (response.ok && json === undefined) throw new Error("The answer of the back office could not be read. Try again.");
  if (response.ok) return { answer: membersOf(json), version: response.headers.get("etag")?.replaceAll('"', "") };
  if (response.status === 401) showSessionEnd();
  const problem = membersOf(json);
  const reason = reasonOf(problem, response.status);
  throw response.status < 500 ? new Refusal(reason, response.status, problem.field) : new Error(reason);
}

/**
 * A field `discount.percent` is the member `percent` of the object `discount`.
 * @param {Record<string, unknown>} fields
 */
function withObjects(fields) {
  /** @type {Record<string, unknown>} */
  const body = {};
  for (const [name, value] of Object.entries(fields)) {
    const [object = "", member] = name.split(".");
    body[object] = member === undefined ? value : { ...membersOf(body[object]), [member]: value };
  }
  return body;
}

/** A browser makes random ids only on a secure origin. */
function freshKey() {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}
