// Objects and their members.
import { is_array, is_object } from "./sails_io.client.interop.values.js";

export const get = (source, key) => source[key];
export const keys = (source) => (is_object(source) ? Object.keys(source) : []);
export const merged = (first, second) => Object.assign({}, second, first, second);
export const table = () => Object.create(null);
export const accessor = (owner, name, getter, setter) =>
  Object.defineProperty(owner.prototype, name, {
    get() {
      return getter(this);
    },
    set(value) {
      setter(this, value);
    },
  });
const is_plain = (value) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

// Dates, buffers and instances of classes are kept as they are: socket.io knows what to do with them.
export const deep_copy = (value) => {
  if (is_array(value)) return value.map(deep_copy);
  if (!is_object(value) || !is_plain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep_copy(item)]));
};

// What a page that shows the error as JSON, or walks through its members, need not come across.
export const annotate = (owner, name, value) =>
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });
