// The built client, whose timers and raw sockets are known.
"use strict";
const fs = require("fs");
const { io } = require("socket.io-client");

const SOURCE = fs.readFileSync(process.argv[2], "utf-8");

const timersIn = (running) => [
  (fn, ms) => {
    const timer = setTimeout(() => {
      running.delete(timer);
      fn();
    }, ms);
    running.add(timer);
    return timer;
  },
  (timer) => {
    running.delete(timer);
    clearTimeout(timer);
  },
];

// A client of its own, with the timers that run and all raw sockets that it ever had.
const load = () => {
  const module = { exports: {} };
  const timers = new Set();
  const raws = [];
  new Function("module", "exports", "setTimeout", "clearTimeout", SOURCE)(module, module.exports, ...timersIn(timers));
  const client = module.exports((...values) => {
    raws.push(io(...values));
    return raws.at(-1);
  });
  return { client, timers, raws };
};

module.exports = { load };
