/* Kartan som en plats ritas på: en punkt och en ytterlinje, med mus, finger eller tangentbord.
   Formulärets fält är sanningen; kartan läser dem och skriver i dem, och utan skript räcker de. */
(() => {
  "use strict";

  const box = document.getElementById("ritkarta");
  const field = (name) => document.getElementById(`id_${name}`);
  const latField = field("latitud"), lonField = field("longitud");
  if (!box || !window.L || !latField || !lonField) return;
  // A form without an outline has a point only, and that is what a click sets.
  const pointOnly = !field("geometri");
  // Where a place is split every part has an outline of its own, and one of them is drawn at a time.
  const lines = [...document.querySelectorAll("textarea[id$=_geometri]")];
  let lineField = lines[0] || document.createElement("textarea");
  const L = window.L;
  const part = (id) => document.getElementById(`ritkarta-${id}`);
  const STEP = 20, SHORT = 4, DIGITS = 5;

  // ---------- coordinates as text ----------
  const write = (value) => value.toFixed(DIGITS).replace(".", ",");
  const writePair = (at) => `${write(at.lat)} ${write(at.lng)}`;
  const number = (text) => (/^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : NaN);
  const position = (lat, lng) => (lat >= 54 && lat <= 70 && lng >= 10 && lng <= 25 ? L.latLng(lat, lng) : null);
  function readPair(text) {
    const words = text.trim().split(/[\s;]+/).map((word) => word.replace(/,$/, ""));
    return words.length === 2 ? position(number(words[0]), number(words[1])) : null;
  }

  // ---------- what is drawn ----------
  const state = { mode: pointOnly ? "punkt" : "", point: null, corners: [], chosen: -1, cross: null };

  function readFields() {
    state.point = position(number(latField.value.trim()), number(lonField.value.trim()));
    const rows = lineField.value.split("\n").filter((row) => row.trim());
    const corners = rows.map(readPair);
    state.corners = corners.every(Boolean) ? corners : [];
    state.chosen = -1;
    return rows.length === 0 || state.corners.length > 0;
  }

  function told(element) {
    element.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function writePoint() {
    latField.value = state.point ? write(state.point.lat) : "";
    lonField.value = state.point ? write(state.point.lng) : "";
    told(latField);
  }

  function writeLine() {
    lineField.value = state.corners.map(writePair).join("\n");
    told(lineField);
  }

  const say = (text) => { part("sagt").textContent = text; };

  // ---------- the map ----------
  const map = L.map(part("yta"), {
    keyboard: false, zoomControl: false, attributionControl: false, minZoom: 9, maxZoom: 19,
    zoomSnap: 0.5, zoomDelta: 1, doubleClickZoom: false,
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  const backdrop = L.layerGroup(), drawing = L.layerGroup();
  const icon = (kind, text = "") => {
    const inner = document.createElement("span");
    inner.textContent = text;
    return L.divIcon({ className: kind, html: inner, iconSize: [0, 0] });
  };
  const still = { interactive: false, keyboard: false };

  function backdropOf(feature) {
    const { slag, pk, namn, mitt } = feature.properties;
    if (slag === "plats" && String(pk) === box.dataset.plats) return;
    const klass = { omrade: "rk-omrade", stadsdel: "rk-stadsdel", plats: "rk-andra" }[slag];
    if (feature.geometry) L.geoJSON(feature, { interactive: false, style: { className: klass } }).addTo(backdrop);
    if (slag === "omrade" || !mitt) return;
    if (slag === "plats") L.marker(mitt, { ...still, icon: icon("rk-annan") }).addTo(backdrop);
    else L.marker(mitt, { ...still, icon: icon("rk-namn", namn) }).addTo(backdrop);
  }

  function extent(collection) {
    const whole = L.latLngBounds([]);
    collection.features.forEach(({ geometry, properties }) => {
      if (properties.slag === "plats") return;
      if (geometry) whole.extend(L.geoJSON(geometry).getBounds());
      else if (properties.mitt) whole.extend(properties.mitt);
    });
    return whole.isValid() ? whole : L.latLngBounds([[55.3, 11], [69, 24]]);
  }

  function lookAt(whole) {
    if (state.corners.length) map.fitBounds(L.latLngBounds(state.corners).pad(0.6), { maxZoom: 17 });
    else if (state.point) map.setView(state.point, 15);
    else map.fitBounds(whole.pad(0.02));
    state.cross = map.getCenter();
  }

  // Names that would lie over each other are left out until there is room.
  function thinNames() {
    const taken = [];
    part("yta").querySelectorAll(".rk-namn > span").forEach((name) => {
      const a = name.getBoundingClientRect();
      const hit = taken.some((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom);
      name.classList.toggle("rk-dolt", hit);
      if (!hit) taken.push(a);
    });
  }

  // ---------- drawing anew ----------
  function draw() {
    drawing.clearLayers();
    lines.filter((line) => line !== lineField).forEach(drawOther);
    const open = state.mode === "yta" && state.corners.length < 3;
    if (state.corners.length > 1) {
      const className = open ? "rk-yta rk-yta-oppen" : "rk-yta";
      L.polygon(state.corners, { className, interactive: false }).addTo(drawing);
    }
    if (state.corners.length > 2) state.corners.forEach(drawBetween);
    state.corners.forEach(drawCorner);
    if (state.point) drawPoint();
    if (state.cross) L.marker(state.cross, { ...still, icon: icon("rk-kors"), zIndexOffset: 900 }).addTo(drawing);
  }

  function drawOther(line) {
    const corners = line.value.split("\n").filter((row) => row.trim()).map(readPair);
    if (corners.length < 3 || !corners.every(Boolean)) return;
    L.polygon(corners, { className: "rk-andra rk-del", interactive: false }).bindTooltip(line.dataset.del, { permanent: true, direction: "center" }).addTo(drawing);
  }

  function drawPoint() {
    const marker = L.marker(state.point, { keyboard: false, draggable: true, icon: icon("rk-punkt"), zIndexOffset: 500 });
    marker.on("dragend", () => setPoint(marker.getLatLng())).addTo(drawing);
  }

  function drawCorner(at, index) {
    const kind = index === state.chosen ? "rk-hornet rk-vald" : "rk-hornet";
    const marker = L.marker(at, { keyboard: false, draggable: true, icon: icon(kind, index + 1), zIndexOffset: 700 });
    marker.on("dragend", () => moveCorner(index, marker.getLatLng()));
    marker.on("click", () => choose(index)).addTo(drawing);
  }

  function drawBetween(at, index) {
    const next = state.corners[(index + 1) % state.corners.length];
    const middle = L.latLng((at.lat + next.lat) / 2, (at.lng + next.lng) / 2);
    const marker = L.marker(middle, { keyboard: false, draggable: true, icon: icon("rk-mellan"), zIndexOffset: 600 });
    marker.on("dragend", () => addCorner(marker.getLatLng(), index + 1));
    marker.on("click", () => addCorner(middle, index + 1)).addTo(drawing);
  }

  // ---------- the list of corners ----------
  function button(text, label, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "knapp knapp-3 knapp-tat";
    element.textContent = text;
    element.setAttribute("aria-label", label);
    element.addEventListener("click", act);
    return element;
  }

  function rowOf(at, index) {
    const row = document.createElement("li"), mark = document.createElement("span"), input = document.createElement("input");
    row.classList.toggle("vald", index === state.chosen);
    mark.textContent = `${index + 1}`;
    mark.setAttribute("aria-hidden", "true");
    input.className = "inmatning";
    input.type = "text";
    input.value = writePair(at);
    input.setAttribute("aria-label", `Hörn ${index + 1}, nord och öst`);
    input.addEventListener("change", () => editCorner(index, input, row));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); editCorner(index, input, row); }
    });
    row.append(mark, input,
      button("Flytta hit", `Flytta hit hörn ${index + 1}`, () => moveCorner(index, state.cross)),
      button("Ta bort", `Ta bort hörn ${index + 1}`, () => removeCorner(index)));
    return row;
  }

  function list() {
    part("lista").replaceChildren(...state.corners.map(rowOf));
    part("inga").hidden = state.corners.length > 0;
    part("tom").hidden = state.corners.length === 0;
  }

  const inputAt = (index) => part("lista").children[index]?.querySelector("input");

  function refresh() {
    draw();
    list();
  }

  // ---------- acts ----------
  function setPoint(at) {
    state.point = at;
    writePoint();
    draw();
    say(`Punkten är satt: ${writePair(at)}.`);
  }

  function addCorner(at, index = state.corners.length) {
    state.corners.splice(index, 0, at);
    state.chosen = index;
    writeLine();
    refresh();
    say(`Hörn ${index + 1} är satt: ${writePair(at)}. ${enough()}`);
  }

  function enough() {
    const missing = 3 - state.corners.length;
    return missing > 0 ? `Minst ${missing} till.` : "Tryck Klar när linjen är hel.";
  }

  function moveCorner(index, at) {
    state.corners[index] = at;
    state.chosen = index;
    writeLine();
    refresh();
    inputAt(index)?.focus();
    say(`Hörn ${index + 1} är flyttat: ${writePair(at)}.`);
  }

  function removeCorner(index) {
    state.corners.splice(index, 1);
    state.chosen = -1;
    writeLine();
    refresh();
    (inputAt(Math.min(index, state.corners.length - 1)) || part("yta")).focus();
    say(`Hörnet är borttaget. ${state.corners.length} hörn är kvar.`);
  }

  function editCorner(index, input, row) {
    const at = readPair(input.value);
    row.classList.toggle("fel-i-rad", !at);
    input.setAttribute("aria-invalid", String(!at));
    if (at) moveCorner(index, at);
    else say("Skriv nord och öst med mellanslag emellan, till exempel 59,3681 17,8428.");
  }

  function choose(index) {
    state.chosen = index;
    refresh();
    inputAt(index)?.focus();
  }

  function setMode(mode) {
    state.mode = state.mode === mode ? "" : mode;
    box.querySelectorAll("[data-lage]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.lage === state.mode)));
    box.querySelector("[data-gor=klar]").hidden = state.mode !== "yta";
    draw();
    if (state.mode === "punkt") say("Klicka där platsen ligger, eller flytta hårkorset och tryck Enter.");
    if (state.mode === "yta") say("Klicka där varje hörn ska vara, eller flytta hårkorset och tryck Enter.");
  }

  function place(at) {
    if (state.mode === "punkt") setPoint(at);
    else if (state.mode === "yta") addCorner(at);
    else say("Välj först Sätt punkten eller Rita ytterlinjen.");
  }

  function finish() {
    if (state.mode === "yta") setMode("yta");
    const few = state.corners.length < 3;
    say(few ? `Ytterlinjen är inte hel. ${enough()}` : `Ytterlinjen har ${state.corners.length} hörn. Spara när du är klar.`);
    part("yta").focus();
  }

  function clear() {
    state.corners = [];
    state.chosen = -1;
    writeLine();
    refresh();
    say("Ytterlinjen är borttagen.");
    part("yta").focus();
  }

  function moveCross(x, y, step = STEP) {
    const at = map.latLngToContainerPoint(state.cross || map.getCenter()).add([x * step, y * step]);
    state.cross = map.containerPointToLatLng(at);
    if (!map.getBounds().pad(-0.06).contains(state.cross)) map.panTo(state.cross, { animate: false });
    draw();
    say(`Hårkorset: ${writePair(state.cross)}.`);
  }

  const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  function key(event) {
    if (event.target !== part("yta") || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.shiftKey ? SHORT : STEP;
    const acts = {
      "Enter": () => place(state.cross), "+": () => map.setZoomAround(state.cross, map.getZoom() + 1),
      "-": () => map.setZoomAround(state.cross, map.getZoom() - 1), "Escape": finish,
      "Delete": () => state.corners.length && removeCorner(state.corners.length - 1),
    };
    const act = ARROWS[event.key] ? () => moveCross(...ARROWS[event.key], step) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  // ---------- into the form ----------
  function chooser() {
    if (lines.length < 2) return;
    const row = document.createElement("div"), label = document.createElement("label"), select = document.createElement("select");
    row.className = "falt";
    select.id = "ritkarta-del";
    label.htmlFor = select.id;
    label.textContent = "Delen som ritas";
    lines.forEach((line, index) => select.add(new Option(line.dataset.del, index)));
    select.addEventListener("change", () => turnTo(lines[Number(select.value)]));
    row.append(label, select);
    box.querySelector(".ritkarta-rad").before(row);
  }

  function turnTo(line) {
    lineField = line;
    readFields();
    refresh();
    if (line !== lines[0]) line.closest("details").open = true;
    say(`Nu ritas ${line.dataset.del.toLowerCase()}. Den har ${state.corners.length} hörn.`);
  }

  function moveIn() {
    const row = (element) => element.closest(".falt");
    const details = document.createElement("details"), summary = document.createElement("summary");
    row(latField).before(box);
    box.hidden = false;
    if (pointOnly) return details;
    details.className = "som-text";
    summary.textContent = "Skriv eller klistra in ytterlinjen som text";
    row(lineField).before(details);
    details.append(summary, row(lineField));
    details.open = row(lineField).classList.contains("falt-fel");
    return details;
  }

  function listen(details) {
    box.addEventListener("click", (event) => {
      const pressed = event.target.closest("button");
      if (!pressed) return;
      if (pressed.dataset.lage) setMode(pressed.dataset.lage);
      if (pressed.dataset.flytta) moveCross(...pressed.dataset.flytta.split(" ").map(Number));
      ({ klar: finish, tom: clear, har: () => place(state.cross) })[pressed.dataset.gor]?.();
    });
    part("yta").addEventListener("keydown", key);
    map.on("click", (event) => { state.cross = event.latlng; place(event.latlng); draw(); });
    [latField, lonField, ...lines].forEach((element) => element.addEventListener("change", () => {
      const read = readFields();
      refresh();
      if (!read) { details.open = true; say("Ytterlinjen visas på kartan när du har sparat; raderna räknas om då."); }
    }));
  }

  async function start() {
    const details = moveIn();
    chooser();
    const readable = readFields();
    let layers = { features: [] };
    try {
      const answer = await fetch(box.dataset.lager, { credentials: "same-origin" });
      if (answer.ok) layers = await answer.json();
    } catch { say("Gränserna gick inte att hämta. Det går ändå att rita."); }
    layers.features.forEach(backdropOf);
    lookAt(extent(layers));
    tiles();
    map.on("zoomend", thinNames);
    backdrop.addTo(map);
    thinNames();
    drawing.addTo(map);
    L.control.zoom({ zoomInTitle: "Zooma in", zoomOutTitle: "Zooma ut" }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    if (!readable) details.open = true;
    refresh();
    listen(details);
    // In a folded part of the form the map has no size until the part is opened.
    box.closest("details")?.addEventListener("toggle", () => { map.invalidateSize(false); lookAt(extent(layers)); thinNames(); draw(); });
    box.dataset.klar = "ja";
  }

  function tiles() {
    if (!box.dataset.bakgrund) return;
    box.classList.add("med-bakgrund");
    L.tileLayer(box.dataset.bakgrund, { maxZoom: 19 }).addTo(map);
    L.control.attribution({ prefix: false }).addAttribution(box.dataset.bakgrundskalla).addTo(map);
  }

  start();
})();
