// What a command was answered, read with care: an answer may come from another version, or from a proxy in between.

/** @typedef {Record<string, unknown>} Answer */

/**
 * What a change takes away; what is irreversible has to be acknowledged.
 * @typedef {{ description: string, isIrreversible: boolean }} Effect
 */

/**
 * The members of a JSON object; none for anything else.
 * @param {unknown} json
 * @returns {Answer}
 */
export function membersOf(json) {
  return typeof json === "object" && json !== null ? { ...json } : {};
}

/**
 * The ids of the events that a command caused; none where nothing changed.
 * @param {Answer} answer
 */
export function eventsOf(answer) {
  return Array.isArray(answer.event_ids) ? answer.event_ids.filter((one) => typeof one === "string") : [];
}

/**
 * What would happen, and the token that confirms just this.
 * @param {Answer} answer
 * @returns {{ token: string, effects: Effect[] }}
 */
export function previewOf(answer) {
  const { token, effects } = membersOf(answer.preview);
  if (typeof token !== "string") throw new Error("The answer has no preview. Try again.");
  const members = (Array.isArray(effects) ? effects : []).map(membersOf);
  return {
    token,
    effects: members.flatMap(({ description, kind }) =>
      typeof description === "string" ? [{ description, isIrreversible: kind === "irreversible" }] : [],
    ),
  };
}

/**
 * Why a command was refused (RFC 9457), in words for people.
 * @param {Answer} problem
 * @param {number} status
 */
export function reasonOf({ type, title, detail }, status) {
  if (typeof type === "string" && type.endsWith(":missing-policy")) {
    return "Only colleagues with a special permission can do this. Ask a staff manager for it.";
  }
  const words = [detail, title].find((one) => typeof one === "string" && one !== "");
  return typeof words === "string" ? sentence(words) : `Refused (${status}).`;
}

/**
 * With a capital, a full stop, and days as the console writes them.
 * @param {string} words
 */
export function sentence(words) {
  const text = words.replace(/\b(\d{4})-(\d\d)-(\d\d)\b(T[\d:.]+Z)?/g, "$3-$2-$1");
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
