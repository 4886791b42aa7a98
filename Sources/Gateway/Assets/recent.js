// What was opened lately in this browser, for the search to offer while nothing is typed. It belongs to the person, and goes when they sign out.

import { membersOf } from "./answer.js";
import { closest, find, make } from "./elements.js";
import { isolated } from "./names.js";
import { isOwnPath, keep, kept } from "./store.js";

const KEPT_MAXIMUM = 8;
const PREFIX = "recent ";

function key() {
  return PREFIX + (find(document, ".person-button")?.textContent ?? "");
}

/** @typedef {{ title: string, path: string }} Opened */

/** @returns {Opened[]} */
function opened() {
  const all = kept("localStorage", key());
  return (Array.isArray(all) ? all : [])
    .map(membersOf)
    .flatMap(({ title, path }) => (typeof title === "string" && isOwnPath(path) ? [{ title, path }] : []));
}

/** @returns {HTMLElement[]} */
export function recentlyOpened() {
  const links = opened().map(({ title, path }) => {
    const name = Object.assign(isolated(title), { className: "title" });
    return make("li", {}, make("a", { className: "hit", href: path }, name));
  });
  if (links.length === 0) return [];
  const heading = make("h2", { textContent: "Recently opened" });
  const part = make("div", { className: "found", role: "group", ariaLabel: "Recently opened" }, heading, make("ul", {}, ...links));
  return [part];
}

document.addEventListener("submit", (event) => {
  if (!closest(event.target, "form[action='/sign-out']", HTMLFormElement)) return;
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
});

// The page of one account or workspace, however somebody came to it; not of a person: nobody tells a browser when they are deleted.
const page = find(document, "main > [data-kept]");
const one = { title: page ? (find(page, "h1")?.textContent ?? "") : "", path: page?.dataset.path ?? "" };
if (page) keep("localStorage", key(), [one, ...opened().filter(({ path }) => path !== one.path)].slice(0, KEPT_MAXIMUM));
