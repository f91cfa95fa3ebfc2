// The loser of a race stays in the history as a live timer, and many races on one promise leak.
export const noTimerRace = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { race: 'Do not race promises in a workflow: wait through the alarm.' },
  },
  create(context) {
    return {
      'CallExpression[callee.object.name="Promise"][callee.property.name=/^(race|any)$/]'(node) {
        context.report({ node, messageId: 'race' });
      },
    };
  },
};
