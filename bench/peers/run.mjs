// Gives one engine the events in a folder, and asks it what the benchmark asked Annals: run.mjs ENGINE FOLDER.
// Prints its name and version, then for each row that it can answer WORK, a tab, and what stands in its cell.

import { readFileSync } from "node:fs";

const [engine, folder] = process.argv.slice(2);
const fewest = 5; // runs of a row
const longest = 60_000; // ms: after them no more are made, and a single one is given up

const ms = (time) => `${Number(time.toPrecision(4))} ms`;
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

/// By row. A row is all that was asked for it, in order.
function readQuestions() {
  const rows = new Map();
  for (const line of readFileSync(`${folder}/questions.jsonl`, "utf8").trimEnd().split("\n")) {
    const { work, ...asked } = JSON.parse(line);
    if (!rows.has(work)) rows.set(work, []);
    rows.get(work).push(asked);
  }
  return rows;
}

/// Of effects only the set counts, and of credences a millionth is left to rounding.
function same(question, given, right) {
  if (typeof right === "number") return Math.abs(given - right) < 1;
  if (question.endsWith("effects")) for (const ids of [given, right]) ids.sort((a, b) => a - b);
  return JSON.stringify(given) === JSON.stringify(right);
}

/// What a row takes, after its first question once more to be warm.
async function measure(ask, row) {
  const times = [];
  let spent = 0;
  for (const { question, parameters, answer } of [row[0], ...row]) {
    if (times.length > fewest && spent > longest) break;
    const start = performance.now();
    const given = await ask(parameters);
    times.push(performance.now() - start);
    spent += times.at(-1);
    if (!same(question, given, answer)) return "DIFFERS";
  }
  return ms(median(times.slice(1)));
}

const { open } = await import(`./${engine}.mjs`);
const start = performance.now();
const peer = await open(folder, longest);
const loaded = performance.now() - start;
try {
  console.log(peer.version);
  for (const [work, row] of readQuestions()) {
    const { question } = row[0];
    const ask = peer.questions[question];
    if (question === "load") console.log(`${work}\t${ms(loaded)}`);
    if (!ask) continue;
    const cell = await measure(ask, row).catch((error) => {
      console.error(`${peer.version}, ${work}: ${error.message}`);
      return "FAILED";
    });
    console.log(`${work}\t${cell}`);
  }
} finally {
  await peer.close();
}
