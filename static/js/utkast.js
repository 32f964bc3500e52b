/* Text som inte nådde servern: avbrott, eller inloggningen gick ut. Den ligger kvar i fliken tills
   samma person öppnar samma formulär igen. Varje sida fungerar utan den här filen. */
(() => {
  "use strict";
  const PREFIX = "utkast:";
  const form = document.querySelector("form[data-bevaka][data-konto]");
  const key = PREFIX + location.pathname + location.search;
  const kept = () => Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
  const read = (name) => JSON.parse(sessionStorage.getItem(name));
  const write = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));

  function keep(lost) {
    const fields = Array.from(new FormData(form)).filter(([name, value]) => (
      typeof value === "string" && !["csrfmiddlewaretoken", "formular", "oppnad"].includes(name)));
    write(key, { account: form.dataset.konto, lost, fields });
  }

  function fill(fields) {
    Array.from(form.elements).forEach((element) => {
      const values = fields.filter(([name]) => name === element.name).map(([, value]) => value);
      if (!element.name || element.type === "hidden" && element.name !== "version") return;
      if (["checkbox", "radio"].includes(element.type)) element.checked = values.includes(element.value);
      else if (values.length) [element.value] = values;
    });
  }

  function restore() {
    fill(read(key).fields);
    sessionStorage.removeItem(key);
    const notice = document.createElement("p");
    notice.className = "notis";
    notice.setAttribute("role", "status");
    notice.textContent = "Texten som inte hann sparas är hämtad tillbaka. Läs igenom den och spara.";
    form.before(notice);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // What was sent is lost only if the answer was the log-in page, or none at all.
  function settle() {
    const atLogIn = document.getElementById("id_username") && document.getElementById("id_password");
    const answered = document.querySelector("[role=status].notis, [data-fokus], [data-konflikt]");
    kept().forEach((name) => {
      if (atLogIn) write(name, { ...read(name), lost: true });
      else if (!read(name).lost && (answered || name !== key)) sessionStorage.removeItem(name);
    });
  }

  settle();
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-loggaut]")) kept().forEach((name) => sessionStorage.removeItem(name));
    else if (event.target === form) keep(false);
  });
  if (!form) return;
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!event.target.matches("[data-utkast]")) return;
    if (event.detail.successful) sessionStorage.removeItem(key);
    else keep(true);
  });
  const mine = kept().includes(key) && read(key).account === form.dataset.konto;
  if (mine && !document.querySelector("[data-fokus]")) restore();
})();
