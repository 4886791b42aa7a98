// What a command has done: its row is read again, and a message says it and offers to take it back where that can be done exactly.

import { eventsOf, membersOf } from "./answer.js";
import { Refusal, send } from "./command.js";
import { filledIn } from "./form.js";
import { say, wordsOf } from "./message.js";
import { refreshAll, refreshRows } from "./refresh.js";
import { rememberOwn } from "./seen.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./subject.js").Subject} Subject
 * @typedef {{ answer: Answer, version: string | undefined }} Done
 */

/**
 * @param {HTMLFormElement} form The form as it was sent.
 * @param {Subject} subject
 * @param {Done} done
 */
export async function showOutcome(form, subject, { answer, version }) {
  const events = eventsOf(answer);
  const name = form.dataset.label ?? subject.label;
  if (events.length === 0) return say("Nothing to change for", { name, after: "." });
  const isAsked = "pending_confirmation" in answer;
  const done = isAsked ? "A second person has to confirm it" : filledIn(form, form.dataset.done ?? "");
  const deed = done ?? form.dataset.title ?? "Saved";
  const action = undoing(form.dataset.opposite, subject, name, version);
  try {
    const gone = await readAgain(subject, events);
    say(`${deed} for`, { name, after: gone ? `. It ${gone}` : ".", action });
  } catch (error) {
    say(`Saved. ${deed} for`, { name, after: `. But: ${wordsOf(error)} Reload the page.`, action });
  }
}

/**
 * What is said of the row where the page doesn't show it any more.
 * @param {Subject} subject
 * @param {string[]} events
 */
async function readAgain({ row }, events) {
  // What has no row of its own here, as after a search, is read again like what a colleague does.
  if (row) events.forEach(rememberOwn);
  const last = events.at(-1);
  if (last && row) return (await refreshRows([row], last)).get(row);
  if (last) await refreshAll(last);
  return undefined;
}

/**
 * @param {string | undefined} opposite
 * @param {Subject} subject
 * @param {string} name
 * @param {string | undefined} version To which the command has led: nothing that came after it is undone.
 */
function undoing(opposite, subject, name, version) {
  if (!opposite || version === undefined) return undefined;
  return { title: "Undo", run: () => undo(membersOf(JSON.parse(opposite)), subject, name, version) };
}

/**
 * @param {Answer} opposite
 * @param {Subject} subject
 * @param {string} name
 * @param {string} version
 */
async function undo(opposite, subject, name, version) {
  try {
    const { answer } = await send({
      method: String(opposite.method),
      path: String(opposite.path),
      body: membersOf(opposite.body),
      version,
    });
    await readAgain(subject, eventsOf(answer));
    say("Undone for", { name, after: "." });
  } catch (error) {
    const isConflict = error instanceof Refusal && error.isConflict;
    say("Not undone for", { name, after: isConflict ? ": it has changed meanwhile." : `: ${wordsOf(error)}` });
  }
}
