// Errors, and who hears of them.
const root = globalThis;

// Its `name` is `Error`, because pages look for that.
class SailsError extends Error {}
export const error_class = () => SailsError;
export const new_error = (code, message) => Object.assign(new SailsError(message), { code });

// An error in the page's code reaches the page as an uncaught error, and stops nothing else.
export const report = (error) => {
  if (root.reportError) root.reportError(error);
  else
    setTimeout(() => {
      throw error;
    });
};
