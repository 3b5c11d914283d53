// PostgreSQL: a cluster of its own in the folder, on a socket there, gone with the program.

import { execFileSync, spawn } from "node:child_process";
import { chownSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { months } from "./months.mjs";

const bin = process.env.POSTGRESQL_BIN ?? "/usr/lib/postgresql/15/bin";

const settings = {
  listen_addresses: "",
  shared_buffers: "1GB",
  work_mem: "64MB",
  maintenance_work_mem: "512MB",
  max_wal_size: "4GB",
  random_page_cost: "1.1",
  jit: "off",
};

const fields = `
  e.id, e.key, e.kind, e.title, e.date, e.start, e.latest_start, e.earliest_end, e.latest_end, e.place, e.outcome,
  e.source, e.locator, e.recorded,
  ARRAY(SELECT (p.actor, p.role) FROM participant AS p WHERE p.event = e.id) AS participants`;
const in_order = "ORDER BY e.start, e.latest_start, e.id";
const overlaps = "int8range(e.start, e.latest_end) && int8range($1, $2)";

const tables = (folder) => `
  CREATE TABLE event (
    id bigint PRIMARY KEY, key text NOT NULL, kind text NOT NULL, title text, date text, start bigint NOT NULL,
    latest_start bigint NOT NULL, earliest_end bigint NOT NULL, latest_end bigint NOT NULL, month integer NOT NULL,
    place integer, outcome text, source text, locator text, recorded bigint,
    words tsvector GENERATED ALWAYS AS (to_tsvector('simple', title)) STORED);
  CREATE TABLE participant (event bigint, actor integer, role text);
  CREATE TABLE link (from_event bigint, to_event bigint, kind integer, credence float8);
  COPY event FROM '${folder}/event.csv' CSV HEADER;
  COPY participant FROM '${folder}/participant.csv' CSV HEADER;
  COPY link FROM '${folder}/link.csv' CSV HEADER;
  CREATE TABLE actor_event AS
    SELECT p.actor, e.kind, e.start, e.latest_start, e.id, e.month
    FROM participant AS p JOIN event AS e ON e.id = p.event;
  CREATE UNIQUE INDEX ON event (key);
  CREATE INDEX ON event (start, latest_start, id);
  CREATE INDEX ON event USING gist (int8range(start, latest_end));
  CREATE INDEX ON event USING gin (words);
  CREATE INDEX ON event (month);
  CREATE UNIQUE INDEX ON participant (event, actor) INCLUDE (role);
  CREATE INDEX ON actor_event (actor, kind, start, latest_start, id);
  CREATE INDEX ON actor_event (actor, month);
  CREATE INDEX ON link (from_event, to_event);
  CREATE INDEX ON link (to_event, from_event)`;

const ids = (rows) => rows.map(([id]) => id);
const keys = (rows) => rows.map(([, key]) => key);
const number = ([[value]]) => value;

const matching = [
  ids,
  `SELECT e.id FROM event AS e WHERE e.words @@ plainto_tsquery('simple', $1) AND e.start >= $2 AND e.start < $3
   ${in_order}`,
  "words from to",
];

const statements = {
  page_after: [keys, `SELECT ${fields} FROM event AS e WHERE e.start >= $1 ${in_order} LIMIT $2`, "from limit"],
  page_in: [
    keys,
    `SELECT ${fields} FROM event AS e WHERE e.start >= $1 AND e.start < $2 ${in_order} LIMIT $3`,
    "from to limit",
  ],
  of_actor_and_kind: [
    keys,
    `SELECT ${fields} FROM (
       SELECT id FROM actor_event WHERE actor = $1 AND kind = $2 AND start >= $3 AND start < $4
       ORDER BY start, latest_start, id LIMIT $5) AS a JOIN event AS e USING (id) ${in_order}`,
    "actor kind from to limit",
  ],
  overlapping: [ids, `SELECT e.id FROM event AS e WHERE ${overlaps} ${in_order}`, "from to"],
  count_overlapping: [number, `SELECT count(*) FROM event AS e WHERE ${overlaps}`, "from to"],
  read_overlapping: [keys, `SELECT ${fields} FROM event AS e WHERE ${overlaps} ${in_order}`, "from to"],
  matching_rare: matching,
  matching_common: matching,
  months: [months, "SELECT month, count(*) FROM event GROUP BY month ORDER BY month", ""],
  months_of: [
    months,
    "SELECT month, count(*) FROM actor_event WHERE actor = $1 GROUP BY month ORDER BY month",
    "actor",
  ],
  order: [ids, `SELECT e.id FROM event AS e ${in_order}`, ""],
  effects: [
    ids,
    `WITH RECURSIVE reached (id, depth) AS (
       SELECT $1::bigint, 0 UNION
       SELECT l.to_event, r.depth + 1 FROM reached AS r JOIN link AS l ON l.from_event = r.id WHERE r.depth < $2)
     SELECT DISTINCT id FROM reached WHERE depth > 0`,
    "from depth",
  ],
  all_effects: [
    ids,
    `WITH RECURSIVE reached (id) AS (
       SELECT to_event FROM link WHERE from_event = $1 UNION
       SELECT l.to_event FROM reached AS r JOIN link AS l ON l.from_event = r.id)
     SELECT id FROM reached`,
    "from",
  ],
  // Rows come depth by depth, and none is looked for after the first.
  fewest_steps: [
    number,
    `WITH RECURSIVE reached (id, depth) AS (
       SELECT $1::bigint, 0 UNION
       SELECT l.to_event, r.depth + 1 FROM reached AS r JOIN link AS l ON l.from_event = r.id)
     SELECT depth FROM reached WHERE id = $2 LIMIT 1`,
    "from to",
  ],
};

/// It refuses to run as root.
function unprivileged() {
  if (process.getuid() !== 0) return {};
  const id = (which) => Number(execFileSync("id", [which, "postgres"]));
  return { uid: id("-u"), gid: id("-g") };
}

function start(folder) {
  const user = unprivileged();
  const data = `${folder}/postgresql`;
  mkdirSync(data);
  if (user.uid) chownSync(data, user.uid, user.gid);
  const initdb = ["-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  execFileSync(`${bin}/initdb`, initdb, { ...user, cwd: data, stdio: "pipe" });
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(`${folder}/postgresql.log`, "w");
  const stdio = ["ignore", log, log];
  const server = spawn(`${bin}/postgres`, ["-D", data, "-k", data, ...options], { ...user, stdio });
  process.on("exit", () => server.kill("SIGINT"));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
  return { server, data };
}

async function connect(folder, { server, data }) {
  while (server.exitCode === null) {
    const client = new pg.Client({ host: data, user: "bench", database: "postgres" });
    try {
      await client.connect();
      return client;
    } catch {
      await setTimeout(100);
    }
  }
  throw new Error(readFileSync(`${folder}/postgresql.log`, "utf8"));
}

export async function open(folder, longest) {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const cluster = start(folder);
  const client = await connect(folder, cluster);
  await client.query(tables(folder));
  await client.query("VACUUM ANALYZE");
  await client.query(`SET statement_timeout = ${longest}`);
  const questions = {};
  for (const [question, [answer, text, names]] of Object.entries(statements))
    questions[question] = async (parameters) => {
      const values = names.split(" ").filter(Boolean).map((name) => parameters[name]);
      return answer((await client.query({ name: question, text, values, rowMode: "array" })).rows);
    };
  const { rows } = await client.query("SHOW server_version");
  const close = async () => {
    await client.end();
    cluster.server.kill("SIGINT");
    await new Promise((done) => cluster.server.once("exit", done));
  };
  return { version: `PostgreSQL ${rows[0].server_version.split(" ")[0]}`, questions, close };
}
