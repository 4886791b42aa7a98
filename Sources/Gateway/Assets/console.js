// The console's only script: menus, dialogs, and rows that follow what has been done. Pages can be read without it.

const formToken = document.body.dataset.csrf;
const status = document.getElementById("status");

// --- Messages. Names stand in a direction of their own, and what would turn the text around them is shown.

const TURNING = { "\u061C": "ALM", "\u200E": "LRM", "\u200F": "RLM", "\u202A": "LRE", "\u202B": "RLE", "\u202C": "PDF", "\u202D": "LRO" };
Object.assign(TURNING, { "\u202E": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI" });

function visible(text) {
  return text.replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, (sign) => `[${TURNING[sign]}]`);
}

function isolated(text) {
  const element = document.createElement("bdi");
  element.textContent = visible(text);
  return element;
}

// A text, or a name and what is said of it.
function say(text, name) {
  status.replaceChildren(...(name ? [isolated(name)] : []), visible(text));
}

// --- Workspaces of an account

document.addEventListener("click", (event) => {
  const toggle = event.target.closest(".toggle");
  if (!toggle) return;
  const isOpen = toggle.closest("tbody").classList.toggle("open");
  toggle.setAttribute("aria-expanded", String(isOpen));
});

// --- Menus

function placeMenu(menu) {
  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  const anchor = button.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + menu.offsetHeight < innerHeight ? below : Math.max(8, anchor.top - menu.offsetHeight - 4);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(8, Math.min(anchor.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 8))}px`;
}

document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!(menu instanceof HTMLElement) || !menu.matches(".menu") || event.newState !== "open") return;
    placeMenu(menu);
    menu.querySelector("button")?.focus();
  },
  true,
);

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".menu");
  if (!menu) return;
  const entries = [...menu.querySelectorAll("button")];
  const here = entries.indexOf(document.activeElement);
  const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  entries.at(next % entries.length).focus();
});

addEventListener("scroll", () => document.querySelector(".menu:popover-open")?.hidePopover(), { passive: true });

document.addEventListener("click", (event) => {
  const entry = event.target.closest("[data-action]");
  if (!entry || entry.getAttribute("aria-disabled") === "true") return;
  entry.closest(".menu").hidePopover();
  openDialog(entry.dataset.action, entry);
});

// --- Dialogs

function subjectOf(element) {
  const account = element.closest("[data-account]");
  const workspace = element.closest("[data-workspace]");
  return {
    account: account?.dataset.account,
    organisation: account?.dataset.organisation,
    workspace: workspace?.dataset.workspace,
    label: (workspace ?? account).dataset.label,
    presets: account?.dataset ?? {},
  };
}

function openDialog(action, element) {
  const dialog = document.getElementById(`dialog-${action}`);
  const form = dialog.querySelector("form");
  form.reset();
  form.subject = subjectOf(element);
  form.attempt = { keys: new Map(), previewToken: null };
  for (const control of form.querySelectorAll("[data-preset]")) {
    const preset = form.subject.presets[control.dataset.preset];
    if (preset && (control.tagName !== "SELECT" || [...control.options].some((one) => one.value === preset))) control.value = preset;
  }
  form.querySelector("[data-subject]").replaceChildren(isolated(form.subject.label));
  showEffects(form, []);
  refuse(form, null);
  dialog.showModal();
}

function showEffects(form, effects) {
  const box = form.querySelector(".effects");
  box.hidden = effects.length === 0;
  box.querySelector("ul").replaceChildren(
    ...effects.map((effect) => {
      const entry = document.createElement("li");
      entry.append(isolated(effect.description));
      return entry;
    }),
  );
  const submit = form.querySelector("[type=submit]");
  submit.dataset.title ??= submit.textContent;
  submit.textContent = effects.length === 0 ? submit.dataset.title : `Confirm: ${submit.dataset.title.toLowerCase()}`;
}

function refuse(form, text) {
  const place = form.querySelector(".refusal");
  place.hidden = !text;
  place.replaceChildren(isolated(text ?? ""));
}

function fieldsOf(form) {
  const fields = {};
  for (const control of form.querySelectorAll("[name]")) {
    const { kind } = control.dataset;
    if (control.type === "checkbox") fields[control.name] = control.checked;
    else if (control.value.trim() === "") continue;
    else if (kind === "integer") fields[control.name] = wholeNumber(control);
    else if (kind === "boolean") fields[control.name] = control.value === "true";
    else fields[control.name] = control.value.trim();
  }
  return fields;
}

// A number field takes 1e2 for a hundred, and so do we.
function wholeNumber(control) {
  const number = Number(control.value);
  if (!Number.isSafeInteger(number)) throw new Refusal(`${control.labels[0]?.textContent ?? control.name} has to be a whole number.`);
  return number;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("dialog form");
  if (!form?.attempt?.previewToken) return;
  form.attempt.previewToken = null;
  showEffects(form, []);
});

document.addEventListener("click", (event) => {
  event.target.closest("[data-cancel]")?.closest("dialog").close();
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("dialog form");
  if (!form) return;
  event.preventDefault();
  perform(form);
});

// The answer is known: it was not done.
class Refusal extends Error {}

async function perform(form) {
  const submit = form.querySelector("[type=submit]");
  if (submit.getAttribute("aria-busy") === "true") return;
  submit.setAttribute("aria-busy", "true");
  refuse(form, null);
  try {
    const fields = fieldsOf(form);
    if ("preview" in form.dataset && !form.attempt.previewToken) {
      const { preview } = await send(form, { ...fields, preview: true });
      form.attempt.previewToken = preview.token;
      showEffects(form, preview.effects);
      if (preview.effects.length > 0) return;
    }
    const token = form.attempt.previewToken;
    const answer = await send(form, token ? { ...fields, preview_token: token } : fields);
    form.closest("dialog").close();
    await showOutcome(form.subject, answer.event_ids ?? []);
  } catch (error) {
    refuse(form, error.message);
    if (error instanceof Refusal) {
      // What was shown before may no longer be what would happen.
      form.attempt.previewToken = null;
      showEffects(form, []);
    }
  } finally {
    submit.removeAttribute("aria-busy");
  }
}

// A repeated attempt with the same content carries the same key, so that it takes effect once even if an answer was lost.
async function send(form, fields) {
  const { subject, attempt } = form;
  const path = form.dataset.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(subject[name]));
  const body = JSON.stringify(fields);
  const key = attempt.keys.get(body) ?? crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  attempt.keys.set(body, key);
  const response = await fetch(path, {
    method: form.dataset.method,
    headers: { "content-type": "application/json", "idempotency-key": key, "x-csrf-token": formToken },
    body,
  }).catch(() => {
    throw new Error("The back office could not be reached. Try again.");
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (response.status === 401) showSessionEnd();
  const words = [answer.title, answer.detail].filter(Boolean).join(": ") || `Refused (${response.status}).`;
  throw response.status < 500 ? new Refusal(words) : new Error(words);
}

// --- Rows that follow

async function showOutcome(subject, events) {
  events.forEach(rememberOwn);
  if (events.length === 0) return say(": nothing to change.", subject.label);
  const outcome = await refresh(subject, events.at(-1));
  if (outcome?.failure) return say(outcome.failure);
  await refreshTotals(events.at(-1)).catch((error) => say(error.message));
  say(outcome?.isGone ? " is no longer at risk." : " has been updated.", subject.label);
}

async function read(path, after) {
  const url = new URL(path, location.href);
  if (after) url.searchParams.set("after", after);
  const response = await fetch(url);
  if (response.status === 401) showSessionEnd();
  if (!response.ok || new URL(response.url).pathname === "/sign-in") throw new Error(`The page could not be read again (${response.status}).`);
  return response.text();
}

async function fragment(path, after) {
  const template = document.createElement("template");
  template.innerHTML = await read(path, after);
  return template.content.firstElementChild;
}

function replaceKeepingFocus(old, fresh) {
  const menu = old.contains(document.activeElement) ? document.activeElement.getAttribute("popovertarget") : null;
  for (const open of old.querySelectorAll(".open")) setOpen(fresh.querySelector(`#${CSS.escape(open.id)}`));
  if (old.classList.contains("open")) setOpen(fresh);
  old.replaceWith(fresh);
  if (menu) document.querySelector(`[popovertarget="${menu}"]`)?.focus();
}

