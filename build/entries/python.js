// dist/sails_io.js: what `from sails_io import …` gives in a front-end that is compiled from Python.
export { SailsError, Socket, connect } from "./sails_io.js";
