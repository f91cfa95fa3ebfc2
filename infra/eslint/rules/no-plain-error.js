// A plain Error fails the workflow task, which is then retried for ever; only an ApplicationFailure ends what it should end.
const plain = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'EvalError',
  'ReferenceError',
  'AggregateError',
]);

export const noPlainError = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { plain: 'Throw an ApplicationFailure: «{{name}}» would be retried for ever.' },
  },
  create(context) {
    const check = (node) => {
      if (node.callee.type === 'Identifier' && plain.has(node.callee.name)) {
        context.report({ node, messageId: 'plain', data: { name: node.callee.name } });
      }
    };
    return { NewExpression: check, CallExpression: check };
  },
};
