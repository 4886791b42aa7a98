// The style guide's own script: it brings fields, dialog and messages into the states that they have in use.

import { showConflict } from "./conflict.js";
import { closest, required } from "./elements.js";
import { controlsOf } from "./fields.js";
import { refuse, showDeed, showEffects, showFault } from "./form.js";
import { say } from "./message.js";
import { skeleton } from "./waiting.js";

/** @param {string} name */
function copyOf(name) {
  const { content } = required(document, `#form-${name}`, HTMLTemplateElement);
  return required(document.importNode(content, true), "form", HTMLFormElement);
}

/** @type {Map<string, () => HTMLElement>} */
const states = new Map([
  ["loading", () => skeleton("dialog-title")],
  [
    "effects",
    () => {
      const form = copyOf("mine");
      showDeed(form);
      const kept = { description: "5 people are told by mail", isIrreversible: false };
      showEffects(form, [kept, { description: "Pilot ends, and can't come back", isIrreversible: true }]);
      return form;
    },
  ],
  [
    "conflict",
    () => {
      const form = copyOf("mine");
      required(form, "[name=tier]", HTMLSelectElement).value = "changemaker";
      showConflict(form, copyOf("theirs"), { useMine: () => {}, showTheirs: () => {} });
      return form;
    },
  ],
  [
    "fault",
    () => {
      const form = copyOf("mine");
      showEffects(form, []);
      refuse(form, "reason has at most 500 characters.", "reason");
      refuse(form, "The back office could not be reached. Try again.");
      return form;
    },
  ],
  ["refusal", () => copyOf("refused")],
]);

for (const form of document.querySelectorAll("form[data-faults]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  const faulty = form.dataset.faults?.split(" ") ?? [];
  for (const control of controlsOf(form)) if (faulty.includes(control.name)) showFault(control, "This is how a mistake is told.");
}

document.addEventListener("click", (event) => {
  const state = closest(event.target, "[data-dialog]")?.dataset.dialog;
  const content = state && states.get(state)?.();
  if (content) {
    const dialog = required(document, "#action-dialog", HTMLDialogElement);
    dialog.replaceChildren(content);
    if (!dialog.open) dialog.showModal();
  }
  const message = closest(event.target, "[data-message]")?.dataset.message;
  const action = message === "undo" ? { title: "Undo", run: () => say("Undone for", { name: "Stad Rietenvoort", after: "." }) } : undefined;
  if (message) say("Tier changed to Changemaker for", { name: "Stad Rietenvoort", after: ".", action });
});

// Nothing is to be sent from here.
document.addEventListener("submit", (event) => {
  if (closest(event.target, ".specimen")) event.preventDefault();
});
