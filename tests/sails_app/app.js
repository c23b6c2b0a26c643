/**
 * A real Sails app, lifted by the tests: `node app.js '{"port": 0, "public": "/some/folder"}'`.
 *
 * Prints one line of JSON, {"port": N}, when it is up. SIGTERM lowers it. It listens on 127.0.0.1 only, keeps
 * everything in memory, and writes no file. Options (all but `public` and `hook` may be left out):
 *   port               0 takes a free one
 *   public             folder of the static files
 *   allowOrigins       list of origins that may connect and make CORS requests
 *   path               path of the socket.io server
 *   sendResponseHeaders, sendStatusCode, cookieRoute     booleans
 *   csrf               true: requests that may change something need a token
 *   hook               package of the sockets: sails-hook-sockets, or another version of it
 *   pingInterval, pingTimeout, connectTimeout             seconds
 *   refuse             true: refuse handshakes whose query has refuse=1
 */
const net = require('node:net');
const { Sails } = require('sails');
const buildModels = require('./models');
const buildRoutes = require('./routes');

const LOCAL = '127.0.0.1';

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, LOCAL, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function socketsConfig(options) {
  const config = {
    path: options.path || '/socket.io',
    transports: ['websocket', 'polling'],
    sendResponseHeaders: options.sendResponseHeaders !== false,
    sendStatusCode: options.sendStatusCode !== false,
    grant3rdPartyCookie: options.cookieRoute !== false,
    pingInterval: (options.pingInterval || 25) * 1000,
    pingTimeout: (options.pingTimeout || 60) * 1000,
  };
  if (options.allowOrigins) { config.onlyAllowOrigins = options.allowOrigins; }
  if (options.refuse) {
    config.beforeConnect = (handshake, proceed) => {
      const query = new URL(handshake.url, 'http://local').searchParams;
      return proceed(undefined, query.get('refuse') !== '1');
    };
  }
  return config;
}

function securityConfig(options) {
  const cors = options.allowOrigins ?
    { allRoutes: true, allowOrigins: options.allowOrigins, allowCredentials: true } :
    { allRoutes: false };
  return { cors, csrf: !!options.csrf };
}

async function configure(sails, options) {
  return {
    appPath: __dirname,
    environment: 'development',
    explicitHost: LOCAL,
    port: options.port || await freePort(),
    log: { level: 'warn' },
    globals: false,
    paths: { public: options.public, tmp: options.public },
    hooks: {
      grunt: false, i18n: false, views: false,
      sockets: require(options.hook), orm: require('sails-hook-orm'),
    },
    http: { cache: 0 },
    session: { secret: 'known to the tests alone' },
    security: securityConfig(options),
    sockets: socketsConfig(options),
    datastores: { default: { adapter: require('sails-disk'), inMemoryOnly: true } },
    models: { migrate: 'drop', datastore: 'default', primaryKey: 'id', archiveModelIdentity: false },
    orm: { moduleDefinitions: { models: buildModels() } },
    blueprints: { actions: false, rest: true, shortcuts: false, autoWatch: true },
    routes: buildRoutes(sails),
  };
}

async function main() {
  const options = JSON.parse(process.argv[2]);
  const sails = new Sails();
  const config = await configure(sails, options);
  sails.lift(config, (error) => {
    if (error) { console.error(error); process.exit(1); }
    // No setting of Sails reaches it; socket.io 2 has none.
    sails.io.connectTimeout?.((options.connectTimeout || 45) * 1000);
    process.stdout.write(JSON.stringify({ port: config.port }) + '\n');
  });
}

main();
