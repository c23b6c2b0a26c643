// What `from sails_io import …` gives in a compiled front-end.
export { connect } from "./sails_io.face.connect.js";
export { SailsError } from "./sails_io.face.errors.js";
export { Socket } from "./sails_io.face.socket.js";
