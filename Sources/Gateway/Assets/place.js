// Whoever has come from a list sees which of its rows this page is about, and goes on to the next without going back.

import { membersOf } from "./answer.js";
import { find, make, onClick } from "./elements.js";
import { isOwnPath, keep, kept } from "./store.js";

const KEY = "list";
const NAMES = ".account-row .title a, tr[data-row] .title a";

/** @param {string} text @param {unknown} path @param {string} [rel] */
function link(text, path, rel = "") {
  if (!isOwnPath(path)) return "";
  const element = make("a", { href: path, rel, textContent: text });
  if (rel) element.setAttribute("aria-label", rel === "next" ? "The next one" : "The one before");
  return element;
}

const place = find(document, "#list-place");
const { title, path, rows } = membersOf(kept("sessionStorage", KEY));
const all = Array.isArray(rows) ? rows : [];
const index = all.indexOf(find(document, "main > [data-path]")?.dataset.path);
if (place && index >= 0) {
  const position = ` ${index + 1} of ${all.length} `;
  place.replaceChildren(link("‹", all[index - 1], "prev"), position, link("›", all[index + 1], "next"), " in ", link(String(title), path));
  place.hidden = false;
}

onClick(NAMES, () => {
  const names = [...document.querySelectorAll(NAMES)].map((name) => name.getAttribute("href"));
  const heading = find(document, "h1")?.textContent;
  keep("sessionStorage", KEY, { title: heading, path: location.pathname + location.search, rows: [...new Set(names)] });
});
