// Asks a Turtle file every query of a list with Comunica: node comunica.js GRAPH.ttl ASKED.json, rows on standard output.
"use strict";
const fs = require("fs");
const { QueryEngine } = require("@comunica/query-sparql-file");

async function main([graph, asked]) {
  const engine = new QueryEngine();
  const value = fs.readFileSync(graph, "utf8");
  const source = { type: "serialized", value, mediaType: "text/turtle", baseIRI: "http://localhost/" };
  const told = {};
  for (const { name, text } of JSON.parse(fs.readFileSync(asked, "utf8"))) {
    const result = await engine.query(text, { sources: [source] });
    const { variables } = await result.metadata();
    const stream = await result.execute();
    told[name] = (await stream.toArray()).map((row) => variables.map((entry) => {
      const term = row.get((entry.variable || entry).value);
      return term && { value: term.value, datatype: term.datatype ? term.datatype.value : "" };
    }));
  }
  process.stdout.write(JSON.stringify(told));
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
