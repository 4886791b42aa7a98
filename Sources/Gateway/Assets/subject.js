// The account, workspace or request whose row an element stands in.

/**
 * @typedef {object} Subject
 * @property {string | undefined} row The row that is read again when something has changed.
 * @property {string | undefined} account
 * @property {string | undefined} workspace
 * @property {string | undefined} request
 * @property {string} label
 * @property {string} button The id of the button by which the row's menu opens.
 */

/**
 * @param {HTMLElement} button The ⋮ button of the row.
 * @returns {Subject}
 */
export function subjectOf(button) {
  const account = dataOf(button.closest("[data-account]"));
  const workspace = dataOf(button.closest("[data-workspace]"));
  const request = dataOf(button.closest("[data-request]"));
  return {
    row: dataOf(button.closest("[data-row]"))?.row,
    account: account?.account,
    workspace: workspace?.workspace,
    request: request?.request,
    label: (request ?? workspace ?? account)?.label ?? "",
    button: button.id,
  };
}

/**
 * The address of an action's dialog for a subject.
 * @param {string} action
 * @param {Subject} subject
 */
export function dialogPath(action, { account, workspace, request }) {
  const query = new URLSearchParams();
  for (const [name, id] of Object.entries({ account, workspace, request })) if (id) query.set(name, id);
  return `/dialogs/${encodeURIComponent(action)}?${query}`;
}

/** @param {Element | null} row */
function dataOf(row) {
  return row instanceof HTMLElement ? row.dataset : null;
}
