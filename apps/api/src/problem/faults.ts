import type { BorderRefusal, FieldFault } from './refusals.js';

/** What a schema says of one fault (Standard Schema), with what zod adds to it. */
interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly params?: { readonly code?: string };
  readonly keys?: readonly string[];
}

/** A body can hold thousands of faults; a person mends a few at a time. */
const faultsAtMost = 50;

/** All faults of a request at once. A lone mark that cannot be read is refused by that name, so that a form can say why. */
export function refusalOfIssues(issues: readonly Issue[]): BorderRefusal {
  const errors = issues.slice(0, faultsAtMost).flatMap(faultsOf);
  const [only] = errors;
  const named = errors.length === 1 && (only!.code === 'MarkAmbiguous' || only!.code === 'MarkNotANumber');
  return { refused: named ? (only!.code as 'MarkAmbiguous') : 'RequestInvalid', errors };
}

function faultsOf(issue: Issue): FieldFault[] {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => {
      return { pointer: pointerTo([...path, key]), code: 'FieldUnknown', message: 'Ce champ n’est pas attendu.' };
    });
  }
  const code = issue.params?.code ?? 'FieldInvalid';
  return [{ pointer: pointerTo(path), code, message: messages[code] ?? 'Cette valeur est absente ou incorrecte.' }];
}

const messages: Readonly<Record<string, string>> = {
  MarkAmbiguous: 'Cette note peut se lire de deux façons : deux décimales au plus.',
  MarkNotANumber: 'Ce n’est pas un nombre.',
};

/** RFC 6901. */
function pointerTo(path: readonly string[]): string {
  return path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
