// Whether something has to be sent as binary data, where ArrayBuffer and its views are there for certain.
export const isBinary = (value) =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value) || (typeof Blob === "function" && value instanceof Blob);

export const hasBinary = (value, wasConverted) => {
  if (!value || typeof value !== "object") return false;
  if (Array.isArray(value)) return value.some((item) => hasBinary(item));
  if (isBinary(value)) return true;
  if (!wasConverted && typeof value.toJSON === "function") return hasBinary(value.toJSON(), true);
  for (const key in value)
    if (Object.prototype.hasOwnProperty.call(value, key) && hasBinary(value[key])) return true;
  return false;
};
