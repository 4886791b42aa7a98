// What the ⋮ button of a row says of the actions that the row offers.

import { find } from "./elements.js";

/**
 * The actions that a ⋮ button offers, each with what stands in its way, or nothing.
 * @param {HTMLElement} button
 */
export function offersOf(button) {
  return new Map(
    (button.dataset.actions ?? "").split(" ").map((code) => {
      const [action = "", obstacle = ""] = code.split("!");
      return [action, obstacle];
    }),
  );
}

/**
 * The words for what stands in the way.
 * @param {string} obstacle
 */
export function obstacleIn(obstacle) {
  return find(document, `[data-obstacle="${CSS.escape(obstacle)}"]`)?.textContent ?? obstacle;
}
