// Local time and locale data differ between machines and Node versions, so what they decide cannot be replayed.
const localMembers =
  /^(toLocale\w*|localeCompare|toDateString|toTimeString|getTimezoneOffset|getYear|[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds))$/;

export const noLocale = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { locale: '«{{name}}» depends on the machine: work with UTC milliseconds.' },
  },
  create(context) {
    const report = (node, name) => context.report({ node, messageId: 'locale', data: { name } });
    return {
      'MemberExpression[computed=false]'(node) {
        const [object, member] = [node.object.name, node.property.name];
        if (localMembers.test(member)) report(node, member);
        if (object === 'Temporal' && member === 'Now') report(node, 'Temporal.Now');
      },
      Identifier(node) {
        const read = node.parent.type !== 'MemberExpression' || node.parent.object === node;
        if (node.name === 'Intl' && read) report(node, 'Intl');
      },
    };
  },
};
