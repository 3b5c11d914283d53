// What is chosen stands in the address, so that a view can be linked.
const filters = Object.keys(groups);
const mostListed = 500;
const state = {q: "", lanes: "", event: "", second: "", from: "", to: "", off: new Set()};
const control = name => document.getElementById(name);
let timeline, shown = [], writing = 0;

function readState() {
  const address = new URLSearchParams(location.hash.slice(1));
  for (const name of ["q", "lanes", "event", "second", "from", "to", ...filters]) state[name] = address.get(name) || "";
  state.off = new Set(address.getAll("off"));
}

function keepState() {
  clearTimeout(writing);
  writing = setTimeout(() => {
    const address = new URLSearchParams();
    for (const [name, value] of Object.entries(state))
      if (value instanceof Set) value.forEach(one => address.append(name, one));
      else if (value) address.set(name, value);
    history.replaceState(null, "", "#" + address);
  }, 100);
}

function fill(select, values, all) {
  const counted = [...values].sort((a, b) => labelOf(a).localeCompare(labelOf(b)));
  select.replaceChildren(element("option", {value: ""}, all),
                         ...counted.map(value => element("option", {value}, labelOf(value))));
}

function matching() {
  const searched = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  return data.events.filter(event => searched.every(word => event.text.includes(word)) &&
      filters.every(name => !state[name] || groups[name](event).includes(state[name])));
}

function lanesOf(events) {
  const group = groups[state.lanes];
  const lanes = new Map();
  for (const event of [...events].sort((a, b) => a.from - b.from)) {
    const values = group ? group(event) : [""];
    for (const value of values.length ? values : ["none"]) {
      if (!lanes.has(value)) lanes.set(value, []);
      lanes.get(value).push(event);
    }
  }
  return [...lanes].map(([value, inLane]) => [value && labelOf(value), inLane]);
}

function fillList(holder, events) {
  const items = events.slice(0, mostListed).map(event => element("li", {},
      event.when ? dateText(event.when) + " " : "", eventButton(event.key),
      event.conflict ? element("span", {class: "conflict"}, " ! conflict") : "",
      event.forecast ? element("span", {class: "forecast"}, " ◇ forecast") : ""));
  if (events.length > mostListed) items.push(element("li", {}, events.length - mostListed + " more: search or filter"));
  holder.replaceChildren(...items);
}

function refresh() {
  shown = matching();
  const undated = shown.filter(event => !event.dated);
  timeline.top = 0;
  timeline.show(lanesOf(shown.filter(event => event.dated)));
  fillList(control("undated"), undated);
  if (control("all").open) fillList(control("list"), shown);
  control("count").textContent = `${shown.length} of ${data.events.length} events, ${undated.length} undated`;
}

function openEvent(key, keepSecond) {
  const event = byKey.get(key);
  if (!event) return;
  state.event = timeline.chosen = key;
  if (!keepSecond) state.second = "";
  keepState();
  showPanel(event);
  timeline.draw();
}

function next(by) {
  if (!shown.length) return;
  const at = shown.findIndex(event => event.key === state.event);
  openEvent(shown[(at + by + shown.length) % shown.length].key);
}

function press(event) {
  const canvas = d3.select(timeline.canvas), {zoom} = timeline;
  const keys = {
    ArrowLeft: () => canvas.call(zoom.translateBy, 80 / d3.zoomTransform(timeline.canvas).k, 0),
    ArrowRight: () => canvas.call(zoom.translateBy, -80 / d3.zoomTransform(timeline.canvas).k, 0),
    ArrowUp: () => timeline.scroll(-3 * rowHeight), ArrowDown: () => timeline.scroll(3 * rowHeight),
    "+": () => canvas.call(zoom.scaleBy, 1.5), "-": () => canvas.call(zoom.scaleBy, 1 / 1.5),
    0: () => canvas.call(zoom.transform, d3.zoomIdentity), n: () => next(1), p: () => next(-1),
    Enter: () => control("panel").focus(),
  };
  if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

function showState() {
  readState();
  for (const name of ["q", "lanes", ...filters]) control(name).value = state[name];
  const {from, to} = state;
  refresh();
  if (from && to) timeline.look(Number(from), Number(to));
  else timeline.lookAtMost();
  if (state.event) openEvent(state.event, true);
}

function start() {
  document.title = data.name + " — Annals";
  control("name").textContent = data.name;
  for (const name of filters) fill(control(name), new Set(data.events.flatMap(groups[name])), "all");
  fill(control("lanes"), filters, "none");
  timeline = new Timeline(control("timeline"), openEvent, () => {
    [state.from, state.to] = timeline.domain.map(Math.round);
    keepState();
  });
  control("filters").addEventListener("input", event => {
    state[event.target.id] = event.target.value;
    keepState();
    refresh();
  });
  control("filters").addEventListener("submit", event => event.preventDefault());
  control("filters").addEventListener("reset", () => {
    for (const name of ["q", "lanes", ...filters]) state[name] = "";
    keepState();
    setTimeout(refresh);
  });
  control("all").addEventListener("toggle", () => fillList(control("list"), control("all").open ? shown : []));
  timeline.canvas.addEventListener("keydown", press);
  addEventListener("hashchange", showState);
  showState();
  document.body.dataset.ready = Math.round(performance.now());
}

start();
