// Sails' server cannot speak WebTransport, which needs HTTP/3.
export const WT = undefined;
