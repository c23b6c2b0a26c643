// From an object to a query and back.
export const encode = (values) =>
  Object.keys(values)
    .map((name) => encodeURIComponent(name) + "=" + encodeURIComponent(values[name]))
    .join("&");

// A parameter that is no proper one is taken as it is written.
const plain = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const decode = (query) =>
  Object.fromEntries(
    query.split("&").map((pair) => {
      const [name, ...rest] = pair.split("=");
      return [plain(name), plain(rest.join("="))];
    }),
  );
