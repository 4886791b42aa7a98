// Says when more fits the filters of a list than stands in it.

import { find } from "./elements.js";

/** How many fitted when the list was made. */
let made = countOf();

function countOf() {
  return Number(find(document, "#totals")?.dataset.count ?? 0);
}

export function showWhatElseFits() {
  const note = find(document, "#more-fit", HTMLAnchorElement);
  if (!note) return;
  const more = countOf() - made;
  note.hidden = more <= 0;
  note.textContent = `${more} more ${more === 1 ? "fits" : "fit"} – show`;
}

/** The list itself was read again. */
export function noteListMade() {
  made = countOf();
  showWhatElseFits();
}
