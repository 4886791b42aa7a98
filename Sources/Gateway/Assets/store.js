// What a browser keeps for the console, for a window or longer. One that keeps nothing, or is full, does without.

/** @typedef {"localStorage" | "sessionStorage"} Store */

/**
 * Null for what isn't there or can't be read.
 * @param {Store} store
 * @param {string} key
 * @returns {unknown}
 */
export function kept(store, key) {
  try {
    return JSON.parse(window[store].getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {unknown} value
 */
export function keep(store, key, value) {
  try {
    window[store].setItem(key, JSON.stringify(value));
  } catch {
    // It is done without.
  }
}

/**
 * Whatever was kept is taken for nothing else than a path of this site.
 * @param {unknown} path
 * @returns {path is string}
 */
export function isOwnPath(path) {
  return typeof path === "string" && /^\/(?![/\\])/.test(path);
}
