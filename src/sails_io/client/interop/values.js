// Questions to a value.

export const kind = (value) => typeof value;
export const is_undefined = (value) => value === undefined;
export const is_object = (value) => typeof value === "object" && value !== null;
export const is_array = Array.isArray;
export const is_truthy = (value) => !!value;
// A text is taken for its number; what is an object may have none.
export const is_success = (status) => !is_object(status) && status >= 200 && status < 400;
// A decimal text may be one.
export const is_number = (value) => ["number", "string"].includes(typeof value) && +value === parseFloat(value);
