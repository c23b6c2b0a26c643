// Where the client runs.
const root = globalThis;

export const console_of = () => root.console;
export const local_settings = () => root.SAILS_LOCALS;
export const is_node = () =>
  !root.document && !root.importScripts && typeof process === "object" && !!process.versions && !!process.versions.node;
export const platform = () => "node";
export const language = () => "javascript";
export const global_io = () => root.io;
export const set_global_io = (io) => {
  root.io = io;
};
