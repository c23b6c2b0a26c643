// dist/sails.io.cjs: the factory alone, for a socket.io client that the program brings along.
// `commonjs` is the loader's `module`, `amd` hands a value to its `define`, or they are false: see bundles.py.
import { factory } from "./sails_io.client.program.js";

if (commonjs) commonjs.exports = factory;
else if (amd) amd(factory);
