// dist/sails.io.cjs: the factory alone, for a socket.io client that the program brings along.
// `commonjs` and `amd` are the loader's `module` and `define`, or false: see the wrapper in bundles.py.
import { factory } from "./sails_io.client.factory.js";

if (commonjs) commonjs.exports = factory;
else if (amd) amd([], () => factory);
