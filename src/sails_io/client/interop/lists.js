// Lists that are replaced rather than changed.

export const with_item = (items, item) => [...items, item];
export const without_item = (items, item) => {
  const place = items.indexOf(item);
  return place < 0 ? items : items.filter((_, index) => index !== place);
};

export const chained = (items, more) => [...items, ...more];
export const filtered = (items, keep) => items.filter(keep);
