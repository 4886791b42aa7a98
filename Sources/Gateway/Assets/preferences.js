// How somebody likes all pages, kept in a cookie so that the next page comes as it will stay.

import { closest } from "./elements.js";

const YEAR_SECONDS = 31_536_000;

document.addEventListener("change", (event) => {
  const choice = closest(event.target, "[data-preference]", HTMLInputElement);
  if (!choice) return;
  document.body.dataset[choice.name] = choice.value;
  document.cookie = `dembrane_${choice.name}=${encodeURIComponent(choice.value)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Strict`;
});
