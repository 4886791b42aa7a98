// Reads rows or the whole page again, once the owners know a certain event.

import { make } from "./elements.js";
import { noteListMade, showWhatElseFits } from "./fits.js";
import { openRows, removeRow, replaceKeepingFocus, rowIn } from "./rows.js";
import { showSessionEnd } from "./session.js";

/**
 * @param {string} path
 * @param {string | null} after
 */
export async function read(path, after) {
  const url = new URL(path, location.href);
  if (after) url.searchParams.set("after", after);
  const response = await fetch(url);
  if (response.status === 401) showSessionEnd();
  const isPage = response.ok && new URL(response.url).pathname !== "/sign-in";
  if (!isPage) throw new Error(`The page could not be read again (${response.status}).`);
  return response.text();
}

/**
 * @param {URL} url
 * @param {string[]} rows
 */
function setOpen(url, rows) {
  if (rows.length > 0) url.searchParams.set("open", rows.join(","));
  else url.searchParams.delete("open");
}

/**
 * Reads rows again, and what changes with them. Answers what is said of each row that the page doesn't show any more.
 * @param {string[]} ids As the rows say them in `data-row`; none reads only what changes with any row.
 * @param {string | null} after
 * @param {string} [actor] Who has changed them, when that was somebody else.
 * @param {string[]} [open] The rows that are shown with what belongs to them.
 * @returns {Promise<Map<string, string>>}
 */
export async function refreshRows(ids, after, actor, open = openRows()) {
  const path = document.body.dataset.rowsPath;
  const shown = ids.filter((id) => rowIn(document, id));
  /** @type {Map<string, string>} */
  const gone = new Map();
  if (!path || (ids.length > 0 && shown.length === 0)) return gone;
  const url = new URL(path + location.search, location.href);
  url.searchParams.set("rows", shown.join(","));
  setOpen(url, open);
  const { content } = template(await read(url.href, after));
  for (const id of shown) {
    const old = rowIn(document, id);
    const fresh = rowIn(content, id);
    if (fresh && actor) fresh.dataset.changedBy = `${actor}, just now`;
    // A row may also come within the list that is read again with it.
    if (old && fresh?.parentNode === content) replaceKeepingFocus(old, fresh);
    else if (old?.dataset.gone && !fresh) {
      gone.set(id, old.dataset.gone);
      removeRow(old);
    }
  }
  // A list of its own: who is moved into the page leaves the live one.
  for (const fresh of Array.from(content.children)) {
    const old = document.getElementById(fresh.id);
    if (old && !fresh.hasAttribute("data-row")) replaceKeepingFocus(old, fresh);
  }
  showWhatElseFits();
  return gone;
}

/** @param {string} html */
export function template(html) {
  return make("template", { innerHTML: html });
}

/**
 * Reads everything on the page again that changes by itself.
 * @param {string | null} after
 */
export async function refreshAll(after) {
  const url = new URL(location.href);
  setOpen(url, openRows());
  const page = new DOMParser().parseFromString(await read(url.href, after), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (fresh) replaceKeepingFocus(old, document.adoptNode(fresh));
  }
  noteListMade();
}
