// Bars where something is awaited, once it takes longer than it should.

import { required } from "./elements.js";

const PATIENCE_MILLISECONDS = 300;

/**
 * @param {string} [id] Of its words, where something is called by them.
 */
export function skeleton(id) {
  const { content } = required(document, "#skeleton", HTMLTemplateElement);
  const bars = required(document.importNode(content, true), ".skeleton");
  if (id) required(bars, ".unseen").id = id;
  return bars;
}

/**
 * Calls `show` when an answer is not there after a while.
 * @template T
 * @param {Promise<T>} answer
 * @param {() => void} show
 */
export async function waitingFor(answer, show) {
  const timer = setTimeout(show, PATIENCE_MILLISECONDS);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
  }
}
