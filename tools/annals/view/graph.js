// Causes and effects of an event, laid out along time.
function speakersOf(link) {
  return [link.citation].flat().filter(Boolean).map(one => one.speaker || one.source).filter(Boolean);
}
function endOf(end) { return typeof end === "string" ? end : end.key; }

// The events within three links of one, and the links between them, as far as their speakers are switched on.
function around(event) {
  const on = data.links.filter(link => {
    const speakers = speakersOf(link);
    return !speakers.length || speakers.some(speaker => !state.off.has(speaker));
  });
  const found = new Set([event.key]);
  for (const [near, far] of [["from", "to"], ["to", "from"]]) {
    let edge = new Set([event.key]);
    for (let depth = 0; depth < 3 && edge.size; ++depth) {
      const next = on.filter(link => edge.has(endOf(link[far]))).map(link => endOf(link[near]));
      edge = new Set(next.filter(key => !found.has(key) && byKey.has(key)));
      edge.forEach(key => found.add(key));
    }
  }
  return [[...found], on.filter(link => found.has(endOf(link.from)) && found.has(endOf(link.to)))];
}

function drawGraph(event, holder) {
  const [keys, links] = around(event);
  const events = keys.map(key => byKey.get(key)).sort((a, b) => (a.dated ? a.from : Infinity) - (b.dated ? b.from : Infinity) || 0);
  const width = 420, step = 30, top = 24, place = new Map();
  // From left to right by when they may have begun; what has no date stands below, at the end.
  const time = d3.scaleUtc().domain(d3.extent(events.filter(one => one.dated), one => one.from)).range([10, 170]);
  const across = one => one.dated ? time(one.from) : 190;
  events.forEach((one, i) => place.set(one.key, [across(one), top + 16 + i * step]));
  const svg = d3.create("svg").attr("class", "graph").attr("viewBox", `0 0 ${width} ${top + events.length * step + 8}`)
      .attr("role", "group").attr("aria-label", "Causes and effects, the earliest first");
  const ticks = events.some(one => one.dated) ? time.ticks(3) : [];
  const format = time.tickFormat(3);
  for (const tick of ticks) {
    svg.append("line").attr("class", "tick").attr("x1", time(tick)).attr("x2", time(tick)).attr("y1", 14)
        .attr("y2", top + events.length * step);
    svg.append("text").attr("class", "tick").attr("x", time(tick)).attr("y", 10).text(format(tick));
  }
  for (const link of links) {
    const [x, y] = place.get(endOf(link.from)), [u, v] = place.get(endOf(link.to));
    svg.append("path").attr("d", `M${x},${y} C${x},${v} ${u},${y} ${u},${v}`)
        .append("title").text(link.kind.replace(/_/g, " ") + (link.mechanism ? ": " + link.mechanism : ""));
  }
  for (const one of events) {
    const [x, y] = place.get(one.key);
    const node = svg.append("a").attr("tabindex", 0).attr("role", "button").on("click", () => openEvent(one.key))
        .on("keydown", () => { if (d3.event.key === "Enter") openEvent(one.key); });
    node.append("circle").attr("cx", x).attr("cy", y).attr("r", one === event ? 6 : 4)
        .attr("fill", one === event ? "var(--bad)" : "var(--firm)");
    node.append("text").attr("x", x + 10).attr("y", y + 4)
        .text((one.when ? dateText(one.when) + " " : "") + nameOf(one));
  }
  holder.replaceChildren(svg.node());
}

function graphPart(event) {
  const direct = data.links.filter(link => endOf(link.from) === event.key || endOf(link.to) === event.key);
  if (!direct.length) return [];
  const holder = element("div");
  const speakers = [...new Set(data.links.flatMap(speakersOf))];
  const boxes = speakers.map(speaker => {
    const box = element("input", {type: "checkbox"});
    box.checked = !state.off.has(speaker);
    box.addEventListener("change", () => {
      if (box.checked) state.off.delete(speaker); else state.off.add(speaker);
      keepState();
      drawGraph(event, holder);
    });
    return element("label", {}, box, labelOf(speaker) + " ");
  });
  drawGraph(event, holder);
  return [element("h2", {}, "Causes and effects"), element("div", {}, ...boxes), holder,
          list(direct.map(link => [eventButton(endOf(link.from)), " " + link.kind.replace(/_/g, " ") + " ",
                                   eventButton(endOf(link.to)), ...cited(link.citation)]))];
}
