/** The custom routes of the contract app. Every one has its twin in tests/support/contract_app.py. */

const answers = require('./answers');

module.exports = function buildRoutes(sails) {
  const journals = {};

  const seenByServer = (req) => ({
    method: req.method,
    path: req.path,
    url: req.url,
    query: req.query,
    body: req.body === undefined ? null : req.body,
    headers: req.headers,
    isSocket: !!req.isSocket,
  });

  const asJavaScript = (res, text) => res.set('Content-Type', 'application/javascript').send(text);

  return {
    // What the server saw of a request, whatever its method.
    '/echo': (req, res) => res.ok(seenByServer(req)),

    'GET /status/:code': (req, res) => res.status(Number(req.params.code)).send({ status: Number(req.params.code) }),
    'GET /text': (req, res) => res.send('plain text'),
    'GET /header': (req, res) => res.set('X-Contract', 'kept').send({ headers: 'set' }),
    'GET /redirect/:code': (req, res) => res.status(Number(req.params.code)).redirect('/echo'),
    'GET /body/nothing': (req, res) => res.send(),
    'GET /body/null': (req, res) => res.json(null),
    'GET /body/empty': (req, res) => res.send(''),
    'GET /body/list': (req, res) => res.send([1, [null], {}]),
    'GET /body/false': (req, res) => res.json(false),
    'GET /body/quoted': (req, res) => res.json('text'),
    'GET /slow/:ms': (req, res) => { setTimeout(() => res.ok({ waited: Number(req.params.ms) }), Number(req.params.ms)); },
    'GET /never': () => {},

    'GET /session': (req, res) => res.ok({ count: req.session.count || 0 }),
    'POST /session/count': (req, res) => {
      req.session.count = (req.session.count || 0) + 1;
      return res.ok({ count: req.session.count });
    },

    // A list per name: tells in which order, and how often, requests came in.
    'POST /journal/:name': (req, res) => {
      const entries = journals[req.params.name] = journals[req.params.name] || [];
      entries.push(req.body.entry);
      return res.ok({ entries: entries.length });
    },
    'GET /journal/:name': (req, res) => res.send(journals[req.params.name] || []),

    'POST /rooms/:room/join': (req, res) => {
      sails.sockets.join(req, req.params.room, () => res.ok({ joined: req.params.room }));
    },
    'POST /rooms/:room/leave': (req, res) => {
      sails.sockets.leave(req, req.params.room, () => res.ok({ left: req.params.room }));
    },
    'POST /rooms/:room/broadcast': (req, res) => {
      sails.sockets.broadcast(req.params.room.split('+'), req.body.event, req.body.data, req.body.omitSelf ? req : undefined);
      return res.ok({});
    },
    'POST /blast': (req, res) => {
      sails.sockets.blast(req.body.event, req.body.data, req.body.omitSelf ? req : undefined);
      return res.ok({});
    },

    // Many events at once, to the socket that asks alone.
    'GET /burst/:count': (req, res) => {
      for (let number = 1; number <= Number(req.params.count); number += 1) { req.socket.emit('burst', { number }); }
      return res.ok({});
    },

    // Two ways for a server to end a connection: politely (a disconnect packet), and by closing the transport.
    'POST /kick': (req) => { req.socket.disconnect(); },
    'POST /drop': (req) => { req.socket.conn.close(); },

    'GET /handshake': (req, res) => res.send({
      id: req.socket.id,
      query: req.socket.handshake.query,
      headers: req.socket.handshake.headers,
    }),
    'GET /sockets': (req, res) => res.send({ connected: Object.keys(sails.io.sockets.connected || Object.fromEntries(sails.io.sockets.sockets)).length }),

    // As after a lift: no records, and ids that begin with 1.
    'GET /forget': async (req, res) => {
      await Promise.all(Object.values(sails.models).map((model) => model.destroy({})));
      const { sequences } = require('sails-disk').datastores.default;
      for (const name of Object.keys(sequences)) { sequences[name] = 0; }
      return res.ok({});
    },

    // Answers by name, and an action that ends with an error of its own.
    '/answer/:name': (req, res) => answers[req.params.name](res),
    '/rejected': async () => { throw new Error('boom'); },

    'GET /csrfToken': { action: 'security/grant-csrf-token' },

    // A cookie route of the app's own.
    'GET /own-cookie': (req, res) => asJavaScript(res, '_sailsIoJSConnect();'),
  };
};
