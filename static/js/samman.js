/* Sammanföringen medan två arbetar: sidan frågar om något har hänt, och byter bara det som ändrats.
   Det som läsaren skriver i eller står på lämnas orört. Utan skript visar nästa sidladdning samma sak. */
(() => {
  "use strict";

  const area = document.getElementById("samman-yta");
  const step = document.getElementById("samman-steg");
  const stamp = document.getElementById("samman-stampel");
  const listener = document.getElementById("samman-lyssnar");
  if (!area || !listener) return;

  const keyed = (root) => Array.from(root.children).filter((element) => element.dataset.nyckel);
  const keyOf = (element) => element.dataset.nyckel;

  // What the server said of a part; tokens and running numbers differ without anything having happened.
  function said(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("[name=csrfmiddlewaretoken], [data-lopande], [data-notis]").forEach((part) => part.remove());
    return copy.outerHTML;
  }

  const known = new WeakMap();
  function remember(root) {
    keyed(root).forEach((element) => {
      known.set(element, said(element));
      if (element.hasAttribute("data-lista")) remember(element);
    });
  }

  function changedByReader(field) {
    if (field.type === "hidden") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName !== "SELECT") return field.value !== field.defaultValue;
    const chosen = Array.from(field.options).findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(chosen, 0);
  }

  const written = (element) => Array.from(element.querySelectorAll("input, select, textarea")).some(changedByReader);
  const busy = (element) => element.hasAttribute("data-behall") || element.contains(document.activeElement) || written(element);

  function mark(element) {
    if (element.querySelector("[data-notis]")) return;
    const note = document.createElement("p");
    note.dataset.notis = "";
    note.className = "samman-notis";
    note.textContent = "Den andra parten har ändrat här medan du arbetade. Det du har skrivit finns kvar; sparar du får du veta om det inte längre går.";
    element.append(note);
  }

  function running(element, fresh) {
    const numbers = fresh.querySelectorAll("[data-lopande]");
    element.querySelectorAll("[data-lopande]").forEach((part, index) => {
      if (numbers[index]) part.textContent = numbers[index].textContent;
    });
  }

  function imported(fresh) {
    const element = document.importNode(fresh, true);
    known.set(element, said(fresh));
    if (element.hasAttribute("data-lista")) remember(element);
    return element;
  }

  function updated(old, fresh) {
    if (old.hasAttribute("data-lista")) { apply(old, fresh); return old; }
    running(old, fresh);
    if (known.get(old) === said(fresh)) return old;
    if (busy(old)) { mark(old); return old; }
    const element = imported(fresh);
    old.replaceWith(element);
    return element;
  }

  function place(root, element, previous, wanted) {
    let at = previous ? previous.nextElementSibling : root.firstElementChild;
    while (at && at !== element && !wanted.has(keyOf(at))) at = at.nextElementSibling;
    if (at !== element && !element.contains(document.activeElement)) root.insertBefore(element, at);
  }

  function apply(root, fresh) {
    const now = new Map(keyed(root).map((element) => [keyOf(element), element]));
    const wanted = new Set(keyed(fresh).map(keyOf));
    now.forEach((element, key) => {
      if (wanted.has(key)) return;
      if (busy(element)) mark(element);
      else element.remove();
    });
    let previous = null;
    keyed(fresh).forEach((part) => {
      const old = now.get(keyOf(part));
      const element = old ? updated(old, part) : imported(part);
      place(root, element, previous, wanted);
      previous = element;
    });
  }

  let latest = null;
  function show() {
    if (latest) apply(area, latest.getElementById("samman-yta"));
  }

  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== listener || event.detail.xhr.status !== 200) return;
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    if (!answer.getElementById("samman-yta")) return;
    latest = answer;
    show();
    stamp.value = answer.getElementById("samman-stampel").value;
    const words = answer.getElementById("samman-steg").textContent;
    if (step.textContent !== words) step.textContent = words;
  });

  // A tab that nobody looks at asks nothing; it asks at once when it is looked at again.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target === listener && document.hidden) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) listener.dispatchEvent(new CustomEvent("framme"));
  });

  // What was left alone because the reader stood on it is brought up to date when the reader moves on.
  area.addEventListener("focusout", () => { setTimeout(show, 0); });

  remember(area);
})();
