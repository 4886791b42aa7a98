// Says once, some minutes before, when the session ends.

import { find, required } from "./elements.js";
import { copyOf, sessionEnd, showBar } from "./session.js";

const BEFORE_MILLISECONDS = 600_000;
// A browser runs a later timer at once.
const TIMER_MILLISECONDS_MAXIMUM = 2_147_483_647;

const bar = required(document, "#session-ending");
const endsAt = Date.parse(bar.dataset.ends ?? "");

function warnInTime() {
  if (sessionEnd.aborted) return;
  const left = endsAt - Date.now();
  if (left > BEFORE_MILLISECONDS) setTimeout(warnInTime, Math.min(left - BEFORE_MILLISECONDS, TIMER_MILLISECONDS_MAXIMUM));
  else if (left > 0) warn();
}

/** In an open dialog it stands below the buttons, so that no field moves under somebody's hands. */
function warn() {
  showBar("#session-ending");
  const dialog = find(document, "dialog[open]", HTMLDialogElement);
  if (!dialog) return;
  const copy = copyOf(bar);
  dialog.append(copy);
  dialog.addEventListener("close", () => copy.remove(), { once: true });
}

sessionEnd.addEventListener("abort", () => {
  bar.hidden = true;
});
warnInTime();
