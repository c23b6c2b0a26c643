// Texts, and what they hold.
import { is_object } from "./sails_io.client.interop.values.js";

// Some values are too deep for it, or refer to themselves.
export const json = (value) => {
  try {
    return JSON.stringify(value, null, 2);
  } catch {}
};

// Throws at what JSON cannot hold.
export const as_json = JSON.stringify;

// An object may hold a token: its names are shown.
export const shown = (value, hides) => {
  const type = typeof value;
  const text =
    type === "string" ? `"${hides ? "…" : value}"` : type === "function" ? "…" : is_object(value) ? `{${Object.keys(value)}}` : String(value);
  return `${text.slice(0, 200)} (${type})`;
};

export const encoded = encodeURIComponent;
export const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export const lower = (text) => text.toLowerCase();
export const ends_with = (text, end) => text.endsWith(end);
export const contains = (text, part) => text.includes(part);
export const part = (text, start, end) => text.slice(start, end);
export const position = (text, piece) => text.indexOf(piece);
export const joined = (texts, separator) => texts.filter(Boolean).join(separator);
export const split = (text, separator) => text.split(separator);

// A URL that is read alike by whoever reads it: some take for the host what stands after `\@`. Passwords go.
export const plain = (url) => url.replace(/\\/g, "/").replace(/^(\w*:?\/\/+)?[^/#]*@|@/g, "$1");

// A WebSocket's URL is read as that of the HTTP request which opens it.
export const parsed_url = (text, base) => {
  try {
    return new URL(text.replace(/^ws(?=s?:)/i, "http"), base);
  } catch {
    return null;
  }
};
