// Declarations are hoisted, so a file reads from its story down to its details, and stacks have names.
export const topLevelFunctions = {
  meta: { type: 'suggestion', schema: [], messages: { arrow: 'Declare «{{name}}» with `function`.' } },
  create(context) {
    const check = (node) => {
      for (const { id, init } of node.declarations) {
        if (!id.typeAnnotation && /^(Arrow)?FunctionExpression$/.test(init?.type)) {
          context.report({ node, messageId: 'arrow', data: { name: id.name } });
        }
      }
    };
    return {
      'Program > VariableDeclaration': check,
      'Program > ExportNamedDeclaration > VariableDeclaration': check,
    };
  },
};
