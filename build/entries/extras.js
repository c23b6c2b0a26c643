// dist/sails.io.extras.js: what only some pages need, for whatever loads it; the page has loaded sails.io.js before.
// `commonjs` is the loader's `module`, `amd` hands a value to its `define`, or they are false: see bundles.py.
import { extend } from "./sails_io.extras.extras.js";
import { global_io } from "./sails_io.client.interop.surroundings.js";

if (commonjs) commonjs.exports = extend;
else if (amd) amd(extend);
// A bundler gives pages a `module`: where they have the global `io`, it gets the extras all the same.
const io = global_io();
if (commonjs ? io && io.sails : !amd) extend(io);
