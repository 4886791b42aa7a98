// Puts a text into the clipboard, and says so.

import { onClick } from "./elements.js";
import { say } from "./message.js";

/** @param {string} text */
export async function copy(text) {
  try {
    // A browser gives the clipboard to secure origins alone.
    await navigator.clipboard.writeText(text);
    say("Copied", { name: text, after: "." });
  } catch {
    say("Your browser lets nobody copy here:", { name: text, after: "" });
  }
}

onClick("[data-copy]", ({ dataset }) => copy(dataset.copy ?? ""));