function setOpen(account) {
  account?.classList.add("open");
  account?.querySelector(".toggle")?.setAttribute("aria-expanded", "true");
}

// Reads one row again. Says what can't be done, and whether the row is gone.
async function refresh(subject, after) {
  try {
    const risk = document.getElementById(`risk-${subject.workspace}`);
    const account = risk ? null : document.getElementById(`account-${subject.account}`);
    const old = risk ?? account;
    if (!old) return null;
    const path = risk ? `/fragments/at-risk/${subject.workspace}` : `/fragments/accounts/${subject.account}${location.search}`;
    const fresh = await fragment(path, after);
    if (fresh) replaceKeepingFocus(old, fresh);
    else if (risk) risk.remove();
    return { isGone: !fresh && Boolean(risk) };
  } catch (error) {
    return { failure: `${error.message} Reload the page.` };
  }
}

async function refreshTotals(after) {
  const totals = document.getElementById("totals");
  if (totals) totals.replaceWith(await fragment(`/fragments/totals${location.search}`, after));
}

// Reads everything on the page again that changes by itself.
async function refreshAll(after) {
  const page = new DOMParser().parseFromString(await read(location.href, after), "text/html");
  for (const old of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(old.id);
    if (fresh) replaceKeepingFocus(old, document.adoptNode(fresh));
  }
}

