// One event in full. All that the base says is put in as text, never as markup.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return made;
}

function list(items) { return element("ul", {}, ...items.map(item => element("li", {}, ...[item].flat()))); }
function section(title, items) {
  return items.length ? [element("h2", {}, title), list(items)] : [];
}

function eventButton(key) {
  const event = byKey.get(key);
  const button = element("button", {class: "event", type: "button", dir: "auto"}, event ? nameOf(event) : key);
  button.addEventListener("click", () => openEvent(key));
  return button;
}

// In words for a person: a date as the program shows it, records by their names, the rest as it is.
function words(value) {
  if (Array.isArray(value)) return value.map(words).join(", ");
  if (value === null || typeof value !== "object") return named.get(value) || String(value);
  if (value.edtf) return dateText(value) + (value.words ? " “" + value.words + "”" : "");
  if (value.actor) return labelOf(value.actor) + (value.role ? " (" + value.role + ")" : "");
  if (value.word) return value.word;
  if (value.text) return value.text;
  return Object.entries(value).map(([name, one]) => name.replace(/_/g, " ") + ": " + words(one)).join("; ");
}

function sourceLink(key) {
  const source = sources.get(key) || {key};
  const url = source.url || source.uri;
  if (!/^https?:\/\//i.test(url || "")) return element("bdi", {}, nameOf(source));
  return element("a", {href: url, rel: "noopener noreferrer"}, nameOf(source));
}

function cited(citation) {
  const said = [citation].flat().filter(Boolean).flatMap(one => [
    "; ", sourceLink(one.source), one.speaker ? ", " + labelOf(one.speaker) : "", one.locator ? ", " + one.locator : "",
    one.likelihood ? ", “" + words(one.likelihood) + "”" : "", one.window ? ", for " + words(one.window) : ""]);
  return said.length ? [" — ", ...said.slice(1)] : [];
}

function fields(event) {
  const rows = {when: event.when, place: event.place, kind: event.kind, outcome: event.outcome, with: event.with,
                names: event.names, likelihood: event.likelihood, ...(event.details || {})};
  const shown = Object.entries(rows).filter(([, value]) => value !== undefined && value !== "");
  return element("dl", {}, ...shown.flatMap(([name, value]) =>
      [element("dt", {}, name.replace(/_/g, " ")), element("dd", {dir: "auto"}, words(value))]));
}

function bound(text) { return text ? text.replace(/T00:00:00\.0+Z$|(T\d\d:\d\d).*$/, "$1") : "no bound"; }
function boundsText(bounds) {
  return "starts " + bound(bounds.earliest_start) + " to " + bound(bounds.latest_start) + "; ends " +
      bound(bounds.earliest_end) + " to " + bound(bounds.latest_end);
}

function claimItem(claim) {
  const against = claim.stance === "disputes";
  const gone = claim.retracted ? "retracted: " : claim.superseded ? "superseded: " : "";
  return [element("span", {class: against ? "against" : "for", dir: "auto"},
                  gone + (against ? "disputes " : "") + words(claim.statement || {})), ...cited(claim.citation)];
}

function conflicts(event) {
  const fieldsOpen = Object.entries(event.doubted || {}).map(([name, doubt]) =>
      name + ": " + (doubt.undecided ? "undecided between " : "") + words(doubt.values || doubt));
  const problems = data.problems.filter(problem =>
      problem.about === event.key || problem.what.includes("“" + nameOf(event) + "”")).map(problem => problem.what);
  return [...fieldsOpen, ...problems];
}

function relativeDates(event) {
  return data.relative_dates.filter(one => one.event === event.key || one.anchor === event.key).map(one =>
      [eventButton(one.event), " " + one.offset + " ", eventButton(one.anchor),
       one.words ? " “" + one.words + "”" : "", one.set_aside ? " (set aside)" : "", ...cited(one.citation)]);
}

// What is sure of the order of two events, by their bounds or by a proof of the program.
function orderText(a, b) {
  const proof = (data.proofs || []).find(one => one.a === a.key && one.b === b.key || one.a === b.key && one.b === a.key);
  if (proof) return proof.text;
  const starts = nameOf(a) + ": " + boundsText(a.known || a.when || {}) + "\n" + nameOf(b) + ": " +
      boundsText(b.known || b.when || {}) + "\n\n";
  const before = (x, y) => x.bounds[3] <= y.bounds[0];
  if (before(a, b)) return starts + "By these, the first is over before the second starts.";
  if (before(b, a)) return starts + "By these, the second is over before the first starts.";
  return starts + (data.proofs ? "Nothing that is known puts one whole event before the other." :
      "These do not order them. A page of more than " + data.most_with_proofs +
      " events has no further proofs: ask annals order.");
}

function orderPart(event) {
  const choice = element("select", {id: "second", "aria-label": "Second event"}, element("option", {value: ""}, "…"),
      ...data.events.slice(0, 2000).filter(one => one !== event)
          .map(one => element("option", {value: one.key}, nameOf(one))));
  const proof = element("pre", {id: "proof", role: "status"});
  choice.value = state.second || "";
  const show = () => { proof.textContent = choice.value ? orderText(event, byKey.get(choice.value)) : ""; };
  choice.addEventListener("change", () => { state.second = choice.value; keepState(); show(); });
  show();
  return [element("h2", {}, "Which came first?"), choice, proof];
}

function showPanel(event) {
  const panel = document.getElementById("panel");
  panel.replaceChildren(
      element("h2", {dir: "auto"}, nameOf(event)), element("p", {dir: "auto"}, event.summary), fields(event),
      element("p", {}, "By all that is known: " + boundsText(event.known || event.when || {}) +
          (event.tightened ? " (tightened by others)" : "")),
      ...(event.estimate ? [element("p", {class: "guess"}, "estimate: " + boundsText(event.estimate))] : []),
      ...section("Conflicts", conflicts(event)),
      ...section("Claims for", event.claimed.filter(claim => claim.stance !== "disputes").map(claimItem)),
      ...section("Claims against", event.claimed.filter(claim => claim.stance === "disputes").map(claimItem)),
      ...section("Relative dates", relativeDates(event)),
      ...section("Forecasts", event.claimed.filter(claim => claim.citation.likelihood || claim.citation.window)
          .map(claim => ["expected", ...cited(claim.citation)])),
      ...graphPart(event), ...orderPart(event));
}
