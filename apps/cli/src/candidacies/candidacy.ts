import {
  EnrolCandidateRequest,
  type CandidacyList,
  type CandidateRecordView,
  type ExplanationView,
} from '@parchemin/contracts';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { wholeNumber } from '../commands/whole-number.js';
import { Failure, WRONG_USAGE } from '../exit.js';
import { serviceDoor } from '../service-door.js';
import { table } from '../table.js';
import { askAct, type ActOptions } from './asked-act.js';
import { candidacyWords, type CandidacyWords } from './words.js';

export function addCandidacy(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = candidacyWords(texts);
  const candidacy = program
    .command('candidacy')
    .description(words.commands.candidacy)
    .addHelpText('after', examples(texts, ['parchemin candidacy list', 'parchemin candidacy show 019a…']));
  addList(candidacy, surroundings, words);
  addShow(candidacy, surroundings, words);
  addExplain(candidacy, surroundings, words);
  addEnrol(candidacy, surroundings, words);
}

interface ListOptions extends JsonOption {
  readonly after?: string;
  readonly limit: string;
}

// As many as the service gives at once.
const mostListed = 200;

function addList(candidacy: Command, surroundings: Surroundings, words: CandidacyWords): void {
  const { texts, print } = surroundings;
  candidacy
    .command('list')
    .description(words.commands.list)
    .option('--after <cursor>', words.options.after)
    .option('--limit <n>', words.options.limit, '50')
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin candidacy list', 'parchemin candidacy list --limit 200 --json']))
    .action(async ({ after, limit, json }: ListOptions) => {
      const atMost = String(wholeNumber('--limit', limit, [1, mostListed], words));
      const asked = new URLSearchParams({ limit: atMost, ...(after !== undefined && { after }) });
      const list = (await serviceDoor(surroundings).get(`/api/candidacies?${asked.toString()}`)) as CandidacyList;
      print(json ? JSON.stringify(list, null, 2) : listed(list, words));
    });
}

function addShow(candidacy: Command, surroundings: Surroundings, words: CandidacyWords): void {
  const { texts, print } = surroundings;
  candidacy
    .command('show')
    .description(words.commands.show)
    .argument('<candidacy>', words.options.candidacy)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin candidacy show 019a…', 'parchemin candidacy show 019a… --json']))
    .action(async (id: string, { json }: JsonOption) => {
      const path = `/api/candidacies/${encodeURIComponent(id)}`;
      const record = (await serviceDoor(surroundings).get(path)) as CandidateRecordView;
      print(json ? JSON.stringify(record, null, 2) : shown(record, words));
    });
}

interface ExplainOptions extends JsonOption {
  readonly lang: string;
}

function addExplain(candidacy: Command, surroundings: Surroundings, words: CandidacyWords): void {
  const { texts, print } = surroundings;
  candidacy
    .command('explain')
    .description(words.commands.explain)
    .argument('<candidacy>', words.options.candidacy)
    .option('--lang <fr|en>', words.options.lang, 'fr')
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin candidacy explain 019a… --lang en']))
    .action(async (id: string, { lang, json }: ExplainOptions) => {
      if (lang !== 'fr' && lang !== 'en') throw new Failure(words.badLanguage, WRONG_USAGE);
      const path = `/api/candidacies/${encodeURIComponent(id)}/explanation?lang=${lang}`;
      const explanation = (await serviceDoor(surroundings).get(path)) as ExplanationView;
      print(json ? JSON.stringify(explanation, null, 2) : explanation.text);
    });
}

function addEnrol(candidacy: Command, surroundings: Surroundings, words: CandidacyWords): void {
  const { texts } = surroundings;
  candidacy
    .command('enrol')
    .description(words.commands.enrol)
    .requiredOption('--data <file|-|json>', words.options.data)
    .option('--key <key>', words.options.key)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin candidacy enrol --data enrolment.json']))
    .action((options: ActOptions) => {
      const asked = { path: '/api/candidacies', name: 'EnrolCandidate', schema: EnrolCandidateRequest };
      return askAct(asked, options, surroundings, words);
    });
}

function listed({ candidacies, next }: CandidacyList, words: CandidacyWords): string {
  if (candidacies.length === 0) return words.empty;
  const rows = candidacies.map(({ candidacy, reference, scheme, school, cohort, recorded, expected, ...rest }) => {
    const due = rest.blocked ? words.blocked : (rest.nextDueAt ?? '–');
    return [candidacy, reference, scheme, school, cohort, `${recorded}/${expected}`, due];
  });
  return [table([words.listHeaders, ...rows]), ...(next === null ? [] : [words.next(next)])].join('\n');
}

function shown(record: CandidateRecordView, words: CandidacyWords): string {
  const { candidacy, reference, scheme, school, cohort, status, stages, deadlines, proposal, decision, story } = record;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  • ${line}`)];
  const settled = (pieces: CandidateRecordView['stages'][number]['pieces']): string =>
    `${pieces.filter((piece) => piece.settled).length}/${pieces.length}`;
  return [
    `${reference}  ${candidacy}  ${status}`,
    `${scheme.id}@${scheme.version}  ${scheme.title}  ${school}  ${cohort}`,
    ...section(
      words.sections.stages,
      stages.map((stage) => `${stage.title}  ${stage.status}  ${settled(stage.pieces)}`),
    ),
    ...section(
      words.sections.deadlines,
      deadlines.map(({ deadline, due, status: armed }) => `${deadline}  ${words.due} ${due}  ${armed}`),
    ),
    ...section(
      words.sections.proposal,
      proposal ? [[proposal.decision, ...proposal.blocks, ...proposal.reasons].join('  ')] : [],
    ),
    ...section(
      words.sections.decision,
      decision ? [[decision.decision, ...decision.blocks, decision.pronouncedAt].join('  ')] : [],
    ),
    ...section(
      words.sections.story,
      story.map(({ revision, at, event, by }) => `${revision}  ${at}  ${event}  ${by.id} (${by.role})`),
    ),
  ].join('\n');
}
