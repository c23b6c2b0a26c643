// What every browser that reads ES2018 has.
export const nextTick = (act) => Promise.resolve().then(act);
export const globalThisShim = globalThis;
export const defaultBinaryType = "arraybuffer";
export const createCookieJar = () => {};
