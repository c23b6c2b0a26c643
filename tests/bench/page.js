// What the benchmarks do in a page, the same for each client. Python calls the functions of `bench`.

// Whichever client the page has loaded: one interface over `io.sails` and over bare socket.io-client.
const SDK = "__sails_io_sdk_version=1.2.1&__sails_io_sdk_platform=browser&__sails_io_sdk_language=javascript";

// A socket of the library, ours or the reference.
class SailsLink {
  constructor() {
    this.socket = io.sails.connect(location.origin);
  }
  get raw() {
    return this.socket._raw;
  }
  ask(url, done) {
    this.socket.get(url, done);
  }
  disconnect() {
    this.socket.disconnect();
  }
  reconnect() {
    // 1.2.1 lets the query grow at each reconnect(); after some 160 of them the server refuses so long a URL.
    this.socket.query = undefined;
    this.socket.reconnect();
  }
}

// socket.io-client alone, which is made to send the very packets of a Sails client.
class BareLink {
  constructor() {
    this.socket = io(location.origin, { transports: ["websocket"], query: SDK, forceNew: true });
  }
  get raw() {
    return this.socket;
  }
  ask(url, done) {
    this.socket.emitWithAck("get", { method: "get", headers: {}, data: {}, url }).then(({ body }) => done(body));
  }
  disconnect() {
    this.socket.disconnect();
  }
  reconnect() {
    this.socket.connect();
  }
}

const bench = (() => {
  const URL = "/status/200";
  const newLink = () => (io.sails ? new SailsLink() : new BareLink());
  const now = () => performance.now();
  let link;

  // By way of the raw socket: 1.2.1 forgets at a reconnect() which listeners were bound before it.
  const connected = () => new Promise((resolve) => link.raw.once("connect", resolve));
  const answer = (url) => new Promise((resolve) => link.ask(url, resolve));

  // Counts answers: every request has a callback of its own, as in a page, and is to be answered once.
  const tally = (size) => {
    const times = new Uint8Array(size);
    let left = size;
    let wrong = 0;
    const all = Promise.withResolvers();
    return {
      all: all.promise,
      callback: (place) => (body) => {
        times[place] += 1;
        if (!body || body.status !== 200) wrong += 1;
        left -= 1;
        if (left === 0) all.resolve();
      },
      counts: () => ({ asked: size, once: times.filter((count) => count === 1).length, wrong }),
    };
  };

  // The same order each time, for every client: Fisher and Yates, with a small generator (mulberry32) of fixed seed.
  const shuffled = (places) => {
    let seed = 20180101;
    const random = () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    for (let last = places.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [places[last], places[other]] = [places[other], places[last]];
    }
    return places;
  };
  const ORDERS = {
    "in order": (places) => places,
    reverse: (places) => places.reverse(),
    shuffled,
  };

  return {
    // (a) Compiling and running a script that lies in the page already.
    evaluate(text) {
      const script = document.createElement("script");
      script.textContent = text;
      const start = now();
      document.head.append(script);
      const ms = now() - start;
      if (!window.io) throw new Error("The script left no `io`.");
      return { ms, isolated: crossOriginIsolated };
    },

    // A connected link, for the measures that come next.
    async connect() {
      link = newLink();
      await connected();
    },

    // (c) Each request is made when the one before it is answered.
    async sequential(size) {
      const answers = tally(size);
      const start = now();
      let place = 0;
      const next = () => {
        if (place === size) return;
        const count = answers.callback(place);
        place += 1;
        link.ask(URL, (body) => {
          count(body);
          next();
        });
      };
      next();
      await answers.all;
      return { ms: now() - start, ...answers.counts() };
    },

    // (d) All requests are made in one go.
    async inFlight(size) {
      const answers = tally(size);
      const start = now();
      for (let place = 0; place < size; place += 1) link.ask(URL, answers.callback(place));
      await answers.all;
      return { ms: now() - start, ...answers.counts() };
    },

    // (e) The same before the connection is there; the time of connecting is part of it.
    async queued(size) {
      const answers = tally(size);
      const start = now();
      link = newLink();
      for (let place = 0; place < size; place += 1) link.ask(URL, answers.callback(place));
      await answers.all;
      const ms = now() - start;
      link.disconnect();
      return { ms, ...answers.counts() };
    },

    // (f) The server sends events; each is heard by all listeners.
    async events(events, listeners) {
      const all = Promise.withResolvers();
      const heard = new Uint32Array(listeners);
      let left = events * listeners;
      const handlers = Array.from(heard, (_, place) => () => {
        heard[place] += 1;
        left -= 1;
        if (left === 0) all.resolve();
      });
      for (const handler of handlers) link.socket.on("burst", handler);
      const start = now();
      link.ask(`/burst/${events}`, () => {});
      await all.promise;
      const ms = now() - start;
      for (const handler of handlers) link.socket.off("burst", handler);
      return { ms, asked: listeners, once: heard.filter((count) => count === events).length, wrong: 0 };
    },

    // (k) What the client does by itself: nothing is sent, and the answers are given here, as socket.io gives them: it
    // forgets an acknowledgement before it calls it, and one of `emitWithAck` gets an error, or null, first. It is done
    // several times where few are in flight, so that each size pays for the garbage it makes; what the page itself
    // needs is made, and tenured, before the clock runs.
    async bookkeeping(size, order, repeat) {
      const { raw } = link;
      const places = ORDERS[order](Array.from({ length: size }, (_, place) => place));
      const answers = tally(size * repeat);
      const callbacks = Array.from({ length: size * repeat }, (_, place) => answers.callback(place));
      const acknowledgements = new Array(size).fill(null);
      const reply = { body: { status: 200 }, headers: {}, statusCode: 200 };
      let sent = 0;
      raw.emit = (method, packet, acknowledge) => {
        acknowledgements[sent] = acknowledge;
        sent += 1;
      };
      const answerTo = (place) => {
        const acknowledge = acknowledgements[place];
        acknowledgements[place] = null;
        if (acknowledge.withError) acknowledge(null, reply);
        else acknowledge(reply);
      };
      gc({ type: "minor" });
      gc({ type: "minor" });
      const start = now();
      for (let asked = 0; asked < size * repeat; asked += size) {
        sent = 0;
        for (let place = 0; place < size; place += 1) link.ask(URL, callbacks[asked + place]);
        for (let turn = 0; turn < size; turn += 1) answerTo(places[turn]);
        await null; // a promise tells its page a moment later
      }
      const ms = now() - start;
      delete raw.emit; // and the prototype's is there again
      return { ms, ...answers.counts() };
    },

    // (g) Requests that stay unanswered; the last, which is answered, tells that the others are on their way.
    async leaveUnanswered(size) {
      const done = () => {
        throw new Error("A request was answered that the server never answers.");
      };
      for (let place = 0; place < size; place += 1) link.ask("/never", done);
      await answer(URL);
    },

    // (g) One connection after the other.
    async reconnect(times) {
      for (let time = 0; time < times; time += 1) {
        link.disconnect();
        link.reconnect();
        await connected();
      }
      await answer(URL);
    },
  };
})();
