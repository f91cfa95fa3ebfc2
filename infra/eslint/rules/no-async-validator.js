// The SDK calls a validator without awaiting it: what an async one throws cannot reject the update.
export const noAsyncValidator = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { async: 'A validator is called without await: make it synchronous.' },
  },
  create(context) {
    return {
      'Property[key.name="validator"]'(property) {
        if (isAsync(resolve(property.value, context.sourceCode.getScope(property)))) {
          context.report({ node: property, messageId: 'async' });
        }
      },
    };
  },
};

function resolve(node, scope) {
  if (node.type !== 'Identifier') return node;
  for (let current = scope; current; current = current.upper) {
    const definition = current.set.get(node.name)?.defs[0]?.node;
    if (definition) return definition.type === 'VariableDeclarator' ? definition.init : definition;
  }
  return node;
}

function isAsync(node) {
  return node?.async === true;
}
