// Finds and makes elements. They are found together with their kind, so that a page that lacks one fails with a sentence that names it.

/**
 * The class of an element, such as HTMLFormElement.
 * @template {Element} E
 * @typedef {{ new (): E, prototype: E }} Kind
 */

/**
 * @template {Element} E
 * @returns {Kind<E>}
 */
function anyKind() {
  const kind = /** @type {unknown} */ (HTMLElement);
  return /** @type {Kind<E>} */ (kind);
}

/**
 * The first element that matches; null where there is none of that kind.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {Kind<E>} [kind] Any kind of HTML where none is said.
 * @returns {E | null}
 */
export function find(root, selector, kind = anyKind()) {
  const element = root.querySelector(selector);
  return element instanceof kind ? element : null;
}

/**
 * The first element that matches, which has to be there.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {Kind<E>} [kind] Any kind of HTML where none is said.
 * @returns {E}
 */
export function required(root, selector, kind = anyKind()) {
  const element = find(root, selector, kind);
  if (element) return element;
  throw new Error(`The page has no ${kind.name} at ${selector}.`);
}

/**
 * What an event happened to, or the next element around it that matches; null where there is none.
 * @template {Element} [E=HTMLElement]
 * @param {EventTarget | null} target
 * @param {string} selector
 * @param {Kind<E>} [kind] Any kind of HTML where none is said.
 * @returns {E | null}
 */
export function closest(target, selector, kind = anyKind()) {
  const element = target instanceof Element ? target.closest(selector) : null;
  return element instanceof kind ? element : null;
}

/**
 * What a click on such an element, or within one, does.
 * @param {string} selector
 * @param {(element: HTMLElement, event: MouseEvent) => void} run
 */
export function onClick(selector, run) {
  document.addEventListener("click", (event) => {
    const element = closest(event.target, selector);
    if (element) run(element, event);
  });
}

/**
 * A new element with these properties and contents.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {(Node | string)[]} contents
 */
export function make(tag, properties = {}, ...contents) {
  const element = Object.assign(document.createElement(tag), properties);
  if (contents.length > 0) element.append(...contents);
  return element;
}

/**
 * @param {string} title
 * @param {() => void} run
 */
export function plainButton(title, run) {
  return make("button", { type: "button", className: "plain", textContent: title, onclick: run });
}
