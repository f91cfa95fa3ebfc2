import { compareRationals, parseRational } from '../engine/rational.js';
import type { Check, Found } from './check.js';
import { readPrinted } from './printed.js';
import type { Place, Survey } from './survey.js';

/** Figures that stand in the scheme and in the words of the document: both must say the same. */
export const figureChecks: readonly Check[] = [
  { code: 'printed-differs', severity: 'error', find: printedDiffers },
  { code: 'unclear-wording', severity: 'warning', find: unclearWordings },
  { code: 'figure-without-threshold', severity: 'warning', find: figuresWithoutThreshold },
  { code: 'wording-without-figure', severity: 'warning', find: wordingsWithoutFigure },
  { code: 'scale-not-printed', severity: 'warning', find: scalesNotPrinted },
  { code: 'share-differs', severity: 'error', find: sharesDiffer },
];

interface Stated {
  readonly code: string;
  readonly place: Place;
  readonly operator: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly printed: string;
}

function statedFigures({ scheme, criteria, at }: Survey): readonly Stated[] {
  return [
    ...criteria.map(({ criterion }) => ({ ...criterion, value: criterion.threshold, place: at(criterion) })),
    ...scheme.rules.map((rule) => ({ ...rule, place: at(rule) })),
    ...scheme.assessments.flatMap(({ code, bounds }) =>
      bounds.map((bound) => ({
        ...bound,
        code: `${code} (${bound.what})`,
        value: String(bound.value),
        place: at(bound),
      })),
    ),
  ].flatMap(({ code, place, operator, value, unit, printed }) =>
    printed === null ? [] : [{ code, place, operator, value, unit, printed }],
  );
}

function printedDiffers(survey: Survey): Found[] {
  return statedFigures(survey).flatMap((stated) => {
    if (stated.value === null && stated.operator === null) return [];
    const differing = differences(stated);
    if (differing.length === 0) return [];
    const said = [stated.operator, stated.value, stated.unit].map((part) => part ?? '?').join(' ');
    return [
      {
        places: [stated.place],
        en: `${stated.code} says ${said}, and the document prints “${stated.printed}” (${differing.join(', ')}).`,
        fr: `${stated.code} dit ${said} et le document imprime « ${stated.printed} » (${differing.map((part) => inFrench[part]).join(', ')}).`,
      },
    ];
  });
}

const inFrench = { operator: 'opérateur', value: 'valeur', unit: 'unité' } as const;

function differences({ operator, value, unit, printed }: Stated): (keyof typeof inFrench)[] {
  const read = readPrinted(printed);
  const differing: (keyof typeof inFrench)[] = [];
  if (read.values.length > 0 && !read.values.some((each) => same(each, value))) differing.push('value');
  if (!operatorAgrees(operator, value, read)) differing.push('operator');
  if (read.unit !== null && !unitAgrees(unit, read.unit)) differing.push('unit');
  return differing;
}

function operatorAgrees(operator: string | null, value: string | null, read: ReturnType<typeof readPrinted>): boolean {
  if (operator === null) return false;
  if (read.operator === null) return true;
  const [least, most] = read.values;
  if (most !== undefined && read.operator === '=')
    return operator === '>=' ? same(least!, value) : operator === '<=' && same(most, value);
  // A bare figure does not say whether it is exact or advised.
  return operator === read.operator || (read.operator === '=' && operator === '~');
}

function unitAgrees(unit: string | null, read: string): boolean {
  if (unit === read) return true;
  return unit === 'level' && /^\/\d+$/.test(read);
}

function same(text: string, other: string | null): boolean {
  if (other === null) return false;
  const [a, b] = [parseRational(text), parseRational(other)];
  return a !== null && b !== null ? compareRationals(a, b) === 0 : text === other;
}

function unclearWordings(survey: Survey): Found[] {
  return statedFigures(survey)
    .filter(({ printed }) => readPrinted(printed).operator === null)
    .map(({ code, place, operator, printed }) => ({
      places: [place],
      en: `“${printed}” does not say whether the figure itself is enough; ${code} reads it as ${operator}.`,
      fr: `« ${printed} » ne dit pas si la valeur elle-même suffit (${code} le lit ${operator}).`,
    }));
}

function figuresWithoutThreshold(survey: Survey): Found[] {
  return statedFigures(survey)
    .filter(({ value, printed }) => value === null && readPrinted(printed).values.length > 0)
    .map(({ code, place, printed }) => ({
      places: [place],
      en: `${code} prints a figure (“${printed}”) that no scale of this scheme takes.`,
      fr: `${code} imprime une valeur (« ${printed} ») qu’aucune échelle de ce référentiel ne reçoit.`,
    }));
}

function wordingsWithoutFigure(survey: Survey): Found[] {
  return statedFigures(survey)
    .filter(({ value, printed }) => value === null && readPrinted(printed).values.length === 0)
    .map(({ code, place, printed }) => ({
      places: [place],
      en: `${code} asks for “${printed}” without a figure, where others give one.`,
      fr: `${code} demande « ${printed} » sans valeur, alors que d’autres en donnent une.`,
    }));
}

function scalesNotPrinted(survey: Survey): Found[] {
  const levels = statedFigures(survey).filter(({ unit, value }) => unit === 'level' && value !== null);
  const withScale = levels.filter(({ printed }) => readPrinted(printed).unit !== 'level');
  if (withScale.length === 0) return [];
  return levels
    .filter((stated) => !withScale.includes(stated))
    .map(({ code, place, printed }) => ({
      places: [place],
      en: `${code} prints “${printed}” without its scale, where the others print one.`,
      fr: `${code} imprime « ${printed} » sans son échelle, que les autres impriment.`,
    }));
}

/** «60 % (9/15)»: both ways of saying it must be the same number. */
function sharesDiffer(survey: Survey): Found[] {
  return statedFigures(survey).flatMap(({ code, place, printed }) => {
    const { share, values, unit } = readPrinted(printed);
    const outOf = Number(unit?.slice(1));
    if (share === null || Number(values[0]) * 100 === Number(share) * outOf) return [];
    return [
      {
        places: [place],
        en: `${code} prints “${printed}”, and ${share} % of ${outOf} is not ${values[0]}.`,
        fr: `${code} imprime « ${printed} » mais ${share} % de ${outOf} ne font pas ${values[0]}.`,
      },
    ];
  });
}
