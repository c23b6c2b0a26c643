// Keeps the states of the connection light in the order in which they come.
globalThis.states = [];
new MutationObserver(() => {
  const light = document.getElementById("light");
  if (light && light.dataset.state !== states[states.length - 1]) states.push(light.dataset.state);
}).observe(document, { subtree: true, childList: true, attributes: true });
