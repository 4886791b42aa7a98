// Somebody else has changed what a dialog is about since it was opened: theirs stands beside mine, and it is for me to choose.

import { find, make, plainButton, required } from "./elements.js";
import { controlsOf, isTouched, shownIn, titleOf } from "./fields.js";
import { isolated } from "./names.js";
import { ago } from "./values.js";

/**
 * @typedef {object} Choices
 * @property {() => void} useMine
 * @property {() => void} showTheirs
 */

/**
 * @param {HTMLFormElement} mine The form as I filled it in.
 * @param {HTMLFormElement} theirs The same, made of what holds now.
 * @param {Choices} choices
 */
export function showConflict(mine, theirs, choices) {
  const box = required(mine, ".conflict");
  const heading = make("p");
  const { changedBy, changedAt } = theirs.dataset;
  if (changedBy && changedAt) heading.append(isolated(changedBy), ` changed this ${ago(changedAt)}.`);
  else heading.append("This was changed meanwhile.");
  const canSend = find(theirs, "[type=submit]", HTMLButtonElement) !== null;
  const obstacle = canSend ? null : find(theirs, ".refusal")?.textContent;
  if (obstacle) heading.append(` ${obstacle}`);
  const buttons = make("div", { className: "dialog-buttons" }, plainButton("Show theirs", choices.showTheirs));
  if (canSend) buttons.prepend(plainButton("Use mine", choices.useMine));
  box.replaceChildren(heading, make("ul", {}, ...differences(mine, theirs)), buttons);
  box.hidden = false;
  find(mine, ".dialog-buttons [type=submit]", HTMLButtonElement)?.setAttribute("disabled", "");
  find(buttons, "button", HTMLButtonElement)?.focus();
}

/**
 * @param {HTMLFormElement} mine
 * @param {HTMLFormElement} theirs
 */
function differences(mine, theirs) {
  const others = new Map(controlsOf(theirs).map((control) => [control.name, control]));
  return controlsOf(mine).flatMap((control) => {
    const other = others.get(control.name);
    // What says nothing of the present, such as a reason, is mine alone.
    const holdsSomething = other?.dataset.now !== undefined || control.dataset.now !== undefined;
    if (!other || !holdsSomething || control.type === "hidden" || control.value === other.value) return [];
    const yours = isTouched(control) ? ["; yours ", isolated(shownIn(control) || "nothing")] : [];
    return [make("li", {}, `${titleOf(control)}: now `, isolated(shownIn(other) || "nothing"), ...yours)];
  });
}
