// Steps that connect and disconnect. The twin of `connecting.py`.
"use strict";

module.exports = {
  disconnect: (socket) => socket.disconnect(),

  reconnect: (socket) => socket.reconnect(),

  // As old pages do; while socket.io tries again by itself, that would confuse it.
  raw_connect: (socket) => {
    if (socket._raw && socket.status === "disconnected") socket._raw.connect();
  },

  // As old pages do; while it connects, socket.io tells nobody of that.
  raw_disconnect: (socket) => {
    if (socket.isConnected()) socket._raw.disconnect();
  },

  // As the platform's own end of a connection.
  engine_close: (socket) => {
    const engine = socket._raw && socket._raw.io.engine;
    if (engine && engine.readyState === "open") engine.close();
  },

  // Let the page come to the foreground, where that is listened to.
  hurry: ({ _connection: connection }) => {
    if (connection._sleeps) connection._hurry();
  },
};
