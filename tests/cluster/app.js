/**
 * One Sails process of a cluster: `node app.js '{"name": "a", "port": 1337, "public": "/some/folder"}'`.
 *
 * It runs in a folder with the `config` of docs/cluster.md, and listens on 127.0.0.1 only.
 */
const { Sails } = require('sails');

const WORK = 30; // milliseconds of a request
const attributes = { id: { type: 'number', required: true }, item: { type: 'string' } };

function buildRoutes(sails, node) {
  return {
    // What ran, by client, in the order in which it did: in Redis, where it outlives this process.
    '/work/:client/:number': (req, res) => {
      sails.config.session.client.rpush(`ran:${req.params.client}`, req.params.number, (error) => {
        if (error) { return res.serverError(error); }
        setTimeout(() => res.ok({ node }), WORK);
      });
    },

    'GET /visits': (req, res) => res.ok({ node, visits: req.session.visits || 0 }),
    'POST /visits': (req, res) => {
      req.session.visits = (req.session.visits || 0) + 1;
      return res.ok({ node, visits: req.session.visits });
    },

    'GET /rooms/:room': (req, res) => {
      sails.sockets.join(req, req.params.room, () => res.ok({ node }));
    },
    'POST /rooms/:room': (req, res) => {
      sails.sockets.broadcast(req.params.room, 'news', req.body);
      return res.ok({ node });
    },
  };
}

function main() {
  const options = JSON.parse(process.argv[2]);
  const sails = new Sails();
  const config = {
    appPath: process.cwd(),
    environment: 'development',
    explicitHost: '127.0.0.1',
    port: options.port,
    log: { level: 'warn' },
    globals: false,
    paths: { public: options.public, tmp: options.public },
    hooks: {
      grunt: false, i18n: false, views: false,
      sockets: require('sails-hook-sockets'), orm: require('sails-hook-orm'),
    },
    http: { cache: 0 },
    // A database would be another service of the cluster: here each process has records of its own.
    datastores: { default: { adapter: require('sails-disk'), inMemoryOnly: true } },
    models: { migrate: 'drop', datastore: 'default', primaryKey: 'id', archiveModelIdentity: false },
    orm: { moduleDefinitions: { models: { order: { attributes } } } },
    blueprints: { actions: false, rest: true, shortcuts: false, autoWatch: true },
    routes: buildRoutes(sails, options.name),
  };
  sails.lift(config, (error) => {
    if (error) { console.error(error); process.exit(1); }
  });
}

main();
