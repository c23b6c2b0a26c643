// node actors.cjs CLIENT_FILE: reads {id, open, step, close} line by line, and answers {id, entries, census} to each.
// See `node_actors.py`.
"use strict";
const { Actor } = require("./actor.cjs");

const actors = new Map();

// Nobody knows whose it is that nobody has caught.
const complain = (error) => {
  for (const actor of actors.values()) actor.complain(`${(error && error.stack) || error}`);
};
process.on("uncaughtException", complain);
process.on("unhandledRejection", complain);

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { id, open, step, close } = JSON.parse(line);
    if (open) actors.set(id, new Actor(open.url, open.settings));
    const actor = actors.get(id);
    if (step) actor.do(step);
    process.stdout.write(`${JSON.stringify({ id, ...actor.told() })}\n`);
    if (close) {
      actor.close();
      actors.delete(id);
    }
  });
