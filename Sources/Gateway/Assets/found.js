// What can be done with what the search has found: the menu of an account, and commands.

import { onClick, required } from "./elements.js";
import { say, wordsOf } from "./message.js";
import { openDialog } from "./opening.js";
import { read, template } from "./refresh.js";
import { subjectOf } from "./subject.js";

/**
 * The menu of a found account, which its own ⋮ button opens; read when it is asked for.
 * @param {HTMLElement} hit
 */
export async function showActions(hit) {
  const { foundAccount = "" } = hit.dataset;
  try {
    if (!hit.nextElementSibling) {
      const { content } = template(await read(`/fragments/search?rows=${foundAccount}&list=short`, null));
      hit.after(required(content, "[data-account]"));
    }
    required(hit.parentElement ?? document, ".menu-button").click();
  } catch (error) {
    say(wordsOf(error));
  }
}

onClick("[data-command]:not([aria-disabled])", (command) => openDialog(command.dataset.command ?? "", subjectOf(command)));
