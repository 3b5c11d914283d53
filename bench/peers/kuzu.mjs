// Kuzu: events and actors as nodes, found by their keys; links and who took part as relationships; titles by full text.

import kuzu from "kuzu";
import { months } from "./months.mjs";

const fields = `
  e.id, e.key, e.kind, e.title, e.date, e.start, e.latest_start, e.earliest_end, e.latest_end, e.place, e.outcome,
  e.source, e.locator, e.recorded`;
const in_order = "ORDER BY e.start, e.latest_start, e.id";
const overlaps = "e.start < $to AND e.latest_end > $from";
const deepest = 100_000;

const tables = (folder) => [
  `CREATE NODE TABLE Event(
     id INT64 PRIMARY KEY, key STRING, kind STRING, title STRING, date STRING, start INT64, latest_start INT64,
     earliest_end INT64, latest_end INT64, month INT64, place INT64, outcome STRING, source STRING, locator STRING,
     recorded INT64)`,
  "CREATE NODE TABLE Actor(id INT64 PRIMARY KEY)",
  "CREATE REL TABLE Attends(FROM Event TO Actor, role STRING)",
  "CREATE REL TABLE Leads(FROM Event TO Event, kind INT64, credence DOUBLE, cost DOUBLE)",
  `COPY Event FROM (LOAD WITH HEADERS (
     id INT64, key STRING, kind STRING, title STRING, date STRING, start INT64, latest_start INT64, earliest_end INT64,
     latest_end INT64, month INT64, place INT64, outcome STRING, source STRING, locator STRING, recorded INT64)
     FROM '${folder}/event.csv' (HEADER = true) RETURN * ORDER BY start, latest_start, id)`,
  `COPY Actor FROM (LOAD FROM '${folder}/participant.csv' (HEADER = true) RETURN DISTINCT actor)`,
  `COPY Attends FROM '${folder}/participant.csv' (HEADER = true)`,
  `COPY Leads FROM (LOAD FROM '${folder}/link.csv' (HEADER = true)
     RETURN from_event, to_event, kind, credence, -ln(credence))`,
  "LOAD EXTENSION fts",
  "CALL CREATE_FTS_INDEX('Event', 'by_title', ['title'], stemmer := 'none')",
  `CALL var_length_extend_max_depth = ${deepest}`,
];

const ids = (rows) => rows.map(([id]) => Number(id));
const keys = (rows) => rows.map(([, key]) => key);
const list = ([[values]]) => values;
const number = ([[value]]) => Number(value);

/// Events with who took part, once the events are found.
const whole = (found) =>
  `${found} MATCH (e)-[p:Attends]->(a:Actor) RETURN ${fields}, collect(a.id), collect(p.role) ${in_order}`;
const walk = (deepest) => `MATCH (:Event {id: $from})-[:Leads* SHORTEST 1..${deepest}]->(e:Event) RETURN collect(e.id)`;

const statements = {
  page_after: [keys, whole(`MATCH (e:Event) WHERE e.start >= $from WITH e ${in_order} LIMIT $limit`)],
  page_in: [keys, whole(`MATCH (e:Event) WHERE e.start >= $from AND e.start < $to WITH e ${in_order} LIMIT $limit`)],
  of_actor_and_kind: [
    keys,
    whole(`MATCH (:Actor {id: $actor})<-[:Attends]-(e:Event) WHERE e.kind = $kind AND e.start >= $from AND e.start < $to
           WITH e ${in_order} LIMIT $limit`),
  ],
  overlapping: [ids, `MATCH (e:Event) WHERE ${overlaps} RETURN e.id ${in_order}`],
  count_overlapping: [number, `MATCH (e:Event) WHERE ${overlaps} RETURN count(*)`],
  read_overlapping: [keys, whole(`MATCH (e:Event) WHERE ${overlaps} WITH e`)],
  matching_rare: [
    ids,
    `CALL QUERY_FTS_INDEX('Event', 'by_title', $words, conjunctive := true) WITH node AS e
     WHERE e.start >= $from AND e.start < $to RETURN e.id ${in_order}`,
  ],
  // Its index gives all matches of all time: a common word costs a tenth where titles are read in the period.
  matching_common: [
    ids,
    `MATCH (e:Event) WHERE e.start >= $from AND e.start < $to
     AND list_has_all(string_split(e.title, ' '), string_split($words, ' ')) RETURN e.id ${in_order}`,
  ],
  months: [months, "MATCH (e:Event) RETURN e.month, count(*) ORDER BY e.month"],
  months_of: [months, "MATCH (:Actor {id: $actor})<-[:Attends]-(e:Event) RETURN e.month, count(*) ORDER BY e.month"],
  order: [ids, `MATCH (e:Event) RETURN e.id ${in_order}`],
  effects: [list, ({ depth }) => walk(depth)],
  all_effects: [list, walk(deepest)],
  fewest_steps: [
    number,
    `MATCH (:Event {id: $from})-[p:Leads* SHORTEST 1..${deepest}]->(:Event {id: $to}) RETURN length(p)`,
  ],
  best_credence: [
    ([[cost]]) => Math.exp(-cost) * 1e6,
    `MATCH (:Event {id: $from})-[p:Leads* WSHORTEST(cost)]->(:Event {id: $to}) RETURN cost(p)`,
  ],
};

export async function open(folder, longest) {
  const database = new kuzu.Database(`${folder}/events.kuzu`);
  const connection = new kuzu.Connection(database);
  for (const statement of tables(folder)) await connection.query(statement);
  connection.setQueryTimeout(longest);
  const prepared = new Map();
  const prepare = async (cypher) => {
    if (!prepared.has(cypher)) prepared.set(cypher, await connection.prepare(cypher));
    return prepared.get(cypher);
  };
  const questions = {};
  for (const [question, [answer, cypher]] of Object.entries(statements))
    questions[question] = async ({ depth, ...parameters }) => {
      const statement = await prepare(typeof cypher === "string" ? cypher : cypher({ depth }));
      const result = await connection.execute(statement, parameters);
      return answer((await result.getAll()).map(Object.values));
    };
  const close = async () => {
    await connection.close();
    await database.close();
  };
  return { version: `Kuzu ${kuzu.VERSION}`, questions, close };
}
