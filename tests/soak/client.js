// The client of a soak run, in Node and in a page: asks, counts how each request ends, and tells what it holds.
// It finds `io`, of the library, and `platform`: `collect()` frees garbage, `timers()` counts what is due, `heard()` who
// listens to `signal`, an AbortSignal.
globalThis.soak = (() => {
  const OK = "/status/200";
  const NEVER = "/never"; // has a route that does not answer
  // Of raw sockets, managers, engines and transports.
  const EVENTS = [
    ...["connect", "connect_error", "disconnect", "reconnect", "reconnect_attempt", "reconnect_error", "reconnect_failed"],
    ...["open", "close", "error", "packet", "packetCreate", "data", "drain", "flush", "message", "ping", "pong"],
    ...["handshake", "heartbeat", "upgrade", "upgrading", "upgradeError", "pollComplete"],
  ];
  const endings = {};
  const tally = { asked: 0, ended: 0, twice: 0, busy: 0, connections: 0 };
  const { signal } = platform; // never aborts: requests come and go, and must leave nothing on it
  let made = []; // weak references to every raw socket, and to every engine beneath, of this run
  let socket;

  const remember = (object) => {
    if (object && !made.some((one) => one.deref() === object)) made.push(new WeakRef(object));
  };

  // Each request has a callback of its own, which is to be called once.
  const ask = (options) =>
    new Promise((resolve) => {
      let times = 0;
      tally.asked += 1;
      socket.request(options, (_, jwr) => {
        times += 1;
        if (times > 1) {
          tally.twice += 1;
          return;
        }
        const ending = jwr.statusCode || jwr.error.code;
        endings[ending] = (endings[ending] || 0) + 1;
        tally.ended += 1;
        resolve();
      });
    });

  // Of each hundred one is aborted, one has a limit before its answer, one another and no answer, and ten a signal.
  const ask_mixed = (number) => {
    const place = number % 100;
    if (place === 7) return ask({ url: "/slow/20", timeout: 1 });
    if (place === 27) return ask({ url: NEVER, timeout: 1 });
    if (place === 57) {
      const aborter = new AbortController();
      const ended = ask({ url: OK, signal: aborter.signal });
      aborter.abort();
      return ended;
    }
    return ask(place % 10 === 3 ? { url: OK, signal } : { url: OK });
  };

  const event = (name) => new Promise((resolve) => socket.once(name, resolve));

  // Begins what Python does not wait for; `tally.busy` tells that it is not at its end.
  const begin = (work) => {
    tally.busy += 1;
    work.finally(() => (tally.busy -= 1));
  };

  const size = (table) => Object.keys(table || {}).length;

  const listeners_of = (emitter) => EVENTS.reduce((sum, name) => sum + emitter.listeners(name).length, 0);

  return {
    async connect(url, options) {
      io.sails.environment = "production"; // says nothing in the console
      socket = io.sails.connect(url, options);
      socket.on("connect", () => {
        tally.connections += 1;
        remember(socket._raw);
        remember(socket._raw.io.engine);
      });
      await socket.ready();
    },

    // The page disconnects and connects again: a request in flight is lost, one that waits is answered.
    async reconnect(times) {
      for (let time = 0; time < times; time += 1) {
        ask({ url: NEVER });
        socket.disconnect();
        const answered = ask({ url: OK });
        socket.reconnect();
        await answered;
      }
    },

    // The server hangs up, and the client comes back by itself; requests likewise.
    async lose(times) {
      for (let time = 0; time < times; time += 1) {
        const lost = [ask({ url: NEVER }), ask({ method: "post", url: "/drop" })];
        const back = event("connect");
        await Promise.all(lost);
        await Promise.all([ask({ url: OK }), back]);
      }
    },

    ask(count, url) {
      for (let number = 0; number < count; number += 1) begin(ask({ url }));
    },

    // So many requests, of which no more than `width` are in flight at a time.
    work(count, width) {
      let number = 0;
      const lane = async () => {
        while (number < count) await ask_mixed(number++);
      };
      for (let place = 0; place < width; place += 1) begin(lane());
    },

    socket: () => socket,
    disconnect: () => void socket.disconnect(),
    status: () => socket.status,
    tally: () => ({ ...tally, endings }),

    async counts() {
      await platform.collect();
      made = made.filter((one) => one.deref());
      const raw = socket._raw;
      const emitters = [raw, raw.io, raw.io.engine, raw.io.engine.transport];
      const heard = emitters.reduce((sum, emitter) => sum + listeners_of(emitter), raw.listenersAny().length);
      return {
        listeners: heard + platform.heard(),
        kept: made.length,
        waiting: socket.queued().length + size(raw.acks) + raw.sendBuffer.length + raw.receiveBuffer.length,
        timers: platform.timers(),
      };
    },
  };
})();
