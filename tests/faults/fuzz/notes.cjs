// What is noted of a client: what the page is told, and the moves of the connection. The twin of `notes.py`.
"use strict";

class Notes {
  constructor(socket) {
    this.socket = socket;
    this.entries = [];
    this.follow();
    this.hear();
  }

  add(...entry) {
    this.entries.push(entry);
  }

  take() {
    return this.entries.splice(0);
  }

  // Hear all that the model has to know; the plan's own handlers come and go.
  hear() {
    const { socket } = this;
    socket.onAny((event, value) => this.add("heard", event, value.n));
    socket.on("sails:status", ({ previous, status, reason }) => this.add("status", previous, status, reason));
    socket.on("disconnect", (reason) => this.add("parted", reason));
    socket.on("connect_error", (error) => this.add("failed", `${error.message} ${error.description || ""}`));
  }

  follow() {
    const { _connection: connection, _outbox: outbox } = this.socket;
    const { _move: move } = connection;
    const { resume } = outbox;
    connection._move = (event) => {
      const before = connection.state;
      const known = move.call(connection, event);
      if (known) this.add("moved", before, event, connection.state);
      return known;
    };
    outbox.resume = () => {
      this.add("resumed");
      resume.call(outbox);
    };
  }
}

module.exports = { Notes };
