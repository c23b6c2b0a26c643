// The parts of a URL, by the platform's own parser.
export const parse = (source) => {
  const url = new URL(source.includes("://") ? source : `http://${source}`);
  const { hostname } = url;
  return {
    source,
    protocol: url.protocol.slice(0, -1),
    host: hostname[0] === "[" ? hostname.slice(1, -1) : hostname,
    port: url.port,
    path: url.pathname,
    query: url.search.slice(1),
    get queryKey() {
      return Object.fromEntries(url.searchParams);
    },
  };
};
