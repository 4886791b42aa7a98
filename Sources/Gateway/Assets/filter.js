// Filters hold as soon as they are chosen, and only those that are set stand in the address. While the page comes, the old one says so.

import { closest } from "./elements.js";

document.addEventListener("change", (event) => {
  closest(event.target, ".filters [data-applies]", HTMLSelectElement)?.form?.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = closest(event.target, ".filters, .find", HTMLFormElement);
  if (!form) return;
  for (const field of form.elements) {
    if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.value.trim() === "") field.disabled = true;
  }
  document.querySelector("main")?.setAttribute("aria-busy", "true");
});

addEventListener("pageshow", () => {
  // Back from another page the fields can be used again.
  for (const field of document.querySelectorAll(".filters :disabled, .find :disabled")) field.removeAttribute("disabled");
  document.querySelector("main")?.removeAttribute("aria-busy");
});
