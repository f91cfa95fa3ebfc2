import type { Scheme } from '../language/scheme.js';
import { groupBy, type Check, type Found } from './check.js';
import { kinds, kindNamed, type Coded, type Kind } from './elements.js';
import type { Survey } from './survey.js';

/** What can be wrong with the codes themselves: two alike, one left out, one that means two things. */
export const codeChecks: readonly Check[] = [
  { code: 'duplicate-code', severity: 'error', find: duplicateCodes },
  { code: 'duplicate-item', severity: 'error', find: duplicateItems },
  { code: 'numbering-gap', severity: 'error', find: numberingGaps },
  { code: 'restarted-numbering', severity: 'warning', find: restartedNumbering },
  { code: 'codes-equal-as-numbers', severity: 'warning', find: codesEqualAsNumbers },
  { code: 'ambiguous-code', severity: 'warning', find: ambiguousCodes },
];

function duplicateCodes({ scheme, at }: Survey): Found[] {
  return kinds.flatMap(({ en, fr, of }) =>
    groupBy(of(scheme), ({ code }) => code)
      .filter(([, alike]) => alike.length > 1)
      .map(([code, [first, second]]) => ({
        places: [at(second!), at(first!)],
        en: `The code ${code} is given to more than one ${en}.`,
        fr: `Le code ${code} est donné à plus d’un élément du même genre (${fr}).`,
      })),
  );
}

function duplicateItems({ scheme, within, at }: Survey): Found[] {
  const ofFacts = scheme.facts.flatMap((group) =>
    repeated(group.items ?? []).map((item) => ({ list: `facts ${group.group}`, item, place: within(group, item) })),
  );
  const ofGroups = repeated(scheme.facts.map(({ group }) => group)).map((item) => ({
    list: 'facts',
    item,
    place: at(scheme.facts.find(({ group }) => group === item)!),
  }));
  const { verdict } = scheme;
  const lists =
    verdict.mode === 'computed'
      ? [
          verdict.title.map(({ rule }) => rule),
          verdict.blocks.map(({ block }) => block),
          verdict.credits.map(({ unit }) => unit),
        ]
      : [verdict.requires];
  const ofVerdict = lists.flatMap(repeated).map((item) => ({ list: 'verdict', item, place: within(verdict, item) }));
  return [...ofFacts, ...ofGroups, ...ofVerdict].map(({ list, item, place }) => ({
    places: [place],
    en: `${item} stands twice in ${list}.`,
    fr: `${item} figure deux fois dans ${list}.`,
  }));
}

const numbered = ['blocks', 'activities', 'competencies', 'transversal', 'sections', 'points', 'units', 'assessments']
  .concat(['criteria', 'deliverables', 'provisions', 'readings'])
  .map(kindNamed);

function numberingGaps(survey: Survey): Found[] {
  return numbered.flatMap((kind) =>
    groupBy(kind.of(survey.scheme), ({ code }) => splitNumber(code)?.prefix ?? '')
      .filter(([prefix, alike]) => prefix !== '' && alike.length > 1)
      .flatMap(([prefix, alike]) => gapsAmong(prefix, alike, kind, survey)),
  );
}

function gapsAmong(prefix: string, alike: readonly Coded[], { en, fr }: Kind, { at }: Survey): Found[] {
  const inOrder = alike
    .map((element) => ({ element, number: splitNumber(element.code)?.number ?? 0 }))
    .sort((a, b) => a.number - b.number);
  return inOrder.flatMap(({ element, number }, index) => {
    const before = inOrder[index - 1];
    if (number - (before?.number ?? 0) <= 1) return [];
    const missing = spelled(prefix, (before?.number ?? 0) + 1, element.code);
    return [
      {
        places: before ? [at(element), at(before.element)] : [at(element)],
        en: `The numbering jumps to ${element.code}: there is no ${missing} (${en}).`,
        fr: `La numérotation saute à ${element.code}, et ${missing} n’existe pas (${fr}).`,
      },
    ];
  });
}

