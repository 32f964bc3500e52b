/* Small comforts. Every page works without this file. */
(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  const setTheme = (theme) => {
    const year = 60 * 60 * 24 * 365;
    document.documentElement.className = theme ? `tema-${theme}` : "";
    document.cookie = `tema=${theme}; path=/; max-age=${theme ? year : 0}; samesite=lax`;
    all("[data-tema] button").forEach((b) => b.toggleAttribute("aria-pressed", false));
    all("[data-tema] button").forEach((b) => b.value === theme && b.setAttribute("aria-pressed", "true"));
  };

  // Only a table that is wider than its place needs to be reached by keyboard.
  const fitTables = () => all(".tabell-yta").forEach((area) => {
    if (area.scrollWidth > area.clientWidth) area.setAttribute("tabindex", "0");
    else area.removeAttribute("tabindex");
  });

  const prepare = (root) => {
    all("[data-kraver-skript]", root).forEach((element) => { element.hidden = false; });
    const summary = root.querySelector("[data-fokus]");
    if (summary && !summary.closest(".prov")) summary.focus();
    fitTables();
  };

  // A form with unsaved text asks before the page is left.
  let unsaved = Boolean(document.querySelector("[data-bevaka=osparad]"));
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-bevaka]");
    if (form) unsaved = true;
    const radio = document.getElementById(event.target.dataset.valjer || "");
    if (radio) radio.checked = true;
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-tema]") && event.submitter) {
      event.preventDefault();
      setTheme(event.submitter.value);
    } else {
      unsaved = false;
    }
  });

  // A double click sends a form once. Ten seconds without an answer, or the way back, opens it again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "ja";
    setTimeout(() => { delete form.dataset.sent; }, 10000);
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));

  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  document.addEventListener("click", (event) => {
    const filler = event.target.closest("[data-fyll]");
    if (!filler) return;
    const field = document.getElementById("id_username");
    field.value = filler.dataset.fyll;
    document.getElementById("id_password").focus();
  });

  // Partial updates: drafts say how it went, and the focus stays where it was.
  let focused = "";
  document.addEventListener("htmx:beforeSwap", () => { focused = document.activeElement ? document.activeElement.id : ""; });
  document.addEventListener("htmx:afterSettle", (event) => {
    prepare(event.target);
    const element = focused && document.getElementById(focused);
    if (element && document.activeElement === document.body) element.focus();
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.matches("[data-utkast]")) event.target.textContent = "Sparar utkast …";
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!event.target.matches("[data-utkast]")) return;
    if (event.detail.successful) unsaved = false;
    else event.target.textContent = "Utkastet kunde inte sparas på servern. Texten finns kvar i den här fliken.";
  });

  window.addEventListener("resize", fitTables);
  prepare(document);
})();
