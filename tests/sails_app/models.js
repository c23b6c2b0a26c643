/** The models of the contract app: orders of a cafeteria and the customers who made them. */

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
  };
};
