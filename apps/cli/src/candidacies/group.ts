import { FormGroupRequest, groupActRequests, type GroupView } from '@parchemin/contracts';
import type { Command } from 'commander';
import type { z } from 'zod';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { Failure, WRONG_USAGE } from '../exit.js';
import { serviceDoor } from '../service-door.js';
import { askAct, requestNamed, type ActOptions } from './asked-act.js';
import { toldActs } from './fields.js';
import { candidacyWords, type CandidacyWords } from './words.js';

export function addGroup(program: Command, surroundings: Surroundings): void {
  const words = candidacyWords(surroundings.texts);
  const group = program
    .command('group')
    .description(words.commands.group)
    .addHelpText('after', examples(surroundings.texts, ['parchemin group show 019a…', 'parchemin group act --list']));
  addShow(group, surroundings, words);
  addForm(group, surroundings, words);
  addGroupAct(group, surroundings, words);
}

function addShow(group: Command, surroundings: Surroundings, words: CandidacyWords): void {
  const { texts, print } = surroundings;
  group
    .command('show')
    .description(words.commands.groupShow)
    .argument('<group>', words.options.group)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin group show 019a…', 'parchemin group show 019a… --json']))
    .action(async (id: string, { json }: JsonOption) => {
      const view = (await serviceDoor(surroundings).get(`/api/groups/${encodeURIComponent(id)}`)) as GroupView;
      print(json ? JSON.stringify(view, null, 2) : shown(view, words));
    });
}

function addForm(group: Command, surroundings: Surroundings, words: CandidacyWords): void {
  const { texts } = surroundings;
  group
    .command('form')
    .description(words.commands.form)
    .requiredOption('--data <file|-|json>', words.options.data)
    .option('--key <key>', words.options.key)
    .option('--json', texts.options.json)
    .addHelpText('after', examples(texts, ['parchemin group form --data group.json']))
    .action((options: ActOptions) => {
      const asked = { path: '/api/groups', name: 'FormGroup', schema: FormGroupRequest };
      return askAct(asked, options, surroundings, words);
    });
}

const requests: Readonly<Record<string, z.ZodType>> = groupActRequests;

interface GroupActOptions extends ActOptions {
  readonly list?: boolean;
}

function addGroupAct(group: Command, surroundings: Surroundings, words: CandidacyWords): void {
  const { texts, print } = surroundings;
  group
    .command('act')
    .description(words.commands.groupAct)
    .argument('[group]', words.options.group)
    .argument('[act]', words.options.act)
    .option('--data <file|-|json>', words.options.data)
    .option('--key <key>', words.options.key)
    .option('--list', words.options.list)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, ['parchemin group act --list', 'parchemin group act 019a… MemberLeaves --data leaving.json']),
    )
    .action(async (id: string | undefined, act: string | undefined, options: GroupActOptions) => {
      if (options.list) return print(toldActs(requests, words, options.json === true));
      if (id === undefined || act === undefined) throw new Failure(words.missing, WRONG_USAGE);
      const schema = requestNamed(requests, act, words);
      const path = `/api/groups/${encodeURIComponent(id)}/acts/${act}`;
      await askAct({ path, name: act, schema }, options, surroundings, words);
    });
}

function shown(view: GroupView, words: CandidacyWords): string {
  const { group, scheme, schemeVersion, assessment, school, cohort, status, members, deliveries, story } = view;
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  • ${line}`)];
  return [
    `${group}  ${scheme}@${schemeVersion} ${assessment}  ${school}  ${cohort}  ${status}`,
    ...section(
      words.sections.members,
      members.map(({ member, profile }) => (profile === null ? member : `${member} (${profile})`)),
    ),
    ...section(
      words.sections.deliveries,
      deliveries.flatMap(({ act, piece, to }) =>
        to.map(({ candidacy, state, refused }) => `${act} ${piece} → ${candidacy}  ${refused ?? state}`),
      ),
    ),
    ...section(
      words.sections.story,
      story.map(({ at, sentence }) => `${at}  ${sentence}`),
    ),
  ].join('\n');
}
