// `condition` with a timeout leaves a timer in the history for each wait; the alarm keeps one.
export const noTimedCondition = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { timed: 'Wait through the alarm: a condition with a timeout arms a second timer.' },
  },
  create(context) {
    const names = new Set();
    return {
      'ImportDeclaration[source.value="@temporalio/workflow"] > ImportSpecifier[imported.name="condition"]'(node) {
        names.add(node.local.name);
      },
      'CallExpression[arguments.length>1]'(node) {
        const { callee } = node;
        const called =
          callee.type === 'MemberExpression' ? callee.property.name === 'condition' : names.has(callee.name);
        if (called) context.report({ node, messageId: 'timed' });
      },
    };
  },
};
