// The page, as front-ends in Python see it. Each name has its CPython twin in page.py.
const window = globalThis;
const { document } = window;
const construct = (kind, ...values) => new kind(...values);

export { window, document, construct };
export const find = (selector, inside = document) => inside.querySelector(selector);
export const element = (tag, text = "") => Object.assign(document.createElement(tag), { textContent: text });
