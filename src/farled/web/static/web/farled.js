/* Decorates, never decides: every page works without it.
   Menus close, focus and screen readers follow a swapped list; what is typed is guarded, kept as a draft, and put back
   when it was sent in vain. */
"use strict";

/* Menus: Escape closes and gives focus back, a click elsewhere closes. */
const openMenus = () => document.querySelectorAll("details.menu[open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

/* On a narrow screen the current room is scrolled into the strip. */
const room = document.querySelector(".loop ol [aria-current]");
if (room) room.closest("ol").scrollLeft = room.offsetLeft - 48;

/* After a swap: say what changed, and never leave focus on nothing. */
const say = (text) => {
  const live = document.getElementById("upplast");
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50);
};

document.addEventListener("htmx:afterSettle", (event) => {
  const target = document.getElementById(event.detail.target.id) || event.detail.elt;
  const told = target.querySelector("[data-announce]");
  if (told) say(told.textContent.trim());
  if (document.activeElement !== document.body) return;
  const place = target.querySelector(".error-summary, [data-announce][tabindex]");
  if (place) place.focus();
});
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(name, (event) => {
    if (event.detail.shouldSwap || (event.detail.xhr && [401, 403, 409, 412, 422].includes(event.detail.xhr.status))) return;
    say(document.getElementById("upplast").dataset.error);
  });
}

/* A refused form leads to what to mend, also when the address points at the content, which takes focus first. */
window.addEventListener("load", () => {
  const summary = document.querySelector(".error-summary");
  if (summary) summary.focus();
});

/* Long forms: leaving with unsaved text asks first; a form with data-draft keeps what is typed on this computer. */
const typed = (form) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "version", "once"].includes(name));

function guard(form) {
  const before = JSON.stringify(typed(form));
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (Date.now() - sent < 2000) return event.preventDefault(); /* a double click sends once */
    sent = Date.now();
    keepSent(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && JSON.stringify(typed(form)) !== before) event.preventDefault();
  });
}

function fill(form, values) {
  for (const field of form.elements) {
    const kept = values.filter(([name]) => name === field.name).map(([, value]) => value);
    if (!field.name || ["csrfmiddlewaretoken", "version", "once"].includes(field.name) || ["file", "hidden", "submit", "button"].includes(field.type)) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = kept.includes(option.value);
    else if (kept.length) field.value = kept[0];
  }
}

function keepDraft(form) {
  const key = "farled-draft:" + form.dataset.draft;
  const kept = localStorage.getItem(key);
  const offer = form.querySelector("[data-draft-offer]");
  if (offer && kept && kept !== JSON.stringify(typed(form))) {
    offer.hidden = false;
    offer.querySelector("[data-draft-restore]").addEventListener("click", () => { fill(form, JSON.parse(kept)); offer.hidden = true; });
    offer.querySelector("[data-draft-discard]").addEventListener("click", () => { localStorage.removeItem(key); offer.hidden = true; });
  }
  const state = form.querySelector("[data-draft-state]");
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      localStorage.setItem(key, JSON.stringify(typed(form)));
      if (state) state.hidden = false;
    }, 500);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}

/* Sent in vain, since the session was over or the page too old: what was typed waits in this tab and is put back when
   the same person comes to the form again, with the version they saw, so that nobody's change is written over. */
const SENT = "farled-sent:";
const person = document.body.dataset.person || "";
const place = (form) => SENT + location.pathname + " " + (form.getAttribute("action") || "");

function keepSent(form) {
  const own = ["version", "once"].map((name) => form.elements[name]).filter(Boolean).map((field) => [field.name, field.value]);
  sessionStorage.setItem(place(form), JSON.stringify({ person, values: typed(form), own }));
}

function inVain(key) {
  const kept = JSON.parse(sessionStorage.getItem(key));
  if (kept) sessionStorage.setItem(key, JSON.stringify({ ...kept, lost: true }));
}

function settleSent() {
  const told = document.querySelector("[data-sent-told]");
  for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(SENT))) {
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (!person || document.querySelector("[data-sent-in-vain]")) inVain(key);
    else if (!kept.lost || kept.person !== person) sessionStorage.removeItem(key);
    if (told && !person) told.hidden = false;
  }
}

function putBack(form) {
  const kept = JSON.parse(sessionStorage.getItem(place(form)));
  if (!kept || !person) return;
  sessionStorage.removeItem(place(form));
  fill(form, kept.values);
  for (const [name, value] of kept.own) form.elements[name].value = value;
  document.querySelector("[data-put-back]").hidden = false;
  document.querySelector("[data-put-back-files]").hidden = !form.querySelector("input[type=file]");
  window.addEventListener("load", () => form.dispatchEvent(new Event("input", { bubbles: true }))); /* saves itself */
}

/* A form that saves itself is kept each time it does, and when its own button sends it. */
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-kept]")) keepSent(event.target);
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt.matches("form[data-kept]")) keepSent(event.detail.elt);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.elt.matches("form[data-kept]")) return;
  if (event.detail.successful) sessionStorage.removeItem(place(event.detail.elt));
  else inVain(place(event.detail.elt));
  if ([401, 403].includes(event.detail.xhr.status)) document.getElementById("meddelanden").scrollIntoView();
});

/* Back to a form that has been sent: it keeps its mark, so that sending the very same again does nothing twice. */
const [arrived] = performance.getEntriesByType("navigation");
for (const mark of document.querySelectorAll('form[data-guard] [name="once"]')) {
  const key = "farled-once:" + location.pathname;
  const before = sessionStorage.getItem(key);
  if (before && arrived && arrived.type === "back_forward") mark.value = before;
  else sessionStorage.setItem(key, mark.value);
}

/* Parts of a form that belong to one choice only are shown, and sent, while that is chosen. */
for (const part of document.querySelectorAll("fieldset[data-only]")) {
  const follow = () => {
    const chosen = part.form.querySelector('[name="kind"]:checked');
    part.hidden = part.disabled = Boolean(chosen) && chosen.value !== part.dataset.only;
  };
  part.form.addEventListener("change", follow);
  follow();
}

settleSent();
document.querySelectorAll("form[data-guard]").forEach(guard);
document.querySelectorAll("form[data-guard], form[data-kept]").forEach(putBack);
document.querySelectorAll("form[data-draft]").forEach(keepDraft);

/* A saved page names the draft it replaces; signing out leaves no drafts behind. */
for (const saved of document.querySelectorAll("[data-draft-saved]")) localStorage.removeItem("farled-draft:" + saved.dataset.draftSaved);
for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("farled-draft:")) localStorage.removeItem(key);
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(SENT)) sessionStorage.removeItem(key);
  });
}
