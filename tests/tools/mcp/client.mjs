// Speaks with `annals mcp` by the official SDK's client: client.mjs PROGRAM BASE

import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { LATEST_PROTOCOL_VERSION } from "@modelcontextprotocol/sdk/types.js";

const [program, base] = process.argv.slice(2);

async function session(options, use) {
  const client = new Client({ name: "test", version: "1" });
  client.onerror = (error) => assert.fail(`the client complains: ${error}`);
  const transport = new StdioClientTransport({ command: program, args: ["mcp", base, ...options] });
  await client.connect(transport);
  try {
    assert.equal(transport._protocolVersion ?? LATEST_PROTOCOL_VERSION, LATEST_PROTOCOL_VERSION);
    await use(client);
  } finally {
    await client.close();
  }
}

const text = (result) => result.content[0].text;

await session([], async (client) => {
  assert.equal(client.getServerVersion().name, "annals");
  assert.match(client.getInstructions(), /source/);
  await client.ping();

  const { tools } = await client.listTools();
  assert.ok(tools.some((tool) => tool.name === "order" && tool.annotations.readOnlyHint));

  const call = (name, args) => client.callTool({ name, arguments: args });
  for (const [name, args] of [
    ["add", { type: "source", title: "KNKT final report", key: "knkt", source: "self" }],
    ["add", { type: "event", title: "Sensor replaced", when: "27 October 2018", source: "knkt", at: "p. 30" }],
    ["add", { type: "event", title: "Crash", kind: "crash", when: "29 October 2018", source: "knkt" }],
    ["link", { from: "sensor-replaced", kind: "enables", to: "crash", source: "knkt" }],
  ]) {
    const result = await call(name, args);
    assert.ok(!result.isError, text(result));
  }

  const order = await call("order", { a: "sensor-replaced", b: "crash" });
  assert.equal(order.structuredContent.starts_before, "must");
  assert.match(text(order), /p\. 30/);

  const wrong = await call("say", { key: "crash", field: ["summary=x"] });
  assert.ok(wrong.isError);
  assert.match(text(wrong), /"source" is missing/);
  await assert.rejects(call("fly", {}), /no tool "fly"/);

  const { resources } = await client.listResources();
  assert.ok(resources.some((one) => one.uri === "annals://record/knkt"));
  const { resourceTemplates } = await client.listResourceTemplates();
  assert.equal(resourceTemplates[0].uriTemplate, "annals://record/{key}");
  const { contents } = await client.readResource({ uri: "annals://record/crash" });
  assert.match(contents[0].text, /Crash/);
});

await session(["--read-only"], async (client) => {
  const { tools } = await client.listTools();
  assert.ok(tools.every((tool) => tool.annotations.readOnlyHint));
});
