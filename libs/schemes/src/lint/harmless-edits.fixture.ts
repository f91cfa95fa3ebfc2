import type { Scheme } from '../language/scheme.js';
import type { Site } from './planted-defects.fixture.js';
import { site } from './planted-figures.fixture.js';

/** Changes of words that leave every fact as it is. */
export function harmlessEdits(scheme: Scheme): Site[] {
  return [
    site('title', 'scheme', () => (scheme.title += ' (révisé)')),
    site('note', 'scheme', () => scheme.notes.push('Relu deux fois.')),
    ...scheme.blocks.map((each) => site('block', `blocks/${each.code}`, () => (each.title += ', suite'))),
    ...scheme.assessments.flatMap((each) => [
      site('assessment', `assessments/${each.code}`, () => (each.title += ', suite')),
      site('order of criteria', `assessments/${each.code}`, () => each.criteria.reverse()),
    ]),
    ...scheme.stages.map((each) => site('stage', `stages/${each.code}`, () => (each.closes += ' (à préciser)'))),
    ...scheme.rules.map((each) => site('rule', `rules/${each.code}`, () => (each.labelFr += ', dit autrement'))),
    ...scheme.provisions.map((each) =>
      site('provision', `provisions/${each.code}`, () => (each.label += ', au besoin')),
    ),
    ...scheme.readings.map((each) =>
      site('reading', `readings/${each.code}`, () => each.alternatives.push('autre lecture')),
    ),
  ];
}
