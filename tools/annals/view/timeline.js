// The timeline: what is in sight, drawn on a canvas.
const rowHeight = 20;
const barHeight = 14;
const mostLabels = 1500;  // beyond so many in sight, labels would only cover each other

class Timeline {
  constructor(canvas, open, moved) {
    this.canvas = canvas;
    this.moved = moved;
    this.top = 0;
    this.zoom = d3.zoom().scaleExtent([0.5, 1e9]).on("zoom", () => this.follow());
    d3.select(canvas).call(this.zoom).on("dblclick.zoom", null)
        .on("click", () => { const hit = this.at(d3.mouse(canvas)); if (hit) open(hit.key); })
        .on("mousemove", () => { const hit = this.at(d3.mouse(canvas)); canvas.title = hit ? nameOf(hit) : ""; });
    new ResizeObserver(() => {
      const seen = this.width && this.domain;  // stays in sight
      this.show(this.lanes);
      if (seen) this.look(...seen);
    }).observe(canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    this.whole = d3.scaleUtc().domain(d3.extent(
        data.events.filter(event => event.dated).flatMap(event => [event.from, event.to])));
    if (!this.whole.domain()[0]) this.whole.domain([0, Date.now()]);
    this.lanes = [];
  }

  get scale() { return d3.zoomTransform(this.canvas).rescaleX(this.whole); }
  get domain() { return [0, this.width].map(x => Number(this.scale.invert(x))); }

  // Shows the time between two instants.
  look(from, to) {
    const width = this.canvas.clientWidth;
    const k = width / (this.whole(to) - this.whole(from));
    d3.select(this.canvas).call(this.zoom.transform, d3.zoomIdentity.scale(k).translate(-this.whole(from), 0));
  }

  // Where most events are, when a few far away would leave the rest no room.
  lookAtMost() {
    const starts = data.events.filter(event => event.dated).map(event => event.from).sort((a, b) => a - b);
    const [first, last] = this.whole.domain().map(Number);
    const from = d3.quantile(starts, 0.15), to = d3.quantile(starts, 0.98);
    if (starts.length > 10 && to > from && 3 * (to - from) < last - first) {
      const margin = (to - from) / 10;
      this.look(from - margin, to + 3 * margin);
    }
  }

  // Lanes are [name, events], the events by their start.
  show(lanes) {
    const ratio = devicePixelRatio || 1;
    this.lanes = lanes;
    this.width = this.canvas.clientWidth;
    this.height = this.canvas.clientHeight;
    this.canvas.width = this.width * ratio;
    this.canvas.height = this.height * ratio;
    this.whole.range([40, Math.max(this.width * 0.6, this.width - 280)]);  // room for labels
    this.context = this.canvas.getContext("2d");
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.packed = 0;
    this.draw();
  }

  // Follows a drag or a wheel.
  follow() {
    const source = d3.event.sourceEvent;
    if (source && source.type === "mousemove") this.scroll(-source.movementY, true);
    this.soon();
    this.moved();
  }

  scroll(by, later) {
    this.top = Math.max(0, Math.min(this.top + by, this.rows * rowHeight - this.height / 2));
    if (!later) this.draw();
  }

  soon() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => { this.waiting = 0; this.draw(); });
  }

  // Gives each event the first row that is free; anew only when the scale has changed, so that panning keeps rows.
  pack(scale, k) {
    if (this.packed === k) return;
    this.packed = k;
    this.placed = [];
    let first = 0;
    const all = this.lanes.reduce((sum, [, events]) => sum + events.length, 0);
    this.labels = all <= mostLabels || k > all / mostLabels;
    for (const [name, events] of this.lanes) {
      const ends = [];
      if (name) this.placed.push({lane: name, row: first++});
      for (const event of events) {
        const x = scale(event.from);
        let row = ends.findIndex(end => end < x);
        if (row < 0) row = ends.length;
        const words = this.labels ? 30 + 7 * Math.min(nameOf(event).length, 40) : 4;
        ends[row] = Math.max(scale(event.to), x) + words;
        this.placed.push({event, row: first + row});
      }
      first += ends.length;
    }
    this.rows = first;
  }

  draw() {
    const {context, width, height} = this;
    const scale = this.scale;
    this.pack(scale, d3.zoomTransform(this.canvas).k);
    this.colours = getComputedStyle(document.documentElement);
    context.clearRect(0, 0, width, height);
    context.font = "13px system-ui, sans-serif";
    context.textBaseline = "middle";
    this.drawAxis(scale);
    this.shown = [];
    for (const {event, lane, row} of this.placed) {
      const y = 34 + row * rowHeight - this.top;
      if (y < 24 || y > height) continue;
      if (lane) this.drawLane(lane, y);
      else this.drawEvent(event, scale, y);
    }
  }

  colour(name) { return this.colours.getPropertyValue("--" + name).trim(); }

  drawAxis(scale) {
    const {context, width, height} = this;
    const format = scale.tickFormat();
    for (const tick of scale.ticks(Math.max(2, width / 110))) {
      const x = scale(tick);
      context.fillStyle = this.colour("soft");
      context.fillRect(x, 20, 1, height);
      context.fillStyle = this.colour("text");
      context.fillText(format(tick), x + 3, 10);
    }
  }

  drawLane(name, y) {
    this.context.fillStyle = this.colour("soft");
    this.context.fillRect(0, y - 8, this.width, 16);
    this.context.fillStyle = this.colour("text");
    this.context.fillText(name, 6, y, 300);
  }

  // What surely was in colour, where it may have begun or ended pale; the estimate dashed below.
  drawEvent(event, scale, y) {
    const {context} = this;
    const clamp = x => Math.max(-50, Math.min(this.width + 50, x));
    const [a, b, c, d] = event.bounds.map(bound => clamp(scale(Math.max(-8.6e15, Math.min(8.6e15, bound)))));
    const left = a, right = Math.max(d, a + 3);
    const label = this.labels ? nameOf(event) : "";
    const end = Math.min(right, this.width - 20);
    if (right < 0 && clamp(scale(event.to)) < -40 || left > this.width) return;
    context.fillStyle = this.colour("vague");
    context.fillRect(left, y - barHeight / 2, right - left, barHeight);
    context.fillStyle = this.colour("firm");
    if (b <= c) context.fillRect(b, y - barHeight / 2, Math.max(c - b, 3), barHeight);
    if (event.tightened) {
      context.strokeStyle = this.colour("tight");
      context.lineWidth = 1.5;
      context.strokeRect(left, y - barHeight / 2, right - left, barHeight);
    }
    if (event.estimated) this.drawEstimate(event, scale, y, clamp);
    if (event.key === this.chosen) {
      context.strokeStyle = this.colour("text");
      context.strokeRect(left - 3, y - 8, right - left + 6, 16);
    }
    const mark = (event.conflict ? "! " : "") + (event.forecast ? "◇ " : "");
    context.fillStyle = this.colour(event.conflict ? "bad" : event.forecast ? "guess" : "text");
    // Behind the bar, or on it where that leaves the page.
    const room = this.width - end < 120 && right - left > 120;
    if (label) context.fillText(mark + label.slice(0, 40), (room ? Math.max(left, 0) : Math.max(end, 0)) + 6, y);
    this.shown.push({event, left, right: end + 6 + 7 * Math.min(label.length, 40), y});
  }

  drawEstimate(event, scale, y, clamp) {
    const [from, , , to] = event.estimated.map(bound => clamp(scale(Math.max(-8.6e15, Math.min(8.6e15, bound)))));
    this.context.strokeStyle = this.colour("guess");
    this.context.setLineDash([4, 3]);
    this.context.beginPath();
    this.context.moveTo(from, y + 6);
    this.context.lineTo(Math.max(to, from + 4), y + 6);
    this.context.stroke();
    this.context.setLineDash([]);
  }

  at([x, y]) {
    const hit = this.shown.find(one => x >= one.left - 4 && x <= one.right && Math.abs(y - one.y) <= rowHeight / 2);
    return hit && hit.event;
  }
}
