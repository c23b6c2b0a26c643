// Gives hostile inputs to the built client in Node: the twin of `subject.py`.
//
// node subject.cjs CLIENT_FILE: reads {url, inputs, waits} line by line, and answers what came of them.
"use strict";
const { io: client } = require("socket.io-client");
const { fingerprint } = require("./built_ins.cjs");
const { ON_PURPOSE, made } = require("./values.cjs");

const io = require(process.argv[2])(client);
io.sails.autoConnect = false;
// Milliseconds: in the first all has to end, in the second a hostile connection may come about.
const LIMIT = 5000;
const PATIENCE = 150;
// The actions after which the socket is to be looked at, one after the other.
const USING = ["call", "set", "say"];
const SETTINGS = {
  ...io.sails,
  autoConnect: false,
  environment: "production",
  reconnection: true,
  reconnectionDelay: 1,
  reconnectionDelayMax: 20,
};

// They are not to keep Node.
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref());
const until = async (condition, ms) => {
  const end = Date.now() + ms;
  while (!condition() && Date.now() < end) await later(1);
};

const complaints = [];
const textOf = (error) => `${(error && error.stack) || error}`;
const complain = (error) => {
  if (!textOf(error).includes(ON_PURPOSE)) complaints.push(textOf(error));
};
process.on("uncaughtException", complain);
process.on("unhandledRejection", complain);
// Node warns of times that are too long for it, which it takes for none.
process.on("warning", (warning) => {
  if (warning.name !== "TimeoutOverflowWarning") complain(warning);
});

// What Python has to know of an error.
const told = (error) => {
  if (!(error instanceof Error)) return { kind: typeof error, message: String(error) };
  const { constructor, name, code, message } = error;
  return { kind: error instanceof io.sails.SailsError ? "SailsError" : constructor.name, name, code, message };
};

// How a request ends: with a status or an error; 'never' is neither.
const endOf = (call) =>
  Promise.race([call.then((jwr) => jwr.statusCode, told), later(LIMIT).then(() => "never")]);

class Subject {
  constructor(url) {
    this.url = url;
    this.errors = [];
    this.ends = [];
    this.reset();
    this.socket = io.sails.connect();
  }

  // Do inputs while the socket is connected, or while it waits for that; see that it works afterwards.
  async do(inputs, waits) {
    this.reset();
    await this.connected();
    if (waits) this.socket.disconnect();
    this.socket.on("connect_error", (error) => this.errors.push(told(error)));
    const ends = [];
    for (const [action, ...values] of inputs) ends.push(await this.attempt(action, values, waits));
    if (waits) this.begin();
    const outcomes = await Promise.all(ends.map((end) => end()));
    this.tidy();
    await this.connected();
    const works = await endOf(this.socket.get("/echo"));
    return { outcomes, works, errors: this.errors.splice(0), complaints: complaints.splice(0) };
  }

  // Do one input, and return what tells what has come of it; what takes no requests of this socket goes on meanwhile.
  async attempt(action, values, waits) {
    try {
      const end = this.ending(await this[action](...values.map(made)));
      if (waits || !USING.includes(action)) return end;
      const outcome = await end();
      return () => outcome;
    } catch (error) {
      return () => ({ threw: told(error) });
    }
  }

  ending({ result, later: over }) {
    if (over) {
      const outcome = over.then(() => ({}), (error) => ({ threw: told(error) }));
      return () => outcome;
    }
    if (result && result.request && typeof result.stop === "function") {
      const { request } = result;
      this.ends.push(() => result.stop());
      return async () => ({ end: await endOf(request) });
    }
    if (result && typeof result.abort === "function") return async () => ({ end: await endOf(result) });
    if (typeof result === "function") this.ends.push(result);
    return () => ({});
  }

  // The actions. What they return is in a box, as a request would be awaited.

  call(method, values) {
    return { result: this.socket[method](...values) };
  }

  set(name, value) {
    this.socket[name] = value;
    return {};
  }

  // Let the server say frames, and see whether it can be talked with after that.
  async say(frames) {
    const call = this.socket.post("/say", frames);
    await endOf(this.socket.get("/echo"));
    await this.connected();
    call.abort();
    return { result: call };
  }

  // Let it say them in the place of its greeting.
  greet(frames) {
    return this.met(io.sails.connect({ query: { greeting: JSON.stringify(frames) } }));
  }

  connect(values) {
    return this.met(io.sails.connect(...values));
  }

  option(name, value) {
    io.sails[name] = value;
    try {
      return this.met(io.sails.connect());
    } finally {
      this.reset();
    }
  }

  // A socket has to work again when the property is as it was.
  property(name, value) {
    const socket = io.sails.connect();
    socket.disconnect();
    const before = socket[name];
    const restore = async () => {
      socket[name] = before;
      socket.reconnect();
      await until(() => socket.isConnected(), LIMIT);
      socket.disconnect();
    };
    try {
      socket[name] = value;
      socket.reconnect();
    } catch (error) {
      return { later: restore().then(() => Promise.reject(error)) };
    }
    return { later: this.met(socket).later.then(restore) };
  }

  // Have a socket for a moment.
  met(socket) {
    socket.on("connect_error", (error) => this.errors.push(told(error)));
    const leave = () => {
      if (socket.status !== "disconnected") socket.disconnect();
    };
    return { later: until(() => socket.status !== "connecting", PATIENCE).then(leave) };
  }

  // Take back what the inputs have set up.
  tidy() {
    const { socket } = this;
    for (const end of this.ends.splice(0)) end();
    for (const name of ["headers", "auth", "requestTimeout", "queueLimit", "queueTimeout", "lostAfter"])
      socket[name] = undefined;
    socket.removeAllListeners();
    this.reset();
  }

  reset() {
    for (const name of Object.keys(io.sails)) delete io.sails[name];
    Object.assign(io.sails, SETTINGS, { url: this.url });
  }

  // Connect, without what cannot be sent.
  begin() {
    const { socket } = this;
    if (socket.status !== "disconnected") return;
    try {
      socket.reconnect();
    } catch (error) {
      this.errors.push(told(error));
      socket.auth = undefined;
      socket.reconnect();
    }
  }

  async connected() {
    this.begin();
    await until(() => this.socket.isConnected(), LIMIT);
  }
}

const subjects = new Map();
const before = fingerprint();
const answer = async (line) => {
  const { url, inputs, waits } = JSON.parse(line);
  if (!subjects.has(url)) subjects.set(url, new Subject(url));
  const found = await subjects.get(url).do(inputs, waits);
  process.stdout.write(`${JSON.stringify({ ...found, pollution: fingerprint() !== before })}\n`);
};
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", answer);
lines.on("close", () => {
  for (const { socket } of subjects.values()) if (socket.status !== "disconnected") socket.disconnect();
});
