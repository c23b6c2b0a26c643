// The parts of a URL: by the platform's own parser, or those of the page's location where it is the page's origin.
export const parse = (source) => {
  const place = globalThis.location;
  // A browser's first URL object costs a page a seventh of a millisecond. (A blob's location has an origin without parts.)
  const is_own = !!place && !!place.host && source === place.origin;
  const url = is_own ? place : new URL(source.includes("://") ? source : `http://${source}`);
  const { hostname } = url;
  return {
    source,
    protocol: url.protocol.slice(0, -1),
    host: hostname[0] === "[" ? hostname.slice(1, -1) : hostname,
    port: url.port,
    path: is_own ? "/" : url.pathname,
    query: is_own ? "" : url.search.slice(1),
    get queryKey() {
      return Object.fromEntries(new URLSearchParams(this.query));
    },
  };
};
