/**
 * Many visitors in one process, and, when they are asked for, a sender of events at each Sails process:
 *   node visitors.cjs '{"url": …, "nodes": {"a": …}, "count": 12, "name": "1-", "every": 40, "options": {}}'
 * What is asked of them comes as lines of JSON, and so do the answers.
 */
const readline = require('node:readline');

const CLIENT = process.env.CLIENT_FILE;
const io = require(CLIENT)(require('socket.io-client'));
require(CLIENT.replace('.io.cjs', '.io.extras.cjs'))(io);
require('./visitor.js');

const EVENTS_EVERY = 20; // milliseconds

/** Sends numbered events through one process, and keeps those that were answered. */
class Sender {
  constructor(node, url) {
    Object.assign(this, { node, sent: [], number: 0 });
    this.socket = io.sails.connect(url, { reconnection: false });
    this.socket.on('sails:status', ({ status }) => { if (status === 'disconnected') { this.end(); } });
    this.timer = setInterval(() => this.send(), EVENTS_EVERY);
  }

  send() {
    this.number += 1;
    const event = { from: this.node, number: this.number };
    const begin = Date.now();
    this.socket.post('/rooms/news', event, (body, jwr) => {
      if (jwr.statusCode === 200) { this.sent.push({ ...event, begin, end: Date.now() }); }
    });
  }

  end() {
    clearInterval(this.timer);
  }
}

/** A session of its own, which it shows whenever it connects. */
async function cookieOf(url) {
  const answer = await fetch(`${url}/visits`, { method: 'POST' });
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith('sails.sid=')).split(';')[0];
}

async function main() {
  const { url, nodes, count, name, every, options } = JSON.parse(process.argv[2]);
  Object.assign(io.sails, { autoConnect: false, environment: 'production' });
  const visitors = [];
  for (let number = 0; number < count; number += 1) {
    const initialConnectionHeaders = { cookie: await cookieOf(url) };
    visitors.push(new Visitor(io, {
      name: `${name}${number}`, url, every, retries: number % 2 === 1, options: { ...options, initialConnectionHeaders },
    }));
    await visitors[number].leaves(null);
  }
  let senders = [];
  const all = (asked) => Promise.all(visitors.map(asked));
  const answers = {
    send: () => { senders = Object.entries(nodes).map(([node, address]) => new Sender(node, address)); },
    work: ({ count: more }) => all((visitor) => visitor.works(more)),
    leave: ({ node }) => all((visitor) => visitor.leaves(node)),
    // The last event of all: whoever hears it has been sent all before it.
    farewell: async ({ node }) => {
      senders.forEach((sender) => sender.end());
      await senders.find((sender) => sender.node === node).socket.post('/rooms/news', { from: 'end', number: 0 });
    },
    end: async () => ({ reports: await all((visitor) => visitor.end()), sent: senders.flatMap(({ sent }) => sent) }),
  };
  const say = (value) => process.stdout.write(`${JSON.stringify(value === undefined ? null : value)}\n`);
  say(null);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line);
    say(await answers[asked.do](asked));
  }
  process.exit();
}

main();
