import type { DecisionName } from '../engine/verdict.js';
import { wordsOf, type Language } from '../explain/words.js';
import type { DossierImpact, SchemeChange, SchemeDiffAnswer } from './change.js';

/** The difference of two versions as a page to read: what changed, then who is touched by it. */
export function tellDiff({ from, to, changes, dossiers }: SchemeDiffAnswer, language: Language): string {
  const words = diffWords[language];
  const citations = changes.filter(({ field }) => field !== null && citing.has(field));
  const told = changes.filter((change) => !citations.includes(change));
  return [
    `${from.id}@${from.version} (${from.document}) → ${to.id}@${to.version} (${to.document})`,
    ...(changes.length === 0 ? ['', words.same] : []),
    ...(told.length === 0 ? [] : ['', ...told.map((change) => bullet(change[language]))]),
    ...(citations.length === 0 ? [] : [bullet(words.citations(citations.length))]),
    ...(dossiers === null ? [] : tellImpact(dossiers, language)),
  ].join('\n');
}

// Where an element stands in the document moves with every page that is added: counted, and listed for scripts only.
const citing: ReadonlySet<NonNullable<SchemeChange['field']>> = new Set(['source', 'more', 'sources', 'lines']);

function tellImpact(impact: DossierImpact, language: Language): readonly string[] {
  const words = diffWords[language];
  const { decisions, finish } = wordsOf[language];
  const decisionOf = (name: string): string => decisions[name as DecisionName];
  return [
    '',
    words.compared(impact),
    ...impact.changed.flatMap(({ dossier, before, after, causes, blocksGained, blocksLost }) => [
      '',
      words.dossier(dossier),
      ...(before === after
        ? [`  ${words.still} ${decisionOf(after)}`]
        : [`  ${words.before} ${decisionOf(before)}`, `  ${words.after} ${decisionOf(after)}`]),
      ...(blocksGained.length === 0 ? [] : [`  ${words.gained} ${blocksGained.join(', ')}`]),
      ...(blocksLost.length === 0 ? [] : [`  ${words.lost} ${blocksLost.join(', ')}`]),
      ...(causes.length === 0 ? [bullet(words.composed)] : causes.map((cause) => bullet(cause[language]))),
    ]),
    ...impact.unreadable.flatMap(({ dossier, before, after }) => {
      const codes = [...new Set([...before, ...after].map(({ code }) => code))];
      return ['', `${words.dossier(dossier)} ${words.unreadable} ${codes.join(', ')}`];
    }),
  ].map(finish);
}

function bullet(line: string): string {
  return `  • ${line}`;
}

interface DiffWords {
  readonly same: string;
  readonly citations: (count: number) => string;
  readonly compared: (impact: DossierImpact) => string;
  readonly dossier: (name: string) => string;
  readonly before: string;
  readonly after: string;
  readonly still: string;
  readonly gained: string;
  readonly lost: string;
  readonly composed: string;
  readonly unreadable: string;
}

const diffWords: Readonly<Record<Language, DiffWords>> = {
  fr: {
    same: 'Rien ne diffère.',
    citations: (count) => `lignes citées déplacées\u00a0: ${count}`,
    compared: ({ compared, unchanged, changed, unreadable }) =>
      `Dossiers comparés\u00a0: ${compared}\u00a0; verdict inchangé\u00a0: ${unchanged}, changé\u00a0: ${changed.length}, illisible\u00a0: ${unreadable.length}`,
    dossier: (name) => `Dossier ${name}`,
    before: 'avant\u00a0:',
    after: 'après\u00a0:',
    still: 'toujours\u00a0:',
    gained: 'blocs gagnés\u00a0:',
    lost: 'blocs perdus\u00a0:',
    composed: 'aucune règle ne bascule\u00a0: le verdict est composé autrement',
    unreadable: 'illisible dans l’une des versions\u00a0:',
  },
  en: {
    same: 'Nothing differs.',
    citations: (count) => `lines cited that moved: ${count}`,
    compared: ({ compared, unchanged, changed, unreadable }) =>
      `Dossiers compared: ${compared}; same verdict: ${unchanged}, another one: ${changed.length}, unreadable: ${unreadable.length}`,
    dossier: (name) => `Dossier ${name}`,
    before: 'before:',
    after: 'after:',
    still: 'still:',
    gained: 'blocks gained:',
    lost: 'blocks lost:',
    composed: 'no rule changed sides: the verdict is composed otherwise',
    unreadable: 'unreadable in one of the versions:',
  },
};
