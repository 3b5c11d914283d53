"use strict";
// What the page knows: the answers of the program, and what is looked up in them.
const data = JSON.parse(document.getElementById("data").textContent);
const byKey = new Map(data.events.map(event => [event.key, event]));
const sources = new Map(data.sources.map(source => [source.key, source]));
const named = new Map([...data.actors, ...data.places, ...data.sources].map(one => [one.key, nameOf(one)]));

function nameOf(record) { return record.title || record.key; }
function dateText(date) { return date && date.edtf ? data.dates[date.edtf] || date.edtf : ""; }
function labelOf(key) { return named.get(key) || key; }

// Milliseconds since 1970; beyond what a Date can hold, the first or last that it can.
function milliseconds(text, without) {
  if (!text) return without;
  const [, year, rest] = /^([+-]?\d+)(.*)$/.exec(text.replace(/^Y/, "")) || [];
  if (Math.abs(year) > 270000) return year < 0 ? -8.6e15 : 8.6e15;
  const sign = year < 0 ? "-" : "+";
  return Date.parse(sign + String(Math.abs(year)).padStart(6, "0") + rest.replace(/(\.\d{3})\d+/, "$1"));
}

function span(bounds) {
  return [milliseconds(bounds.earliest_start, -Infinity), milliseconds(bounds.latest_start, Infinity),
          milliseconds(bounds.earliest_end, -Infinity), milliseconds(bounds.latest_end, Infinity)];
}

for (const event of data.events) {
  const known = span(event.known || event.when || {});
  const own = span(event.when || {});
  event.bounds = known;
  event.estimated = event.estimate && span(event.estimate);
  event.tightened = known.some((bound, i) => Number.isFinite(bound) && Math.abs(bound - own[i]) > 1) && !!event.known;
  event.dated = Number.isFinite(known[0]) || Number.isFinite(known[3]);
  const ends = [known[0], known[1], known[2], known[3]].filter(Number.isFinite);
  event.from = Number.isFinite(known[0]) ? known[0] : Math.min(...ends);
  event.to = Number.isFinite(known[3]) ? known[3] : Math.max(...ends);
  event.claimed = data.claims[event.key] || [];
  event.forecast = event.claimed.some(claim => claim.citation.likelihood || claim.citation.window);
  event.conflict = !!(event.known || {}).inconsistent || !!event.doubted ||
      event.claimed.some(claim => claim.stance === "disputes" && !claim.retracted);
  event.text = [nameOf(event), event.summary, event.key, ...(event.names || []).map(name => name.text)]
      .join(" ").toLowerCase();
  event.from_sources = new Set(event.claimed.map(claim => claim.citation.source));
}

// The values that a filter or the lanes can have of an event.
const groups = {
  kind: event => [event.kind],
  actor: event => (event.with || []).map(one => one.actor),
  place: event => event.place ? [event.place] : [],
  source: event => [...event.from_sources],
  outcome: event => [event.outcome],
};
