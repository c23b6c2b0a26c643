// What a scenario notes in its page. Every value is written down as text, so that nothing is lost on the way.

const notes = [];
const steps = [];

// A value as one could write it in JavaScript, with the keys of objects in order of the alphabet.
const show = (value, outer = []) => {
  if (typeof value === "function") return "function";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return `${value.name}(${JSON.stringify(value.message)})`;
  if (window.io && value === io.socket) return "io.socket";
  if (typeof value.then === "function" && typeof value.abort === "function") return "a request";
  if (outer.includes(value)) return "(itself)";
  const inside = (item) => show(item, [...outer, value]);
  if (Array.isArray(value)) return `[${value.map(inside).join(", ")}]`;
  const pairs = Object.keys(value).sort().map((key) => `${key}: ${inside(value[key])}`);
  return `{${pairs.join(", ")}}`;
};

// An observation: a name that is used once, and what there is to see.
const note = (name, value) => notes.push([name, show(value)]);

// One more thing that happened, in the observation `order`.
const step = (...words) => steps.push(words.map((word) => (typeof word === "string" ? word : show(word))).join(" "));

// What a function answers or throws.
const outcome = (run) => {
  try {
    return show(run());
  } catch (error) {
    return `throws ${show(error)}`;
  }
};
const tried = (name, run) => notes.push([name, outcome(run)]);

const PATIENCE = 15000;
const until = async (condition) => {
  const end = performance.now() + PATIENCE;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`It never came to this: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
};
const tick = () => new Promise((resolve) => setTimeout(resolve, 0));

const connected = (socket = io.socket) => until(() => socket.isConnected());
const lost = (socket = io.socket) => until(() => !socket.isConnected());

// The arguments of the callback of `socket[method](...values, callback)`.
const asked = (socket, method, ...values) =>
  new Promise((resolve) => socket[method](...values, (...given) => resolve(given)));
const ask = (method, ...values) => asked(io.socket, method, ...values);

// Every call of the handlers of these events, as a step.
const told = (socket, ...events) => {
  for (const event of events) socket.on(event, (...given) => step(event, ...given));
};
const ENDINGS = ["disconnect", "connect_error", "error", "reconnect_failed"];
const COMINGS = ["connect", "reconnecting", "reconnect_attempt", "reconnect", "reconnect_error"];
const state = (socket = io.socket) =>
  ["isConnected", "isConnecting", "mightBeAboutToAutoConnect"].filter((name) => socket[name]()).join(" ") || "idle";

// A route of the server that keeps a list, which nobody else writes to.
const journal = `/journal/${crypto.randomUUID()}`;

// The scenario itself begins in the task that has run the library, so nothing can have happened before it.
const watched = async (scenario) => {
  const late = new Promise((_, reject) => setTimeout(reject, 2 * PATIENCE, new Error("The scenario never ended")));
  await Promise.race([scenario(), late]);
  if (steps.length) notes.push(["order", steps.join("\n")]);
  return notes;
};
