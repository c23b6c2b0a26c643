// From an object to a query and back.
export const encode = (values) =>
  Object.keys(values)
    .map((name) => encodeURIComponent(name) + "=" + encodeURIComponent(values[name]))
    .join("&");

export const decode = (query) => Object.fromEntries(new URLSearchParams(query.replace(/\+/g, "%2B")));
