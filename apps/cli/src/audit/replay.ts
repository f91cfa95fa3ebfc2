import type { ReplayView } from '@parchemin/contracts';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { ANSWER_IS_NO, Failure, WRONG_USAGE } from '../exit.js';
import { serviceDoor } from '../service-door.js';
import { toldDifferences } from './told-differences.js';
import { auditWords, type AuditWords } from './words.js';

interface ReplayOptions extends JsonOption {
  readonly at?: string;
}

export function addReplay(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = auditWords(texts);
  program
    .command('replay')
    .description(words.replay)
    .argument('<candidacy[@revision]>', words.options.candidacyOrDecision)
    .option('--at <instant>', words.options.at)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, [
        'parchemin replay 019a…',
        'parchemin replay 019a…@61 --json',
        'parchemin replay 019a… --at 2027-07-10',
      ]),
    )
    .action((named: string, options: ReplayOptions) => replay(named, options, surroundings, words));
}

async function replay(
  named: string,
  { at, json }: ReplayOptions,
  surroundings: Surroundings,
  words: AuditWords,
): Promise<void> {
  const [candidacy = '', decision] = named.split('@');
  if (decision !== undefined && !/^\d{1,9}$/.test(decision)) throw new Failure(words.badRevision, WRONG_USAGE);
  const asked = new URLSearchParams({
    ...(decision !== undefined && { decision }),
    ...(at !== undefined && { at: instantOf(at, words) }),
  });
  const path = `/api/candidacies/${encodeURIComponent(candidacy)}/replay?${asked.toString()}`;
  const answer = (await serviceDoor(surroundings).get(path)) as ReplayView;
  surroundings.print(json ? JSON.stringify(answer, null, 2) : told(answer, words));
  if (!answer.agrees) surroundings.finish(ANSWER_IS_NO);
}

/** A day is meant to its end, in the zone of whoever asks. */
function instantOf(at: string, words: AuditWords): string {
  const millis = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T23:59:59.999` : at);
  if (Number.isNaN(millis)) throw new Failure(words.badInstant, WRONG_USAGE);
  return new Date(millis).toISOString();
}

function told({ revision, at, scheme, verdict, proposal, decision }: ReplayView, words: AuditWords): string {
  const lines = [
    verdict ? words.rulesSay(verdict.decision, verdict.reasons.join(', ')) : words.rulesSayNothing,
    proposal ? toldProposal(proposal, words) : words.nothingProposed,
    ...(decision
      ? [
          words.decided(
            decision.revision,
            decision.decision,
            decision.blocks.join(' '),
            decision.pronouncedAt,
            decision.departs,
          ),
        ]
      : []),
  ];
  return [words.replayed(revision, at, scheme), ...lines.map((line) => `  • ${line}`)].join('\n');
}

function toldProposal(proposal: NonNullable<ReplayView['proposal']>, words: AuditWords): string {
  const { revision, decision, sameFacts, sameVerdict, differences } = proposal;
  if (sameFacts && sameVerdict) return words.proposalSame(revision, decision);
  const lines = toldDifferences(differences, words).map((line) => `      ${line}`);
  return [words.proposalDiffers(revision, decision), ...lines].join('\n');
}
