import { loadCertifications, type Certification } from '@parchemin/schemes';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { seedsFolder } from '../seeds-folder.js';
import { table } from '../table.js';
import { certificationNamed } from './certification-named.js';
import { addSchemeDiff } from './scheme-diff.js';
import { addSchemeLint } from './scheme-lint.js';
import { schemeWords, type SchemeWords } from './words.js';

export function addScheme(program: Command, surroundings: Surroundings): void {
  const { texts, env, print } = surroundings;
  const words = schemeWords(texts);
  const scheme = program
    .command('scheme')
    .description(words.scheme)
    .addHelpText('after', examples(texts, ['parchemin scheme list', 'parchemin scheme show cgco --json']));
  scheme
    .command('list')
    .description(words.list)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin scheme list', 'parchemin scheme list --json']))
    .action(({ json }: JsonOption) => {
      const counted = loadCertifications(seedsFolder(env)).map(countsOf);
      print(json ? JSON.stringify({ schemes: counted }, null, 2) : listed(counted, words));
    });
  scheme
    .command('show')
    .description(words.show)
    .argument('<id>', words.id)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin scheme show cgco', 'parchemin scheme show cgco --json']))
    .action((id: string, { json }: JsonOption) => {
      const found = certificationNamed(id, env, words);
      print(json ? JSON.stringify(found, null, 2) : shown(found, words));
    });
  addSchemeDiff(scheme, surroundings);
  addSchemeLint(scheme, surroundings);
}

function countsOf(scheme: Certification) {
  const { id, version, title, document, blocks, competencies, assessments, stages } = scheme;
  return {
    id,
    version,
    title,
    document,
    blocks: blocks.length,
    competencies: competencies.length,
    assessments: assessments.length,
    criteria: [...blocks, ...assessments].reduce((sum, { criteria }) => sum + criteria.length, 0),
    stages: stages.length,
    verdict: scheme.verdict.mode,
    ratify: scheme.readings.filter(({ ratify }) => ratify).length,
  };
}

function listed(schemes: readonly ReturnType<typeof countsOf>[], words: SchemeWords): string {
  const rows = schemes.map(({ id, version, blocks, competencies, assessments, criteria, title }) =>
    [id, version, blocks, competencies, assessments, criteria, title].map(String),
  );
  return table([words.headers, ...rows]);
}

function shown(scheme: Certification, words: SchemeWords): string {
  const counts = countsOf(scheme);
  const { rules, readings, notes, facts } = scheme;
  const lines = ([first, last]: readonly [number, number]): string => `(${words.lines(first, last)})`;
  const section = (title: string, entries: readonly string[]): readonly string[] =>
    entries.length === 0 ? [] : ['', title, ...entries.map((entry) => `  • ${entry}`)];
  return [
    `${scheme.id}@${scheme.version}  ${scheme.title}  (${scheme.document})`,
    '',
    table([
      ...(['blocks', 'competencies', 'assessments', 'criteria', 'stages'] as const).map((part) => [
        words.counts[part],
        String(counts[part]),
      ]),
      [words.counts.facts, facts.map(({ group }) => group).join(', ')],
    ]),
    '',
    ...scheme.blocks.map(({ code, title }) => `${code}  ${title}`),
    ...section(
      words.sections.rules,
      rules.map(({ code, label, labelFr, operator, value, unit, source }) => {
        const limit = operator === null ? '' : ` ${operator} ${value ?? ''} ${unit ?? ''}`.trimEnd();
        return `${code}  ${words.language === 'fr' ? labelFr : label}${limit} ${lines(source)}`;
      }),
    ),
    ...section(
      words.sections.ratify,
      readings
        .filter(({ ratify }) => ratify)
        .map(({ code, question, chosen, source }) => `${code}  ${question} → ${chosen} ${lines(source)}`),
    ),
    ...section(words.sections.notes, notes),
  ].join('\n');
}
