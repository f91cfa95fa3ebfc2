// A class that needs more than four others knows everybody: it is two classes.
const limit = 4;

export const fewCollaborators = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { many: 'A constructor takes at most {{limit}} collaborators, not {{count}}.' },
  },
  create(context) {
    return {
      'MethodDefinition[kind="constructor"]'(node) {
        const count = node.value.params.length;
        if (count > limit) context.report({ node, messageId: 'many', data: { limit, count } });
      },
    };
  },
};
