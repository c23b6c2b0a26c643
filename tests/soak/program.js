// The client of a soak run in Node: `CLIENT_FILE=dist/sails.io.cjs node --expose-gc program.js`. Each line that it reads,
// `["method", ...values]`, calls a method of `soak`; it answers each by a line. It ends by itself after its input has.
const { getEventListeners, setMaxListeners } = require("node:events");
const { readdirSync } = require("node:fs");
const { createInterface } = require("node:readline");
const { setImmediate: turn } = require("node:timers/promises");
const { getHeapStatistics } = require("node:v8");

const LOOKS = 3;
const resources = (kind) => process.getActiveResourcesInfo().filter((name) => name === kind).length;
const { signal } = new AbortController();
setMaxListeners(0, signal); // else Node warns of the eleventh request in flight

globalThis.platform = {
  async collect() {
    // What is freed by a finalizer goes with the second collection.
    for (let time = 0; time < 3; time += 1) {
      await turn();
      gc();
    }
  },
  timers: () => resources("Timeout") + resources("Immediate"),
  signal,
  heard: () => getEventListeners(signal, "abort").length,
};
globalThis.io = require(process.env.CLIENT_FILE)(require("socket.io-client"));
io.sails.autoConnect = false;
require("./client.js");

const heard_by = (emitter) => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);

// Now and then a collection leaves something that the next one takes.
const least_heap = async () => {
  const found = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await platform.collect();
    found.push(getHeapStatistics().used_heap_size);
  }
  return Math.min(...found);
};

const methods = {
  ...soak,
  async counts() {
    const found = await soak.counts();
    return {
      ...found,
      listeners: found.listeners + heard_by(process),
      sockets: resources("TCPSocketWrap"),
      files: readdirSync("/dev/fd").length,
      heap: await least_heap(),
    };
  },
  run: (script) => (0, eval)(script),
  // The clock of a laptop that has slept: timers stood still meanwhile.
  jump(milliseconds) {
    const { now } = Date;
    Date.now = () => now.call(Date) + milliseconds;
  },
};

createInterface({ input: process.stdin }).on("line", async (line) => {
  const [name, ...values] = JSON.parse(line);
  const value = await methods[name](...values);
  process.stdout.write(`${JSON.stringify(value === undefined ? null : value)}\n`);
});
