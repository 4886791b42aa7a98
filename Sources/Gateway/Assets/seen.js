// The events that this page knows: the newest that it has seen, and those that it caused itself and has shown already.

const OWN_EVENTS_LIMIT = 200;

/** @type {Set<string>} */
const own = new Set();
/** @type {string | null} */
let last = null;

/**
 * Events whose message never comes, since it came before the answer, must not pile up.
 * @param {string} id
 */
export function rememberOwn(id) {
  own.add(id);
  const [oldest] = own;
  if (own.size > OWN_EVENTS_LIMIT && oldest !== undefined) own.delete(oldest);
}

/**
 * Whether this page caused an event; it is forgotten, since its message comes once.
 * @param {string} id
 */
export function takeOwn(id) {
  return own.delete(id);
}

/** @param {string | null} id */
export function noteSeen(id) {
  last = id;
}

/** Null before the first event. */
export function lastSeen() {
  return last;
}
