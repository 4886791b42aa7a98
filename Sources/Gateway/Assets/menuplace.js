// Where the menu stands: below its button, above it where there is no room, and never outside the window.

const GAP = 4;
const MARGIN = 8;

/**
 * @param {HTMLElement} menu
 * @param {HTMLElement} button
 */
export function place(menu, button) {
  const anchor = button.getBoundingClientRect();
  const below = anchor.bottom + GAP;
  const top = below + menu.offsetHeight < innerHeight ? below : Math.max(MARGIN, anchor.top - menu.offsetHeight - GAP);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(MARGIN, Math.min(anchor.right - menu.offsetWidth, innerWidth - menu.offsetWidth - MARGIN))}px`;
}

/** @param {HTMLElement} element */
export function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
