// The environment is parsed once, by schema, in libs/service; a second reader would have its own defaults.
export const environmentReadOnce = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { environment: 'Take settings from @parchemin/service, not from process.env.' },
  },
  create(context) {
    return {
      'MemberExpression[object.name="process"][property.name="env"]'(node) {
        context.report({ node, messageId: 'environment' });
      },
    };
  },
};