// --- What colleagues do meanwhile. A page that nobody looks at holds no connection.

const OWN_EVENTS_LIMIT = 200;
const ROWS_AT_ONCE = 10;
const RETRY_MILLISECONDS = 5000;
const ownEvents = new Set();
const waiting = new Map();
let isBehind = false;
let lastEvent = null;
let source = null;
let timer = null;
let isOver = false;

// Events whose message never comes, since it came before the answer, must not pile up.
function rememberOwn(id) {
  ownEvents.add(id);
  if (ownEvents.size > OWN_EVENTS_LIMIT) ownEvents.delete(ownEvents.values().next().value);
}

function follow() {
  const url = new URL("/api/v1/events", location.href);
  if (lastEvent) url.searchParams.set("last_event_id", lastEvent);
  source = new EventSource(url);
  source.addEventListener("message", (message) => {
    lastEvent = message.lastEventId;
    const event = JSON.parse(message.data);
    if (!ownEvents.delete(event.event_id)) noteChange(event);
  });
  source.addEventListener("reload", (message) => {
    lastEvent = message.lastEventId || lastEvent;
    isBehind = true;
    timer ??= setTimeout(catchUp, 400);
  });
  source.addEventListener("session-ended", showSessionEnd);
  source.addEventListener("error", () => {
    // A browser tries again by itself unless it was refused.
    if (source?.readyState === EventSource.CLOSED) retryLater();
  });
}

function noteChange(event) {
  const rows = document.querySelectorAll(`[data-account="${CSS.escape(event.account_id ?? "")}"]`);
  for (const row of rows) waiting.set(row.id, { subject: subjectOf(row), after: event.event_id });
  // Many rows one by one cost more than the page.
  if (waiting.size > ROWS_AT_ONCE) isBehind = true;
  if (isBehind) waiting.clear();
  if (waiting.size > 0 || isBehind) timer ??= setTimeout(catchUp, 400);
}

async function catchUp() {
  const batch = [...waiting.values()];
  const isWhole = isBehind;
  waiting.clear();
  isBehind = false;
  timer = null;
  try {
    if (isWhole) return await refreshAll(lastEvent);
    for (const { subject, after } of batch) {
      const outcome = await refresh(subject, after);
      if (outcome?.failure) return say(outcome.failure);
    }
    if (batch.length > 0) await refreshTotals(batch.at(-1).after);
  } catch (error) {
    say(`${error.message} Reload the page.`);
  }
}

async function retryLater() {
  source = null;
  const me = await fetch("/api/v1/me").catch(() => null);
  if (me?.status === 401) return showSessionEnd();
  setTimeout(followWhileVisible, RETRY_MILLISECONDS);
}

function followWhileVisible() {
  if (isOver) return;
  if (document.visibilityState !== "visible") {
    source?.close();
    source = null;
  } else if (!source) {
    follow();
  }
}

// The page stays readable, but nothing on it is new any more.
function showSessionEnd() {
  isOver = true;
  source?.close();
  source = null;
  const bar = document.getElementById("session-ended");
  bar.querySelector("a").search = new URLSearchParams({ next: location.pathname + location.search });
  bar.hidden = false;
}

document.addEventListener("visibilitychange", () => {
  // Before the first event there is nothing to go on from.
  if (document.visibilityState === "visible" && !lastEvent && !isOver) {
    isBehind = true;
    timer ??= setTimeout(catchUp, 400);
  }
  followWhileVisible();
});
addEventListener("pagehide", () => {
  source?.close();
  source = null;
});
addEventListener("pageshow", followWhileVisible);
followWhileVisible();
