// A switch on a union that does not end in assertNever lets an unknown value of stored data pass in silence.
export const unionEndsInAssertNever = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { open: 'End this switch on a union with `default: return assertNever(…)`.' },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    if (!services?.program) return {};
    return {
      SwitchStatement(node) {
        const type = services.getTypeAtLocation(node.discriminant);
        const last = node.cases.find((each) => each.test === null);
        if (isUnionOfNames(type) && !(last && callsAssertNever(last, context)))
          context.report({ node, messageId: 'open' });
      },
    };
  },
};

function isUnionOfNames(type) {
  const foreign = type.aliasSymbol?.declarations?.every((each) =>
    each.getSourceFile().fileName.includes('/node_modules/'),
  );
  return !foreign && type.isUnion() && type.types.length > 1 && type.types.every((each) => each.isStringLiteral());
}

function callsAssertNever(last, context) {
  return last.consequent.length > 0 && /\bassertNever\(/.test(context.sourceCode.getText(last.consequent[0]));
}
