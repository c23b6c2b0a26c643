// Vite's development server for a project: `node serve.mjs PROJECT PORT SAILS_URL`. It ends with its standard input.
//
// Prints a line when it is up, and what it warns of to standard error. Sockets are passed on to Sails.
import { join } from "node:path";
import { createLogger, createServer } from "vite";

const [root, port, target] = process.argv.slice(2);
const say = (text) => process.stderr.write(`${text}\n`);
const server = await createServer({
  root,
  configFile: false,
  cacheDir: join(root, ".vite"),
  customLogger: { ...createLogger("silent"), warn: say, warnOnce: say, error: say },
  server: { host: "127.0.0.1", port: Number(port), strictPort: true, proxy: { "/socket.io": { target, ws: true } } },
});
await server.listen();
console.log("up");
process.stdin.on("end", () => server.close().then(() => process.exit())).resume();
