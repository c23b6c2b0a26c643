// The page, as the board sees it. Each name has its Python declaration in browser.py.
export const page = globalThis.document;
export const io = globalThis.io;

export const now = () => Date.now();
export const after = (milliseconds, act) => setTimeout(act, milliseconds);
export const cancel = (timer) => clearTimeout(timer);
export const every = (milliseconds, act) => setInterval(act, milliseconds);
export const any_of = (items) => items[Math.floor(Math.random() * items.length)];
export const merged = (record, changes) => ({ ...record, ...changes });
export const from_template = (name) => page.getElementById(name).content.firstElementChild.cloneNode(true);

const EASE = { duration: 260, easing: "cubic-bezier(.2, .8, .2, 1)" };

export const rearrange = (selector, change) => {
  const places = new Map([...page.querySelectorAll(selector)].map((it) => [it, it.getBoundingClientRect()]));
  const focused = page.activeElement;
  change();
  // An element that moves to another parent loses the focus on the way.
  if (focused && focused.isConnected && focused !== page.activeElement) focused.focus({ preventScroll: true });
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const [element, place] of places) if (!element.isConnected) vanish(element, place);
  for (const element of page.querySelectorAll(selector)) arrive(element, places.get(element));
};

const arrive = (element, from) => {
  const to = element.getBoundingClientRect();
  if (!from) element.animate([{ opacity: 0, transform: "translateY(-10px) scale(.97)" }, {}], EASE);
  else if (from.x !== to.x || from.y !== to.y)
    element.animate([{ transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)` }, {}], EASE);
};

const vanish = (element, { x, y, width }) => {
  const ghost = element.cloneNode(true);
  ghost.className += " ghost";
  ghost.inert = true;
  ghost.setAttribute("aria-hidden", "true");
  Object.assign(ghost.style, { left: `${x + scrollX}px`, top: `${y + scrollY}px`, width: `${width}px` });
  page.body.append(ghost);
  ghost.animate([{}, { opacity: 0, transform: "scale(.94)" }], EASE).onfinish = () => ghost.remove();
};
