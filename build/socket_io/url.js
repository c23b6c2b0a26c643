// What `io` was given, or the page's own origin, as a URL with its parts, and what tells connections apart.
import { parse } from "engine.io-client";

const completed = (uri, { protocol, host }) => {
  if (uri.startsWith("//")) return protocol + uri;
  if (uri[0] === "/") uri = host + uri;
  return /^(http|ws)s?:\/\//.test(uri) ? uri : `${protocol}//${uri}`;
};

export const url = (uri, path = "", place = globalThis.location || {}) => {
  // The origin is complete: to look at its text would cost every page its first regular expression.
  const found = parse(uri == null ? `${place.protocol}//${place.host}` : completed(uri, place));
  found.path ||= "/";
  found.id = `${found.protocol}://${found.host}:${found.port}${path}`;
  return found;
};
