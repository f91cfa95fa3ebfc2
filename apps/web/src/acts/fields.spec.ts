import { actRequests, type ActName } from '@parchemin/contracts';
import { fieldWords, optionWords } from './acts.messages.fr.js';
import { bodyOf, missingOf, placeOf, yes, type Typed } from './body.js';
import { fieldsOf, type Field } from './fields.js';
import { isOfThePath } from './path-acts.js';

const acts = Object.keys(actRequests) as ActName[];

describe('the form of an act', () => {
  it('comes from its contract for every act but the repair, which has a screen of its own', () => {
    expect(acts.filter((act) => fieldsOf(act) === null)).toEqual(['ProposeOverride']);
  });

  it('has one place on the screen for every act: at its piece, in the list of the path, or on a screen of its own', () => {
    const atAPiece = acts.filter((act) => fieldsOf(act)?.some(({ path }) => path[0] === 'piece'));
    const inTheList = acts.filter(isOfThePath);
    const elsewhere = ['ProposeOverride', 'ConfirmOverride', 'RetryPath'];
    expect([...atAPiece, ...inTheList, ...elsewhere].sort()).toEqual([...acts].sort());
  });

  it.each(acts)('%s has French words for each of its fields and for whatever may be chosen in it', (act) => {
    const fields = fieldsOf(act) ?? [];
    const places = fields.map(({ path }) => path.join('.'));
    expect(places.filter((place) => fieldWords[place] === undefined)).toEqual([]);
    const chosen = fields.flatMap(({ kind, options, columns }) => [
      ...(kind === 'choice' ? options : []),
      ...(kind === 'table' ? columns.map(({ name }) => name) : []),
    ]);
    expect(chosen.filter((value) => optionWords[value] === undefined)).toEqual([]);
  });

  it.each(acts.filter((act) => fieldsOf(act) !== null))('%s sends a body that its contract takes', (act) => {
    const fields = fieldsOf(act) ?? [];
    const typed = Object.fromEntries(fields.map((field) => [placeOf(field), example(field)]));
    expect(actRequests[act].safeParse(bodyOf(fields, typed, {})).error).toBeUndefined();
  });

  it('leaves out what is empty and may be, and asks for the rest', () => {
    const fields = fieldsOf('RecordAbsence') ?? [];
    const body = bodyOf(fields, { '/piece': 'CC1' }, {});
    expect(body).toEqual({ piece: 'CC1', justified: false });
    expect(missingOf(fields, {}).map((field) => placeOf(field))).toEqual(['/piece']);
    expect(bodyOf(fieldsOf('PlaceHold') ?? [], { '/to': '' }, {})).toMatchObject({ to: null });
  });

  it('offers nothing but what the service says can be named now', () => {
    const [, criterion] = fieldsOf('RecordCriterion', { criterion: ['C1', 'C2'] }) ?? [];
    expect(criterion).toMatchObject({ kind: 'choice', options: ['C1', 'C2'] });
    const [, items] = fieldsOf('MarkRubric', { items: ['I1', 'I2'] }) ?? [];
    const typed: Typed = { '/items/I1': '12,5', '/items/I2': ' ' };
    expect(bodyOf([items!], typed, { piece: 'O' })).toEqual({ piece: 'O', items: { I1: '12,5' } });
  });

  it('reads a table line by line, with the last column to the end of the line', () => {
    const fields = fieldsOf('ConfirmLevels') ?? [];
    const typed: Typed = { '/piece': 'O', '/changes': 'C1 ; 3 ; vu à l’oral ; deux fois\n\nC2;2;preuve' };
    expect(bodyOf(fields, typed, {})).toMatchObject({
      changes: [
        { competency: 'C1', level: 3, reason: 'vu à l’oral; deux fois' },
        { competency: 'C2', level: 2, reason: 'preuve' },
      ],
    });
  });

  it('sends what it cannot read as it was typed, for the service to say what is wrong', () => {
    const fields = fieldsOf('EvaluateWork') ?? [];
    expect(bodyOf(fields, { '/level': 'trois' }, { piece: 'W' })).toMatchObject({ level: 'trois' });
  });
});

const examples: Readonly<Record<string, string>> = {
  mark: '12,5',
  average: '12,5',
  sha256: 'a'.repeat(64),
  'calendar.zone': 'Europe/Paris',
  'calendar.dates': 'end = 2027-01-31',
  items: 'I1 = 12',
  transversal: 'T1 = 2',
  measures: 'time ; un tiers de temps en plus',
  changes: 'C1 ; 3 ; vu à l’oral',
};

function example(field: Field): string {
  const known = examples[field.path.join('.')];
  if (known !== undefined) return known;
  if (field.kind === 'choice') return field.options[0] ?? '';
  if (field.kind === 'number') return '1';
  if (field.kind === 'date') return '2026-11-25';
  if (field.kind === 'instant') return '2026-11-25T10:00';
  return field.kind === 'yes-no' ? yes : 'code';
}
