/* Diagram: byter serverns teckning mot en som går att peka och zooma i, när läsaren ber om det.
   Utan skript, eller om biblioteket inte går att hämta, står teckningen och tabellen kvar. */
(() => {
  "use strict";

  const self = document.currentScript;
  const source = (name, fallback) => (self && self.dataset[name]) || fallback;
  const LIBRARY = source("plotly", "/static/npm/plotly-basic.min.js");
  const LOCALE = source("locale", "/static/npm/plotly-locale-sv.js");
  const STYLE = source("stil", "/static/npm/plotly.css");

  let loading = null;

  function addScript(src) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = src;
      element.onload = resolve;
      element.onerror = () => reject(new Error(src));
      document.head.append(element);
    });
  }

  // The library would write its rules into the page, which the policy forbids;
  // a linked sheet with this id and class tells it not to.
  function addStyle() {
    return new Promise((resolve, reject) => {
      if (document.getElementById("plotly.js-style-global")) { resolve(); return; }
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.id = "plotly.js-style-global";
      link.className = "no-inline-styles";
      link.href = STYLE;
      link.onload = resolve;
      link.onerror = () => reject(new Error(STYLE));
      document.head.append(link);
    });
  }

  // The locale is published as a module for bundlers only, so it is given a module to fill.
  // It is a courtesy: without it the words of the tool bar are English.
  function addLocale() {
    window.module = { exports: null };
    return addScript(LOCALE)
      .then(() => window.module.exports && window.Plotly.register(window.module.exports))
      .catch(() => undefined)
      .finally(() => { delete window.module; });
  }

  function library() {
    loading = loading || addStyle().then(() => addScript(LIBRARY)).then(addLocale);
    return loading.catch((error) => { loading = null; throw error; });
  }

  // Tokens are light-dark() pairs; a probe element gives the colour that holds now.
  function colour(name) {
    const probe = document.createElement("span");
    probe.className = `farg-${name}`;
    probe.hidden = true;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  const TOKENS = {
    "#0D5240": "gem", "#2E8468": "gem-linje", "#14201F": "black", "#4A5755": "black-2",
    "#6F7B79": "linje-stark", "#D3D9D6": "linje", "#B4870B": "stad-linje", "#4A7FC1": "polis-linje",
  };

  // The figure carries light colours, as the drawing does; here they become those of the theme.
  function themed(value) {
    if (Array.isArray(value)) return value.map(themed);
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, themed(item)]));
    }
    return typeof value === "string" && TOKENS[value] ? colour(TOKENS[value]) : value;
  }

  function tighten(layout) {
    layout.font.size = 12;
    layout.margin = { ...layout.margin, l: 36, r: 8 };
    layout.xaxis = { ...layout.xaxis, tickangle: 0, nticks: 4 };
    delete layout.xaxis.dtick;
  }

  function visible(figure) {
    return [...figure.querySelectorAll(".bred, .smal")].find((box) => box.offsetParent !== null);
  }

  async function draw(figure, button, say) {
    button.setAttribute("aria-busy", "true");
    let target = null;
    try {
      await library();
      const spec = themed(JSON.parse(figure.querySelector('script[type="application/json"]').textContent));
      target = document.createElement("div");
      target.className = "plotly-yta";
      const box = visible(figure);
      target.setAttribute("role", "group");
      target.setAttribute("aria-label", `${figure.querySelector("h2, h3, h4").textContent}. Samma siffror finns i tabellen.`);
      box.before(target);
      const narrow = box.classList.contains("smal");
      const modebar = { bgcolor: "rgba(0,0,0,0)", color: colour("black-2"), activecolor: colour("gem") };
      const layout = { ...spec.layout, modebar, height: 420, autosize: true };
      if (narrow) tighten(layout);
      const picture = { format: "png", filename: figure.dataset.diagram || "diagram", scale: 2 };
      await window.Plotly.newPlot(target, spec.data, layout, {
        locale: "sv", responsive: true, displaylogo: false, toImageButtonOptions: picture,
        // Named one by one: the default set has a button that uploads the figure to the library's maker.
        modeBarButtons: [["toImage", "zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]],
        showSendToCloud: false, plotlyServerURL: "",
      });
      figure.classList.add("interaktiv");
      button.textContent = "Visa som bild";
      say.textContent = "";
      return target;
    } catch {
      if (target) target.remove();
      say.textContent = "Det gick inte att ladda det interaktiva diagrammet. Bilden och tabellen gäller.";
      return null;
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  function savePicture(figure, target) {
    window.Plotly.downloadImage(target, { format: "png", scale: 2, width: 1000, height: 520, filename: figure.dataset.diagram });
  }

  function prepare(figure) {
    if (figure.dataset.redo || !figure.querySelector('script[type="application/json"]')) return;
    figure.dataset.redo = "1";
    const row = document.createElement("p");
    row.className = "diagram-val inte-papper";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "knapp knapp-3 knapp-tat";
    button.textContent = "Visa interaktivt";
    const save = button.cloneNode();
    save.textContent = "Hämta som bild";
    save.hidden = true;
    const say = document.createElement("span");
    say.setAttribute("role", "status");
    say.className = "fin";
    row.append(button, save, say);
    figure.querySelector(".tabellval, figcaption").before(row);

    let target = null;
    save.addEventListener("click", () => savePicture(figure, target));
    button.addEventListener("click", async () => {
      if (target) {
        window.Plotly.purge(target);
        target.remove();
        target = null;
        figure.classList.remove("interaktiv");
        button.textContent = "Visa interaktivt";
      } else {
        target = await draw(figure, button, say);
      }
      save.hidden = !target;
    });
  }

  function prepareAll(root) {
    root.querySelectorAll("figure[data-diagram]").forEach(prepare);
  }

  document.addEventListener("DOMContentLoaded", () => prepareAll(document));
  document.addEventListener("htmx:afterSwap", (event) => prepareAll(event.target));
  if (document.readyState !== "loading") prepareAll(document);
})();
