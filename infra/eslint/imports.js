// What the tags of a project cannot say: the split inside a workflow project, Node's own modules, and types without code.
const node = { regex: '^node:', message: 'This layer runs anywhere: nothing of Node belongs here.' };
const temporal = { regex: '^@temporalio/', message: 'A process is pure: Temporal stays in the workflow around it.' };
const deepTemporal = { regex: '^@temporalio/[^/]+/src/', message: 'Import the package, not its source.' };
const deepProject = {
  regex: '^@parchemin/[^/]+/(src|dist)(/|$)',
  message: 'Import the project, not a file inside it.',
};
const lookalike = {
  regex: '^temporalio(/|$)',
  message: 'That package is an empty name: import the @temporalio package that you mean.',
};
const domainCode = {
  regex: '^@parchemin/(candidacy|schemes|calendars)(/|$)',
  allowTypeImports: true,
  message: 'The console may name the types of the domain; what the domain decides comes from the API.',
};

const everywhere = [deepTemporal, deepProject, lookalike];

export const importsEverywhere = restricted();
export const importsOfPortableLayers = restricted(node);
export const importsOfProcesses = restricted(node, temporal);
export const importsOfConsole = restricted(node, domainCode);

function restricted(...patterns) {
  return ['error', { patterns: [...everywhere, ...patterns] }];
}
