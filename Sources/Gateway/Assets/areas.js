// The navigation leads back to an area as it was left: its filters are kept for as long as the window is open.

const KEPT_CHARACTERS_MAXIMUM = 2000;

/** @param {string} path */
function keyOf(path) {
  return `area:${path}`;
}

/** What was looked for once, and a page of a list, are where somebody was and not how they work. */
function viewOf() {
  const query = new URLSearchParams(location.search);
  for (const name of ["cursor", "open", "search"]) query.delete(name);
  const text = query.toString();
  return text.length <= KEPT_CHARACTERS_MAXIMUM ? text : "";
}

for (const link of document.querySelectorAll("[data-area]")) {
  if (!(link instanceof HTMLAnchorElement)) continue;
  if (link.pathname === location.pathname) sessionStorage.setItem(keyOf(link.pathname), viewOf());
  else link.search = sessionStorage.getItem(keyOf(link.pathname)) ?? "";
}
