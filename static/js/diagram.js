/* Diagram: när en teckning kommer in i bild tar en som går att peka och zooma i dess plats, lika stor.
   Utan skript, på papper, eller om biblioteket inte går att hämta, står serverns teckning kvar. */
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
    "#6F7B79": "linje-stark", "#D3D9D6": "linje", "#FFFFFF": "papper", "#C53A22": "rod-linje",
    "#B4870B": "stad-linje", "#FBF3DA": "stad-yta", "#4A7FC1": "polis-linje", "#EAF1FA": "polis-yta",
    "#DCEBE4": "klass-1", "#B4D6C7": "klass-2", "#84BCA6": "klass-3",
  };

  // The figure carries light colours, as the drawing does; here they become those of the theme.
  function themed(value, seen) {
    if (Array.isArray(value)) return value.map((item) => themed(item, seen));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, themed(item, seen)]));
    }
    if (typeof value !== "string" || !TOKENS[value]) return value;
    seen[value] = seen[value] || colour(TOKENS[value]);
    return seen[value];
  }

  // Margins, shifts and type are in the units of the drawing, which grows with its box.
  function scaled(layout, k) {
    const times = (item, ...names) => names.forEach((name) => { if (item[name]) item[name] *= k; });
    times(layout.font, "size");
    times(layout.margin, "l", "r", "t", "b");
    if (layout.legend) times(layout.legend.font, "size");
    (layout.annotations || []).forEach((item) => {
      times(item, "xshift", "yshift");
      times(item.font, "size");
    });
    return layout;
  }

  function visible(figure) {
    return [...figure.querySelectorAll(".bred, .smal")].find((box) => box.offsetParent !== null);
  }

  function specFor(figure, box) {
    const both = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const part = box.classList.contains("smal") ? both.smal : both.bred;
    const size = box.querySelector("svg").getBoundingClientRect();
    const layout = scaled(part.layout, size.width / part.bredd);
    const modebar = { bgcolor: "rgba(0,0,0,0)", color: colour("black-2"), activecolor: colour("gem") };
    Object.assign(layout, { modebar, width: size.width, height: size.height, autosize: false });
    return themed({ data: part.data || both.bred.data, layout }, {});
  }

  // The name and the summary of the drawing go on to what takes its place.
  function surface(figure, box) {
    const target = document.createElement("div");
    target.className = "plotly-yta";
    target.setAttribute("role", "group");
    target.setAttribute("aria-label", box.querySelector("svg > title").textContent);
    target.setAttribute("aria-describedby", box.querySelector("svg > desc").id);
    return target;
  }

  function picture(figure) {
    return { format: "png", scale: 2, filename: figure.dataset.diagram || "diagram" };
  }

  function remove(figure) {
    figure.classList.remove("interaktiv");
    figure.querySelectorAll(".plotly-yta").forEach((target) => {
      window.Plotly.purge(target);
      target.remove();
    });
  }

  async function draw(figure) {
    try {
      await library();
      remove(figure);
      const box = visible(figure);
      if (!box) return;
      const spec = specFor(figure, box);
      const target = surface(figure, box);
      box.append(target);
      await window.Plotly.newPlot(target, spec.data, spec.layout, {
        locale: "sv", responsive: false, displaylogo: false, toImageButtonOptions: picture(figure),
        // Named one by one: the default set has a button that uploads the figure to the library's maker.
        modeBarButtons: [["toImage", "zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "resetScale2d"]],
        showSendToCloud: false, plotlyServerURL: "",
      });
      figure.dataset.bredd = box.clientWidth;
      figure.classList.add("interaktiv");
    } catch {
      if (window.Plotly) remove(figure);
    }
  }

  function addDownload(figure) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "knapp knapp-3 knapp-tat diagram-spara inte-papper";
    button.textContent = "Hämta som bild";
    button.addEventListener("click", async () => {
      if (!figure.classList.contains("interaktiv")) await draw(figure);
      const target = figure.querySelector(".plotly-yta");
      if (!target) return;
      const { width, height } = target.getBoundingClientRect();
      window.Plotly.downloadImage(target, { ...picture(figure), width, height });
    });
    figure.querySelector(".tabellval").before(button);
  }

  const watcher = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
      watcher.unobserve(entry.target);
      draw(entry.target);
    });
  }, { rootMargin: "150px 0px" });

  function prepare(figure) {
    if (figure.dataset.redo || !figure.querySelector('script[type="application/json"]')) return;
    figure.dataset.redo = "1";
    addDownload(figure);
    // Who has asked for little traffic keeps the drawing; the button fetches the other.
    if (!(navigator.connection && navigator.connection.saveData)) watcher.observe(figure);
  }

  function prepareAll(root) {
    root.querySelectorAll("figure[data-diagram]").forEach(prepare);
  }

  // Another width or theme asks for another drawing.
  function redrawAll(onlyResized) {
    document.querySelectorAll("figure.interaktiv").forEach((figure) => {
      const box = visible(figure);
      const isSame = box && box.querySelector(".plotly-yta") && String(box.clientWidth) === figure.dataset.bredd;
      if (!onlyResized || !isSame) draw(figure);
    });
  }

  let waiting = 0;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => redrawAll(true), 150);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redrawAll(false));

  document.addEventListener("htmx:afterSwap", (event) => prepareAll(event.target));
  // The button comes with the page, before its first painting, so that nothing moves.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => prepareAll(document));
  else prepareAll(document);
})();
