// The parts of a URL, by the platform's own parser.
export const parse = (source) => {
  const url = new URL(source.includes("://") ? source : `http://${source}`);
  return {
    source,
    protocol: url.protocol.slice(0, -1),
    host: url.hostname.replace(/[[\]]/g, ""),
    port: url.port,
    path: url.pathname,
    query: url.search.slice(1),
    queryKey: Object.fromEntries(url.searchParams),
  };
};
