// French puts a no-break space before : ; ! ? » and after «, so that no line begins or ends with a lone mark.
// Whole files of messages are checked by `wholly`; elsewhere a text with an accent is taken for French.
const looksFrench = /[éèêëàâçùûîïôœÉÈÊÀÇŒ]/u;
const plainSpace = /\S [:;!?»](?=\s|$)|« |[\p{L}\d%)] %(?=\W|$)/u;
const missingSpace = /[\p{L}\d»)][:;!?](?=\s|$)|[^\s\u00a0\u202f]»|«[^\s\u00a0\u202f]/u;

export const frenchTypography = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { wholly: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      plain: 'Put a no-break space (U+00A0 or U+202F), not a plain one, in «{{text}}».',
      missing: 'A no-break space (U+00A0 or U+202F) is missing in «{{text}}».',
    },
  },
  create(context) {
    const wholly = context.options[0]?.wholly ?? false;
    const check = (node, text) => {
      if (!wholly && !looksFrench.test(text)) return;
      const messageId = plainSpace.test(text) ? 'plain' : missingSpace.test(text) ? 'missing' : null;
      if (messageId) context.report({ node, messageId, data: { text: text.trim().slice(0, 60) } });
    };
    return {
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
      TemplateLiteral: (node) => check(node, node.quasis.map((quasi) => quasi.value.cooked).join('0')),
      JSXText: (node) => check(node, node.value),
    };
  },
};
