// What colleagues do meanwhile, from the stream of events. A page that nobody looks at holds no connection; once it is looked at again, or the
// connection is back, it gets what it has missed.

import { membersOf } from "./answer.js";
import { noteChange, noteGap } from "./catchup.js";
import { showLive, showLost } from "./live.js";
import { lastSeen, noteSeen, takeOwn } from "./seen.js";
import { askForSessionEnd, sessionEnd, showSessionEnd } from "./session.js";

const RETRY_MILLISECONDS = 1000;
const RETRY_MILLISECONDS_MAXIMUM = 60_000;

/** @type {EventSource | null} */
let source = null;
/** @type {number | undefined} */
let retry;
let failures = 0;

function follow() {
  const url = new URL("/api/v1/events", location.href);
  const last = lastSeen();
  if (last) url.searchParams.set("last_event_id", last);
  source = new EventSource(url);
  source.addEventListener("open", () => {
    failures = 0;
    showLive();
  });
  source.addEventListener("message", (message) => {
    noteSeen(message.lastEventId);
    const { event_id: event, account_id: account, actor } = membersOf(JSON.parse(message.data));
    if (typeof event !== "string" || takeOwn(event)) return;
    noteChange(typeof account === "string" ? account : null, event, typeof actor === "string" ? actor : "");
  });
  source.addEventListener("reload", (message) => {
    noteSeen(message.lastEventId || lastSeen());
    noteGap();
  });
  source.addEventListener("session-ended", showSessionEnd);
  source.addEventListener("error", () => {
    showLost();
    // A browser tries again by itself unless it was refused.
    if (source?.readyState === EventSource.CLOSED) retryLater();
  });
}

/** Twice as late each time, with some chance in it, so that all pages of a restarted back office don't come at once. */
async function retryLater() {
  stop();
  if (await askForSessionEnd()) return;
  const wait = Math.min(RETRY_MILLISECONDS_MAXIMUM, RETRY_MILLISECONDS * 2 ** failures);
  failures = Math.min(failures + 1, 10);
  retry = setTimeout(followWhileVisible, wait * (0.5 + Math.random() / 2));
}

function stop() {
  clearTimeout(retry);
  source?.close();
  source = null;
}

function followWhileVisible() {
  if (sessionEnd.aborted) return;
  if (document.visibilityState !== "visible") stop();
  else if (!source) follow();
}

document.addEventListener("visibilitychange", () => {
  // Before the first event of all there is nothing to go on from.
  if (document.visibilityState === "visible" && !lastSeen() && !sessionEnd.aborted) noteGap();
  followWhileVisible();
});
addEventListener("online", followWhileVisible);
addEventListener("pagehide", stop);
addEventListener("pageshow", followWhileVisible);
sessionEnd.addEventListener("abort", () => {
  stop();
  showLost();
});
noteSeen(document.body.dataset.newestEvent ?? null);
followWhileVisible();
