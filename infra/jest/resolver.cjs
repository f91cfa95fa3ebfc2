// A relative «.js» of our sources means the «.ts»; packages with only an «import» condition resolve through it.
module.exports = (request, options) => {
  const ours = /^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('/node_modules/');
  for (const extension of ours ? ['.ts', '.tsx'] : []) {
    const found = attempt(request.slice(0, -3) + extension, options);
    if (found) return found;
  }
  try {
    return options.defaultResolver(request, options);
  } catch (error) {
    const found = attempt(request, { ...options, conditions: ['import', ...(options.conditions ?? [])] });
    if (found) return found;
    throw error;
  }
};

function attempt(request, options) {
  try {
    return options.defaultResolver(request, options);
  } catch {
    return null;
  }
}
