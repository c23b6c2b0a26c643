// Small things that engine.io needs, without what browsers of 2012 needed.
import { globalThisShim as root } from "./globals.node.js";

export const pick = (source, ...names) => {
  const picked = {};
  for (const name of names) if (Object.prototype.hasOwnProperty.call(source, name)) picked[name] = source[name];
  return picked;
};

// As they were when the library was loaded, for those who ask for that: a test's clock puts others in their place.
const { setTimeout, clearTimeout } = root;

export const installTimerFunctions = (owner, { useNativeTimers }) => {
  const { setTimeout: set, clearTimeout: clear } = useNativeTimers ? { setTimeout, clearTimeout } : root;
  owner.setTimeoutFn = set.bind(root);
  owner.clearTimeoutFn = clear.bind(root);
};

// What a packet's data weigh on their way: text as UTF-8, anything else as base64.
export const byteLength = (data) =>
  typeof data === "string"
    ? new TextEncoder().encode(data).length
    : Math.ceil((data.byteLength || data.size) * 1.33);

// Eight characters that no cache has seen.
export const randomString = () => (Date.now() + Math.random()).toString(36).slice(3, 11);
