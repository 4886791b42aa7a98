// The figures of a column beside it, on hover, focus and tap.

import { closest, find, make } from "./elements.js";

/** @param {Element} column */
function show(column) {
  const figure = closest(column, ".chart-figure");
  const text = column.getAttribute("data-figures");
  if (!figure || !text) return;
  const tip = find(figure, ".tip") ?? figure.appendChild(make("div"));
  tip.className = "tip";
  const [month, figures] = text.split(/: (.*)/s);
  tip.replaceChildren(make("strong", { textContent: month ?? "" }), ...(figures ?? "").split(/, (?=\p{Lu})/u).map((textContent) => make("div", { textContent })));
  const place = column.getBoundingClientRect();
  const frame = figure.getBoundingClientRect();
  const left = place.left - frame.left + place.width / 2 - tip.offsetWidth / 2;
  tip.style.left = `${Math.max(8, Math.min(left, frame.width - tip.offsetWidth - 8))}px`;
  tip.style.top = "8px";
}

/** @param {EventTarget | null} target */
function hide(target) {
  const figure = closest(target, ".chart-figure");
  if (figure) find(figure, ".tip")?.remove();
}

for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const column = closest(event.target, ".chart .column", SVGElement);
    if (column) show(column);
    else hide(event.target);
  });
}

document.addEventListener("focusout", (event) => hide(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide(event.target);
});

// The first tap shows the figures, the second one leads on.
document.addEventListener("click", (event) => {
  const column = closest(event.target, ".chart .column", SVGElement);
  if (!column || !(event instanceof PointerEvent) || event.pointerType !== "touch") return;
  const figure = closest(column, ".chart-figure");
  if (figure?.dataset.tapped === column.getAttribute("data-figures")) return;
  if (figure) figure.dataset.tapped = column.getAttribute("data-figures") ?? "";
  event.preventDefault();
  show(column);
});
