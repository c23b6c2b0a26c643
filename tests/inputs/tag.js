// In a page: loads the library with attributes of its script element, one load after the other, and tells what is wrong
// with what it makes of them.
async ([source, loads]) => {
  const KINDS = { autoConnect: "boolean", environment: "string", headers: "object", url: "string" };
  const NAMES = [...Object.keys(KINDS), "reconnection", "transports", "path"];
  const wrong = [];
  const complain = (text) => wrong.push(String(text));
  const caught = [];
  addEventListener("error", (event) => {
    caught.push(event.error);
    event.preventDefault();
  });
  const load = (attributes) => {
    delete window.io;
    caught.length = 0;
    const script = document.createElement("script");
    for (const [name, value] of attributes) script.setAttribute(name, value);
    script.textContent = source;
    document.head.append(script); // and so it runs
    script.remove();
    return script;
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  const meant = (script, name) => {
    const text = script.getAttribute(`data-${name}`) || (script.getAttribute(name) ?? script.getAttribute(`data-${name}`));
    if (text === null) return undefined;
    return name === "autoConnect" && text === "" ? true : parsed(text);
  };
  const isUsable = (name, value) => !(name in KINDS) || (typeof value === KINDS[name] && !Array.isArray(value));
  // An error has to be one of the library's, and to say what was given.
  const check = (error) => {
    const { code, message } = error;
    if (!(error instanceof io.sails.SailsError) || !/^E_(USAGE|CONNECT)$/.test(code) || !/Given: |connect/.test(message))
      complain(error);
  };

  load([]);
  const usual = { ...io.sails };
  io.socket = undefined;
  const before = fingerprint();
  for (const attributes of loads) {
    const script = load(attributes);
    const { socket } = io;
    io.socket = undefined; // it connects when it is told to
    for (const name of NAMES) {
      const value = meant(script, name);
      const given = value !== undefined && isUsable(name, value) ? value : usual[name];
      if (!same(io.sails[name], given)) complain(`${name} is ${io.sails[name]}`);
      if (value !== undefined && !isUsable(name, value) && !caught.length) complain(`nothing is said of ${name}`);
    }
    try {
      socket.reconnect();
    } catch (error) {
      caught.push(error);
    }
    if (socket.status !== "disconnected") socket.disconnect();
    caught.forEach(check);
  }
  if (fingerprint() !== before) complain("a built-in object has changed");
  const settings = { path: "/socket.io", transports: ["websocket"], headers: {}, reconnection: false };
  const socket = io.sails.connect(location.origin, settings);
  const { statusCode } = await socket.get("/echo", {}, { timeout: 5000 });
  socket.disconnect();
  return [wrong, statusCode];
};
