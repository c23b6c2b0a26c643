/**
 * The models of the contract app: orders of a cafeteria and the customers who made them. For tests/fidelity,
 * dishes on menus and with tags: one association of each kind, one attribute of each type, and a schema, as
 * new Sails apps have.
 */

const id = { type: 'number', autoIncrement: true };

module.exports = function buildModels() {
  return {
    order: {
      attributes: {
        id,
        item: { type: 'string', required: true },
        status: { type: 'string', defaultsTo: 'new' },
        quantity: { type: 'number', defaultsTo: 1 },
        customer: { model: 'customer' },
      },
    },
    customer: {
      attributes: {
        id,
        name: { type: 'string', required: true },
        orders: { collection: 'order', via: 'customer' },
      },
    },
    dish: {
      schema: true,
      attributes: {
        id,
        name: { type: 'string', required: true },
        price: { type: 'number' },
        vegan: { type: 'boolean' },
        note: { type: 'string', allowNull: true },
        facts: { type: 'json' },
        menu: { model: 'menu' },
        tags: { collection: 'tag', via: 'dishes' },
      },
    },
    menu: {
      schema: true,
      attributes: {
        id,
        day: { type: 'string', defaultsTo: 'today' },
        dishes: { collection: 'dish', via: 'menu' },
      },
    },
    tag: {
      schema: true,
      attributes: {
        id,
        label: { type: 'string', required: true, unique: true },
        dishes: { collection: 'dish', via: 'tags' },
        related: { collection: 'tag' },
      },
    },
  };
};
