// dist/sails.io.mjs: the factory alone, as an ES module, for a socket.io client that the program brings along.
export { factory, factory as default } from "./sails_io.client.program.js";
