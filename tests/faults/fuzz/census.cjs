// What there is at a moment: the client's lists, its raw sockets and its timers. The twin of `census.py`.
"use strict";

const count = (table) => Object.values(table).reduce((sum, each) => sum + each.length, 0);

const census = ({ socket, raws, timers, signals }) => {
  const { _outbox: outbox, _listeners: listeners, _connection: connection } = socket;
  return {
    state: connection.state,
    status: socket.status,
    queued: socket.queued().length,
    in_flight: outbox.in_flight.listed().length,
    miscounted: [outbox.unsent, outbox.in_flight].some((line) => line.count !== line.listed().length),
    line: outbox.line.length,
    preparing: outbox.preparing != null,
    flushing: outbox.is_flushing,
    subscriptions: outbox.subscriptions.length,
    interceptors: outbox.interceptors.pairs.length,
    promises: connection.status._promises.length,
    handlers: count(listeners._handlers),
    once: count(listeners._once),
    any: listeners._any.length,
    signals: [...signals.values()].reduce((sum, { heardBy }) => sum + heardBy.size, 0),
    sleeps: connection._sleeps != null,
    raws: raws.filter((raw) => raw.io._readyState !== "closed").length,
    timers: timers.size,
  };
};

module.exports = { census };
