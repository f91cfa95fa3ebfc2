// Rules decide from what comes in with the command: no clock, chance, environment or outside world of their own.
const members = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
  crypto: ['randomUUID', 'getRandomValues', 'randomBytes'],
};
const globals = [
  'process',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'globalThis',
];

export const pureDomain = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { impure: '«{{name}}» is not a fact: let it come in with the command.' },
  },
  create(context) {
    const report = (node, name) => context.report({ node, messageId: 'impure', data: { name } });
    return {
      MemberExpression(node) {
        const [object, member] = [node.object.name, node.property.name ?? node.property.value];
        if (Object.hasOwn(members, object ?? '') && members[object].includes(member))
          report(node, `${object}.${member}`);
      },
      'NewExpression[callee.name="Date"][arguments.length=0]': (node) => report(node, 'new Date()'),
      'CallExpression[callee.name="Date"]': (node) => report(node, 'Date()'),
      'Program:exit'(program) {
        const scope = context.sourceCode.getScope(program);
        for (const { identifier } of scope.through) {
          if (globals.includes(identifier.name)) report(identifier, identifier.name);
        }
        for (const name of globals)
          scope.set.get(name)?.references.forEach(({ identifier }) => report(identifier, name));
      },
    };
  },
};
