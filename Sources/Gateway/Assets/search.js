// What the field on top finds, shown below it while somebody types.

import { closest, find, required } from "./elements.js";
import { showActions } from "./found.js";
import { wordsOf } from "./message.js";
import { recentlyOpened } from "./recent.js";
import { read, template } from "./refresh.js";
import { skeleton, waitingFor } from "./waiting.js";

const DELAY_MILLISECONDS = 150;
const LENGTH_MINIMUM = 2;
/** Where somebody still is with the search: the menu and the dialogs that it opens are beside it. */
const AROUND = ".find, #action-menu, dialog";

/** @type {number | undefined} */
let timer;
/** Counts the questions, so that a late answer to an earlier one is passed over. */
let asked = 0;

function field() {
  return required(document, "#find", HTMLInputElement);
}

function results() {
  return required(document, "#find-results");
}

function hide() {
  clearTimeout(timer);
  asked += 1;
  results().hidden = true;
}

async function look() {
  const text = field().value.trim();
  if (text !== "" && text !== ">" && text.length < LENGTH_MINIMUM) return hide();
  const question = (asked += 1);
  try {
    const answer = read(`/fragments/search?${new URLSearchParams({ rows: "", q: text, list: "short" })}`, null);
    const html = await waitingFor(answer, () => {
      if (question === asked && results().hidden) showWaiting();
    });
    if (question !== asked) return;
    results().replaceChildren(...(text === "" ? recentlyOpened() : []), template(html).content);
  } catch (error) {
    if (question !== asked) return;
    results().textContent = wordsOf(error);
  }
  results().hidden = false;
}

function showWaiting() {
  results().replaceChildren(skeleton());
  results().hidden = false;
}

/**
 * One hit further down or up; from the first one back to the field.
 * @param {number} step
 */
function move(step) {
  const hits = [...results().querySelectorAll(".hit")].filter((hit) => hit instanceof HTMLElement);
  const here = hits.findIndex((hit) => hit === document.activeElement || hit.parentElement?.contains(document.activeElement));
  const next = here + step;
  if (next < 0) field().focus();
  else hits[Math.min(next, hits.length - 1)]?.focus();
}

/** In the field: whoever pastes an id or an address wants to be there, and a command is for no page of results. @param {KeyboardEvent} event */
function enter(event) {
  const isCommand = field().value.trim().startsWith(">");
  const hit = results().hidden ? null : find(results(), isCommand ? ".hit:not([aria-disabled])" : "[data-exact]");
  if (hit || isCommand) event.preventDefault();
  hit?.click();
}

document.addEventListener("input", (event) => {
  if (event.target !== field()) return;
  clearTimeout(timer);
  timer = setTimeout(look, DELAY_MILLISECONDS);
});

document.addEventListener("keydown", (event) => {
  if (!closest(event.target, ".find")) return;
  if (event.key === "Escape") {
    field().focus();
    hide();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "ArrowRight") {
    const hit = closest(event.target, "[data-found-account]");
    if (hit) showActions(hit);
  } else if (event.key === "Enter" && event.target === field()) {
    enter(event);
  }
});

document.addEventListener("focusin", (event) => {
  if (!closest(event.target, AROUND)) hide();
  else if (event.target === field() && field().value === "") look();
});
document.addEventListener("click", (event) => {
  if (!closest(event.target, AROUND)) hide();
});
