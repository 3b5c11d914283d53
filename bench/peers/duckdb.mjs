// DuckDB: tables in the order in which they are read, so that the least and greatest of each block leave most out.

import { BIGINT, DuckDBInstance, version } from "@duckdb/node-api";
import { months } from "./months.mjs";

const fields = `
  id, key, kind, title, date, start, latest_start, earliest_end, latest_end, place, outcome, source, locator, recorded,
  participants`;
const in_order = "ORDER BY start, latest_start, id";
const overlaps = "start < $to AND latest_end > $from";

const tables = (folder) => `
  CREATE TABLE event AS
    SELECT e.*, p.participants, string_split(e.title, ' ') AS words
    FROM read_csv('${folder}/event.csv', types = {'date': 'VARCHAR'}) AS e
    JOIN (SELECT event, list({actor: actor, role: role}) AS participants
          FROM '${folder}/participant.csv' GROUP BY event) AS p ON p.event = e.id
    ${in_order};
  CREATE UNIQUE INDEX event_by_id ON event (id);
  CREATE TABLE actor_event AS
    SELECT p.actor, e.kind, e.start, e.latest_start, e.id, e.month
    FROM '${folder}/participant.csv' AS p JOIN event AS e ON e.id = p.event
    ORDER BY p.actor, e.start, e.latest_start, e.id;
  CREATE TABLE link AS FROM '${folder}/link.csv' ORDER BY from_event;
  CREATE INDEX link_by_start ON link (from_event);
  CHECKPOINT;
  ANALYZE`;

const ids = (rows) => rows.map(([id]) => Number(id));
const keys = (rows) => rows.map(([, key]) => key);
const number = ([[value]]) => Number(value);

const matching = [
  ids,
  `SELECT id FROM event WHERE start >= $from AND start < $to AND list_has_all(words, string_split($words, ' '))
   ${in_order}`,
];

const statements = {
  page_after: [keys, `SELECT ${fields} FROM event WHERE start >= $from ${in_order} LIMIT $limit`],
  page_in: [keys, `SELECT ${fields} FROM event WHERE start >= $from AND start < $to ${in_order} LIMIT $limit`],
  of_actor_and_kind: [
    keys,
    `SELECT ${fields} FROM event WHERE id IN (
       SELECT id FROM actor_event WHERE actor = $actor AND kind = $kind AND start >= $from AND start < $to
       ${in_order} LIMIT $limit) ${in_order}`,
  ],
  overlapping: [ids, `SELECT id FROM event WHERE ${overlaps} ${in_order}`],
  count_overlapping: [number, `SELECT count(*) FROM event WHERE ${overlaps}`],
  read_overlapping: [keys, `SELECT ${fields} FROM event WHERE ${overlaps} ${in_order}`],
  matching_rare: matching,
  matching_common: matching,
  months: [months, "SELECT month, count(*) FROM event GROUP BY month ORDER BY month"],
  months_of: [months, "SELECT month, count(*) FROM actor_event WHERE actor = $actor GROUP BY month ORDER BY month"],
  order: [ids, `SELECT id FROM event ${in_order}`],
  effects: [
    ids,
    `WITH RECURSIVE reached (id, depth) AS (
       SELECT $from, 0 UNION
       SELECT l.to_event, r.depth + 1 FROM reached AS r JOIN link AS l ON l.from_event = r.id WHERE r.depth < $depth)
     SELECT DISTINCT id FROM reached WHERE depth > 0`,
  ],
  all_effects: [
    ids,
    `WITH RECURSIVE reached (id) AS (
       SELECT to_event FROM link WHERE from_event = $from UNION
       SELECT l.to_event FROM reached AS r JOIN link AS l ON l.from_event = r.id)
     FROM reached`,
  ],
  fewest_steps: [
    number,
    `WITH RECURSIVE reached (id, depth) AS (
       SELECT $from, 0 UNION
       SELECT l.to_event, r.depth + 1 FROM reached AS r JOIN link AS l ON l.from_event = r.id
       WHERE NOT EXISTS (FROM reached WHERE id = $to))
     SELECT min(depth) FROM reached WHERE id = $to`,
  ],
  best_credence: [
    ([[credence]]) => credence * 1e6,
    `WITH RECURSIVE best (id, credence) USING KEY (id) AS (
       SELECT $from, 1.0::DOUBLE UNION
       SELECT l.to_event, max(b.credence * l.credence)
       FROM best AS b JOIN link AS l ON l.from_event = b.id LEFT JOIN recurring.best AS known ON known.id = l.to_event
       WHERE b.credence * l.credence > coalesce(known.credence, 0) GROUP BY l.to_event)
     SELECT max(credence) FROM best WHERE id = $to`,
  ],
};

export async function open(folder, longest) {
  const instance = await DuckDBInstance.create(`${folder}/events.duckdb`);
  const connection = await instance.connect();
  await connection.run(tables(folder));
  const questions = {};
  for (const [question, [answer, sql]] of Object.entries(statements)) {
    const statement = await connection.prepare(sql);
    questions[question] = async (parameters) => {
      const values = {};
      const types = {};
      for (const [name, value] of Object.entries(parameters)) {
        values[name] = typeof value === "number" ? BigInt(value) : value;
        if (typeof value === "number") types[name] = BIGINT;
      }
      statement.bind(values, types);
      const late = setTimeout(() => connection.interrupt(), longest);
      try {
        return answer((await statement.runAndReadAll()).getRows());
      } finally {
        clearTimeout(late);
      }
    };
  }
  return { version: `DuckDB ${version().slice(1)}`, questions, close: () => connection.closeSync() };
}
