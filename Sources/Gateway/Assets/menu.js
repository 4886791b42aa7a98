// The page's one menu: filled from the ⋮ button that opens it. The row may be replaced meanwhile; the menu stays.

import { openDialog } from "./opening.js";
import { closest, find, onClick, required } from "./elements.js";
import { entryFor } from "./menukeys.js";
import { isInView, place } from "./menuplace.js";
import { obstacleIn, offersOf } from "./offers.js";
import { subjectOf } from "./subject.js";

/** @typedef {import("./subject.js").Subject} Subject */

/** @type {Subject | null} */
let subject = null;

const menuOf = () => required(document, "#action-menu");
const entriesOf = (/** @type {HTMLElement} */ menu) =>
  [...menu.querySelectorAll("[role=menuitem]")].filter((entry) => entry instanceof HTMLButtonElement && !entry.hidden);

/** The button that the menu belongs to; another element when its row was read again. */
function buttonOf() {
  const button = subject && document.getElementById(subject.button);
  return button instanceof HTMLElement ? button : null;
}

/**
 * Shows just what the row offers, greyed with the reason where something stands in the way.
 * @param {HTMLElement} menu
 * @param {HTMLElement} button
 */
function fill(menu, button) {
  const offers = offersOf(button);
  for (const entry of menu.querySelectorAll("[role=menuitem]")) {
    if (!(entry instanceof HTMLElement)) continue;
    const obstacle = offers.get(entry.dataset.action ?? "");
    entry.hidden = obstacle === undefined;
    if (obstacle) entry.setAttribute("aria-disabled", "true");
    else entry.removeAttribute("aria-disabled");
    required(entry, "small").textContent = obstacle ? obstacleIn(obstacle) : "";
  }
  for (const group of menu.querySelectorAll("[role=group]")) {
    if (group instanceof HTMLElement) group.hidden = !group.querySelector("[role=menuitem]:not([hidden])");
  }
}

/** @param {HTMLElement} button */
function open(button) {
  const menu = menuOf();
  close(false);
  subject = subjectOf(button);
  fill(menu, button);
  menu.setAttribute("aria-label", button.getAttribute("aria-label") ?? "Actions");
  button.setAttribute("aria-expanded", "true");
  menu.showPopover();
  place(menu, button);
  const [first] = entriesOf(menu);
  if (first instanceof HTMLElement) first.focus({ preventScroll: true });
}

/** @param {boolean} returnsFocus */
function close(returnsFocus) {
  const menu = menuOf();
  const button = buttonOf();
  button?.setAttribute("aria-expanded", "false");
  if (!menu.matches(":popover-open")) return;
  menu.hidePopover();
  if (returnsFocus) button?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const button = closest(event.target, ".menu-button");
  if (button) return menuOf().matches(":popover-open") && subject?.button === button.id ? close(true) : open(button);
  const entry = closest(event.target, "#action-menu [data-action]");
  const action = entry?.dataset.action;
  if (!action || !subject || entry.getAttribute("aria-disabled") === "true") return;
  close(true);
  openDialog(action, subject);
});

// A button of its own for one action.
onClick("[data-deed]", (deed) => openDialog(deed.dataset.deed ?? "", subjectOf(deed)));

document.addEventListener("pointerdown", (event) => {
  if (!closest(event.target, "#action-menu, .menu-button")) close(false);
});

document.addEventListener("keydown", (event) => {
  const menu = closest(event.target, "#action-menu");
  if (!menu) return;
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    return close(true);
  }
  const entries = entriesOf(menu).filter((entry) => entry instanceof HTMLElement);
  const next = entryFor(event, entries);
  if (!next) return;
  event.preventDefault();
  next.focus();
});

/** Goes along with its button, and closes once that has left the view or the page. */
function followButton() {
  const menu = find(document, "#action-menu");
  if (!menu?.matches(":popover-open")) return;
  const button = buttonOf();
  if (!button || !isInView(button)) return close(false);
  button.setAttribute("aria-expanded", "true");
  place(menu, button);
}

addEventListener("scroll", followButton, { passive: true, capture: true });
addEventListener("resize", followButton, { passive: true });
