// Does the steps of a plan with the built client in Node, and notes what is seen. The twin of `actor.py`.
"use strict";
const { census } = require("./census.cjs");
const { load } = require("./client.cjs");
const connecting = require("./connecting.cjs");
const { Notes } = require("./notes.cjs");
const { ON_PURPOSE, Signal, authOf, headersOf, interceptorOf } = require("./page.cjs");

const endOf = (jwr) =>
  jwr.statusCode !== 0 ? [jwr.statusCode, false] : [jwr.error.code, jwr.error.message.startsWith("Not sent")];

const isCyclic = (error) => error instanceof RangeError || /circular|cyclic/i.test(error.message);

class Actor {
  constructor(url, settings) {
    this.asked = new Set();
    this.calls = new Map();
    this.signals = new Map();
    this.handlers = new Map();
    this.removers = [];
    this.subscriptions = new Map();
    const { client, timers, raws } = load();
    Object.assign(client.sails, { autoConnect: false, environment: "production", url, ...settings });
    client.sails.auth = authOf(settings.auth);
    this.socket = client.socket;
    this.notes = new Notes(this.socket);
    this.census = () => census({ socket: this.socket, raws, timers, signals: this.signals });
  }

  // What was noted since the last time, and what there is now.
  told() {
    return { entries: this.notes.take(), census: this.census() };
  }

  do(step) {
    const { op, n = null } = step;
    try {
      if (op in connecting) connecting[op](this.socket);
      else this[`do_${op}`](step);
      this.notes.add("did", op, n);
    } catch (error) {
      if (error.code) this.notes.add("threw", op, n, error.code);
      else if (isCyclic(error)) this.notes.add("threw", op, n, "E_CYCLIC");
      else this.complain(`${op}: ${error.stack}`);
    }
  }

  // End what a plan that failed has left.
  close() {
    if (this.socket.status !== "disconnected") this.socket.disconnect();
  }

  complain(text) {
    if (!text.includes(ON_PURPOSE)) this.notes.add("crashed", text);
  }

  doAll(steps) {
    for (const step of steps) this.do(step);
  }

  do_burst({ steps }) {
    this.doAll(steps);
  }

  do_return({ steps }) {
    this.doAll(steps);
  }

  // Requests

  do_ask(step) {
    const { n, url, verb: method, timeout, throws } = step;
    if (this.asked.has(n)) return; // by a handler that is called again
    this.asked.add(n);
    const data = { n, text: "x".repeat(step.size) };
    if (step.cyclic) data.self = data;
    const options = { url, method, data, timeout: timeout ?? undefined };
    if (step.signal) {
      this.signals.set(n, new Signal(step.signal === "aborted"));
      options.signal = this.signals.get(n).controller.signal;
    }
    if (!step.queue) options.queue = false;
    this.notes.add("asking", n, method, url);
    const call = this.socket.request(options, (body, jwr) => {
      this.notes.add("ended", n, "callback", ...endOf(jwr));
      this.doAll(step.then);
      if (throws) throw new Error(ON_PURPOSE);
    });
    this.calls.set(n, call);
    const end = (jwr) => this.notes.add("ended", n, "awaited", ...endOf(jwr));
    call.then(end, (error) => end(error.jwr));
  }

  isWaiting(n) {
    return this.socket.queued().includes(this.calls.get(n));
  }

  do_abort({ n }) {
    const call = this.calls.get(n);
    if (call) {
      this.notes.add("aborting", n, this.isWaiting(n));
      call.abort();
    }
  }

  do_signal({ n }) {
    const signal = this.signals.get(n);
    if (signal) {
      this.notes.add("aborting", n, this.isWaiting(n));
      signal.controller.abort();
    }
  }

  do_clear_queue() {
    this.socket.clearQueue();
  }

  do_subscribe({ id, url }) {
    if (!this.subscriptions.has(id))
      this.subscriptions.set(id, this.socket.subscribe({ url, data: { subscription: id } }));
  }

  do_unsubscribe({ id }) {
    if (this.subscriptions.has(id)) this.subscriptions.get(id).stop();
  }

  // Listeners

  do_on(step) {
    if (this.handlers.has(step.id)) return;
    const hear = (value) => {
      this.notes.add("told", step.id, (value && value.n) ?? null);
      this.doAll(step.then);
      if (step.throws) throw new Error(ON_PURPOSE);
    };
    this.handlers.set(step.id, [step.event, hear]);
    this.notes.add("bound", step.id, step.event, step.once);
    this.socket[step.once ? "once" : "on"](step.event, hear);
  }

  do_off({ id }) {
    if (this.handlers.has(id)) {
      this.notes.add("unbound", id);
      this.socket.off(...this.handlers.get(id));
    }
  }

  do_forget() {
    this.notes.add("unbound", null);
    this.socket.removeAllListeners();
    this.notes.hear();
  }

  do_ready() {
    this.socket.ready().catch(() => {});
  }

  // Options

  do_set({ name, value }) {
    this.socket[name] = value ?? undefined;
  }

  do_headers({ mode }) {
    this.socket.headers = headersOf(mode);
  }

  do_intercept({ mode }) {
    this.removers.push(this.socket.intercept(interceptorOf(mode)));
  }

  // Remove the oldest interceptor.
  do_let_go() {
    if (this.removers.length) this.removers.shift()();
  }

  // Take back all that the plan has set up.
  do_rest() {
    this.do_forget();
    this.socket.headers = undefined;
    // A connection that is lost from here on leaves no timer behind, which would run on for as long as `lostAfter`.
    Object.assign(this.socket, { requestTimeout: undefined, queueTimeout: undefined, queueLimit: 100000, lostAfter: false });
    for (const remove of this.removers) remove();
    for (const subscription of this.subscriptions.values()) subscription.stop();
  }
}

module.exports = { Actor };
