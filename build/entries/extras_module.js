// dist/sails.io.extras.mjs: the same as an ES module.
export { extend, extend as default } from "./sails_io.extras.extras.js";
