import { randomUUID } from 'node:crypto';
import {
  cohortActRequests,
  PlanCohortRequest,
  type CohortList,
  type CohortPreview,
  type CohortView,
} from '@parchemin/contracts';
import type { Command } from 'commander';
import { askAct } from '../candidacies/asked-act.js';
import { candidacyWords } from '../candidacies/words.js';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { Failure, WRONG_USAGE } from '../exit.js';
import { serviceDoor } from '../service-door.js';
import { table } from '../table.js';
import { previewText, viewText } from './cohort-text.js';
import { cohortWords, type CohortWords } from './words.js';

export function addCohort(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = cohortWords(texts);
  const lines = ['parchemin cohort show autumn', 'parchemin cohort move autumn --date exam=2027-06-21 --dry-run'];
  const cohort = program
    .command('cohort')
    .description(words.commands.cohort)
    .addHelpText('after', examples(texts, lines));
  for (const add of [addList, addShow, addPlan, addMove, addAgain]) add(cohort, surroundings, words);
}

function addList(cohort: Command, surroundings: Surroundings, words: CohortWords): void {
  const { texts, print } = surroundings;
  cohort
    .command('list')
    .description(words.commands.list)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin cohort list']))
    .action(async ({ json }: JsonOption) => {
      const list = (await serviceDoor(surroundings).get('/api/cohorts')) as CohortList;
      const rows = list.cohorts.map(({ cohort: id, members, planned }) => [
        id,
        `${members}`,
        planned ? words.yes : words.no,
      ]);
      print(json ? JSON.stringify(list, null, 2) : table([words.listHeaders, ...rows]));
    });
}

function addShow(cohort: Command, surroundings: Surroundings, words: CohortWords): void {
  const { texts, print } = surroundings;
  cohort
    .command('show')
    .description(words.commands.show)
    .argument('<cohort>', words.options.cohort)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin cohort show autumn', 'parchemin cohort show autumn --json']))
    .action(async (id: string, { json }: JsonOption) => {
      const view = (await serviceDoor(surroundings).get(addressOf(id))) as CohortView;
      print(json ? JSON.stringify(view, null, 2) : viewText(view, words));
    });
}

interface PlanOptions extends JsonOption {
  readonly calendar: string;
  readonly zone: string;
  readonly region?: string;
  readonly date: readonly string[];
  readonly reason?: string;
  readonly key?: string;
}

function addPlan(cohort: Command, surroundings: Surroundings, words: CohortWords): void {
  const { texts } = surroundings;
  cohort
    .command('plan')
    .description(words.commands.plan)
    .argument('<cohort>', words.options.cohort)
    .requiredOption('--calendar <id@version>', words.options.calendar)
    .option('--zone <tz>', words.options.zone, 'Europe/Paris')
    .option('--region <name>', words.options.region)
    .option('--date <name=date>', words.options.date, collected, [])
    .option('--reason <text>', words.options.reason)
    .option('--key <key>', words.options.key)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, ['parchemin cohort plan autumn --calendar cgco-demo@1 --date start=2026-09-07 …']),
    )
    .action((id: string, options: PlanOptions) => {
      const { zone, region, reason, key, json } = options;
      const calendar = { ...calendarNamed(options.calendar, words), zone, region, dates: datesOf(options.date, words) };
      const data = JSON.stringify({ cohort: id, calendar, reason });
      const asked = { path: '/api/cohorts', name: 'PlanCohort', schema: PlanCohortRequest };
      return askAct(asked, { data, key, json }, surroundings, candidacyWords(texts));
    });
}

interface MoveOptions extends JsonOption {
  readonly date: readonly string[];
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly after?: string;
  readonly key?: string;
}

function addMove(cohort: Command, surroundings: Surroundings, words: CohortWords): void {
  const { texts } = surroundings;
  cohort
    .command('move')
    .description(words.commands.move)
    .argument('<cohort>', words.options.cohort)
    .option('--date <name=date>', words.options.date, collected, [])
    .option('--reason <text>', words.options.reason)
    .option('--dry-run', words.options.dryRun)
    .option('--after <candidacy>', words.options.after)
    .option('--key <key>', words.options.key)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin cohort move autumn --date exam=2027-06-21 --dry-run',
        'parchemin cohort move autumn --date exam=2027-06-21 --reason "strike of 14 June"',
      ]),
    )
    .action((id: string, options: MoveOptions) => move(id, options, surroundings, words));
}

async function move(id: string, options: MoveOptions, surroundings: Surroundings, words: CohortWords): Promise<void> {
  const dates = datesOf(options.date, words);
  if (Object.keys(dates).length === 0) throw new Failure(words.noDates, WRONG_USAGE);
  if (options.dryRun) return foresee(id, dates, options, surroundings, words);
  if (options.reason === undefined) throw new Failure(words.noReason, WRONG_USAGE);
  const { reason, key, json } = options;
  const asked = { path: `${addressOf(id)}/acts/MoveCohort`, name: 'MoveCohort', schema: cohortActRequests.MoveCohort };
  await askAct(
    asked,
    { data: JSON.stringify({ dates, reason }), key, json },
    surroundings,
    candidacyWords(surroundings.texts),
  );
}

/** Nothing is written, so any key will do. */
async function foresee(
  id: string,
  dates: Readonly<Record<string, string>>,
  { after, json }: MoveOptions,
  surroundings: Surroundings,
  words: CohortWords,
): Promise<void> {
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  const door = serviceDoor(surroundings);
  const preview = (await door.post(`${addressOf(id)}/preview${query}`, { dates }, randomUUID())) as CohortPreview;
  surroundings.print(json ? JSON.stringify(preview, null, 2) : previewText(preview, words));
}

interface AgainOptions extends JsonOption {
  readonly candidacy: string;
  readonly key?: string;
}

function addAgain(cohort: Command, surroundings: Surroundings, words: CohortWords): void {
  const { texts } = surroundings;
  cohort
    .command('again')
    .description(words.commands.again)
    .argument('<cohort>', words.options.cohort)
    .requiredOption('--candidacy <id>', words.options.candidacy)
    .option('--key <key>', words.options.key)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin cohort again autumn --candidacy 019a…']))
    .action((id: string, { candidacy, key, json }: AgainOptions) => {
      const schema = cohortActRequests.AskMemberAgain;
      const asked = { path: `${addressOf(id)}/acts/AskMemberAgain`, name: 'AskMemberAgain', schema };
      const data = JSON.stringify({ candidacy });
      return askAct(asked, { data, key, json }, surroundings, candidacyWords(texts));
    });
}

function addressOf(cohort: string): string {
  return `/api/cohorts/${encodeURIComponent(cohort)}`;
}

function calendarNamed(text: string, words: CohortWords): { readonly id: string; readonly version: number } {
  const [, id, version] = /^(.+)@(\d+)$/.exec(text) ?? [];
  if (id === undefined) throw new Failure(words.badCalendar(text), WRONG_USAGE);
  return { id, version: Number(version) };
}

function datesOf(pairs: readonly string[], words: CohortWords): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', day] = pair.split('=');
      if (name === '' || day === undefined) throw new Failure(words.badPair(pair), WRONG_USAGE);
      return [name, day];
    }),
  );
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
