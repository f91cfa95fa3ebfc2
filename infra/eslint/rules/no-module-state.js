// Runs of one worker may share a module: what changes there is neither recorded nor replayed.
export const noModuleState = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { state: 'A workflow module keeps no state: move it into the workflow function.' },
  },
  create(context) {
    return {
      'Program > VariableDeclaration, Program > ExportNamedDeclaration > VariableDeclaration'(node) {
        if (node.kind !== 'const' && !node.declare) context.report({ node, messageId: 'state' });
      },
    };
  },
};
