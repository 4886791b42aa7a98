// What colleagues have changed waits a moment, then its rows, and what changes with any of them, are read again together.

import { showReadAgain } from "./live.js";
import { say, wordsOf } from "./message.js";
import { refreshAll, refreshRows } from "./refresh.js";
import { lastSeen } from "./seen.js";

const ROWS_AT_ONCE = 10;
const DELAY_MILLISECONDS = 400;

/** @typedef {{ event: string, actor: string }} Change */

/** The rows that wait, each with the change after which it is to be read. @type {Map<string, Change>} */
const waiting = new Map();
/** The newest change of all, whether or not its row is on this page: totals follow it. @type {Change | null} */
let newest = null;
let isBehind = false;
/** @type {number | null} */
let timer = null;

/**
 * An event has changed an account, or something else that totals may follow.
 * @param {string | null} account
 * @param {string} event
 * @param {string} actor
 */
export function noteChange(account, event, actor) {
  newest = { event, actor };
  if (account) {
    for (const row of document.querySelectorAll(`[data-row][data-account="${CSS.escape(account)}"]`)) {
      if (row instanceof HTMLElement && row.dataset.row) waiting.set(row.dataset.row, newest);
    }
    // A page about just this account has no rows of its own to be read again.
    if (document.querySelector(`[data-follows="${CSS.escape(account)}"]`)) isBehind = true;
  }
  // Many rows one by one cost more than the page.
  if (waiting.size > ROWS_AT_ONCE) isBehind = true;
  if (isBehind) waiting.clear();
  timer ??= setTimeout(catchUp, DELAY_MILLISECONDS);
}

/** Nobody knows what this page has missed: all of it is to be read again. */
export function noteGap() {
  isBehind = true;
  timer ??= setTimeout(catchUp, DELAY_MILLISECONDS);
}

async function catchUp() {
  const rows = new Map(waiting);
  const last = newest;
  const isWhole = isBehind;
  waiting.clear();
  newest = null;
  isBehind = false;
  timer = null;
  try {
    if (isWhole) await refreshAll(lastSeen());
    else if (rows.size > 0) await readAgain(rows);
    else if (last) await refreshRows([], last.event);
    showReadAgain();
  } catch (error) {
    say(`${wordsOf(error)} Reload the page.`);
  }
}

/**
 * Those of one event together: to have seen one event says nothing of another.
 * @param {Map<string, Change>} rows
 */
async function readAgain(rows) {
  for (const change of new Set(rows.values())) {
    await refreshRows([...rows.keys()].filter((row) => rows.get(row) === change), change.event, change.actor);
  }
}
