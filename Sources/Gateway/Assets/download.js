// A browser drops a download that is refused without a word. So the session is asked for before a file is.

import { closest } from "./elements.js";
import { say } from "./message.js";
import { askForSessionEnd, sessionEnd } from "./session.js";

/** @type {HTMLAnchorElement | null} */
let letGo = null;

document.addEventListener("click", async (event) => {
  const link = closest(event.target, "a[download]", HTMLAnchorElement);
  if (!link || link === letGo) return;
  event.preventDefault();
  if (sessionEnd.aborted || (await askForSessionEnd())) {
    return say("Not downloaded: your session has ended. Sign in again, then reload this page.");
  }
  letGo = link;
  link.click();
  letGo = null;
});
