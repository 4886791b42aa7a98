// The console's only script: menus, dialogs, and rows that follow what has been done. Pages can be read without it.

const formToken = document.body.dataset.csrf;
const status = document.getElementById("status");
const ownEvents = new Set();

function say(text) {
  status.textContent = text;
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
  form.attempt = { body: null, key: null, previewToken: null };
  for (const control of form.querySelectorAll("[data-preset]")) {
    const preset = form.subject.presets[control.dataset.preset];
    if (preset && (control.tagName !== "SELECT" || [...control.options].some((one) => one.value === preset))) control.value = preset;
  }
  form.querySelector("[data-subject]").textContent = form.subject.label;
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
      entry.textContent = effect.description;
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
  place.textContent = text ?? "";
}

function fieldsOf(form) {
  const fields = {};
  for (const control of form.querySelectorAll("[name]")) {
    const { kind } = control.dataset;
    if (control.type === "checkbox") fields[control.name] = control.checked;
    else if (control.value.trim() === "") continue;
    else if (kind === "integer") fields[control.name] = Number.parseInt(control.value, 10);
    else if (kind === "boolean") fields[control.name] = control.value === "true";
    else fields[control.name] = control.value.trim();
  }
  return fields;
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
    form.attempt.previewToken = null;
    refuse(form, error.message);
  } finally {
    submit.removeAttribute("aria-busy");
  }
}

// A repeated attempt with the same content carries the same key, so that it takes effect once even if an answer was lost.
async function send(form, fields) {
  const { subject, attempt } = form;
  const path = form.dataset.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(subject[name]));
  const body = JSON.stringify(fields);
  if (body !== attempt.body) Object.assign(attempt, { body, key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` });
  const response = await fetch(path, {
    method: form.dataset.method,
    headers: { "content-type": "application/json", "idempotency-key": attempt.key, "x-csrf-token": formToken },
    body,
  }).catch(() => {
    throw new Error("The back office could not be reached. Try again.");
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error([answer.title, answer.detail].filter(Boolean).join(": ") || `Refused (${response.status}).`);
  return answer;
}

// --- Rows that follow

async function showOutcome(subject, events) {
  events.forEach((id) => ownEvents.add(id));
  if (events.length === 0) return say(`${subject.label}: nothing to change.`);
  const outcome = await refresh(subject, events.at(-1));
  say(outcome ?? `${subject.label} has been updated.`);
}

async function fragment(path, after) {
  const url = new URL(path, location.href);
  url.searchParams.set("after", after);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The row could not be read again (${response.status}).`);
  const template = document.createElement("template");
  template.innerHTML = await response.text();
  return template.content.firstElementChild;
}

function replaceKeepingFocus(old, fresh) {
  const menu = old.contains(document.activeElement) ? document.activeElement.getAttribute("popovertarget") : null;
  old.replaceWith(fresh);
  if (menu) document.querySelector(`[popovertarget="${menu}"]`)?.focus();
}

async function refresh(subject, after) {
  try {
    const risk = document.getElementById(`risk-${subject.workspace}`);
    if (risk) return await refreshRisk(risk, subject, after);
    const account = document.getElementById(`account-${subject.account}`);
    if (account) await refreshAccount(account, subject, after);
    return null;
  } catch (error) {
    return `${error.message} Reload the page.`;
  }
}

async function refreshAccount(old, subject, after) {
  const fresh = await fragment(`/fragments/accounts/${subject.account}${location.search}`, after);
  if (old.classList.contains("open")) {
    fresh.classList.add("open");
    fresh.querySelector(".toggle")?.setAttribute("aria-expanded", "true");
  }
  replaceKeepingFocus(old, fresh);
  document.getElementById("totals").replaceWith(await fragment(`/fragments/totals${location.search}`, after));
}

async function refreshRisk(old, subject, after) {
  const fresh = await fragment(`/fragments/at-risk/${subject.workspace}`, after);
  if (fresh) return replaceKeepingFocus(old, fresh);
  old.remove();
  return `${subject.label} is no longer at risk.`;
}

// --- What colleagues do meanwhile. A page that nobody looks at holds no connection.

const waiting = new Map();
let source = null;
let timer = null;

function follow() {
  source = new EventSource("/api/v1/events");
  source.addEventListener("message", (message) => {
    const event = JSON.parse(message.data);
    if (ownEvents.delete(event.event_id) || waiting.size >= 50) return;
    const rows = document.querySelectorAll(`[data-account="${CSS.escape(event.account_id ?? "")}"]`);
    for (const row of rows) waiting.set(row.id, { subject: subjectOf(row), after: event.event_id });
    timer ??= setTimeout(catchUp, 400);
  });
}

async function catchUp() {
  const batch = [...waiting.values()];
  waiting.clear();
  timer = null;
  for (const { subject, after } of batch) await refresh(subject, after);
}

function followWhileVisible() {
  if (document.visibilityState === "visible") {
    if (!source) follow();
  } else {
    source?.close();
    source = null;
  }
}

document.addEventListener("visibilitychange", followWhileVisible);
addEventListener("pagehide", () => source?.close());
followWhileVisible();