function splitNumber(code: string): { readonly prefix: string; readonly number: number } | null {
  const match = /^(.*?)(\d{1,4})$/.exec(code);
  return match && match[1] !== '' ? { prefix: match[1] ?? '', number: Number(match[2]) } : null;
}

function spelled(prefix: string, number: number, like: string): string {
  return `${prefix}${String(number).padStart(like.length - prefix.length, '0')}`;
}

function restartedNumbering({ scheme, at }: Survey): Found[] {
  return [
    { en: 'competencies', fr: 'compétences', all: scheme.competencies },
    { en: 'activities', fr: 'activités', all: scheme.activities },
  ].flatMap(({ en, fr, all }) => {
    const alike = groupBy(all, localCode).filter(([local, sharing]) => sharing.length > 1 && /[A-Z]/.test(local));
    const [first] = alike;
    if (!first) return [];
    const restarting = scheme.blocks.filter(({ code }) => first[1].some(({ block }) => block === code));
    const places = [...first[1], ...restarting].map(at);
    const blocks = first[1].map(({ block }) => block).join(', ');
    return [
      {
        places: [places[0]!, ...places.slice(1)],
        en: `The printed numbers of the ${en} begin again (${first[0]}) in ${blocks}: ${alike.length} numbers mean several.`,
        fr: `Les numéros imprimés recommencent (${fr}, ${first[0]}) dans ${blocks} et ${alike.length} en désignent plusieurs.`,
      },
    ];
  });
}

function localCode({ code, block }: { readonly code: string; readonly block: string }): string {
  return code.startsWith(`${block}.`) ? code.slice(block.length + 1) : code;
}

function codesEqualAsNumbers({ scheme, at }: Survey): Found[] {
  const numeric = scheme.competencies.filter(({ code }) => /^\d+\.\d+$/.test(code));
  return groupBy(numeric, ({ code }) => code.replace(/0+$/, ''))
    .filter(([, alike]) => new Set(alike.map(({ code }) => code)).size > 1)
    .map(([, [first, second]]) => ({
      places: [at(second!), at(first!)],
      en: `${first!.code} and ${second!.code} are one number: read as numbers, two competencies become one.`,
      fr: `${first!.code} et ${second!.code} sont un même nombre et deux compétences se confondent si on les lit ainsi.`,
    }));
}

function ambiguousCodes(survey: Survey): Found[] {
  const { scheme, at } = survey;
  const coded = ['blocks', 'activities', 'competencies', 'units', 'assessments', 'criteria', 'deliverables'].flatMap(
    (name) =>
      kindNamed(name)
        .of(scheme)
        .map((element) => ({ code: element.code, name, place: at(element) })),
  );
  const values = valuesOf(scheme).map(({ code, element }) => ({ code, name: 'values', place: at(element) }));
  return groupBy([...coded, ...values], ({ code }) => code)
    .filter(([, alike]) => new Set(alike.map(({ name }) => name)).size > 1)
    .map(([code, [first, ...others]]) => ({
      places: [first!.place, ...others.map(({ place }) => place)],
      en: `${code} means two things here: ${first!.name} and ${others.map(({ name }) => name).join(', ')}.`,
      fr: `${code} désigne ici deux choses (${[first!, ...others].map(({ place }) => place.path).join(', ')}).`,
    }));
}

/** The values that criteria and facts take from a scale of names, such as the levels of a language. */
function valuesOf(scheme: Scheme): readonly { readonly code: string; readonly element: object }[] {
  return scheme.facts.flatMap((element) =>
    element.kind === 'choice' ? element.values.map((code) => ({ code, element })) : [],
  );
}

function repeated(items: readonly string[]): readonly string[] {
  return [...new Set(items.filter((item, at) => items.indexOf(item) !== at))];
}
