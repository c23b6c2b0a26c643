// Binary data in text, by the platform's own decoder.
export const decode = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
