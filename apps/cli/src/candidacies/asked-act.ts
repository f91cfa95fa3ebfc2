import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Surroundings } from '../commands/command.js';
import { Failure, INVALID_INPUT, PART_MISSING, WRONG_USAGE } from '../exit.js';
import { readInput } from '../read-input.js';
import { serviceDoor } from '../service-door.js';
import type { CandidacyWords } from './words.js';

export interface ActOptions {
  readonly data?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly key?: string | undefined;
  readonly json?: boolean | undefined;
}

/** One act: where it is asked, and what it takes. */
export interface AskedAct {
  readonly path: string;
  readonly name: string;
  readonly schema: z.ZodType;
}

/** What an act of that name takes; a name that is none is wrong usage. */
export function requestNamed(
  requests: Readonly<Record<string, z.ZodType>>,
  act: string,
  { unknownAct }: CandidacyWords,
): z.ZodType {
  const request = Object.hasOwn(requests, act) ? requests[act] : undefined;
  if (!request) throw new Failure(unknownAct(act), WRONG_USAGE);
  return request;
}

interface Recorded {
  readonly revision: number;
  readonly recorded: readonly { readonly event: string }[];
}

/** Its data are looked at before anything is sent, so that every fault is told at once; who may ask it, the service says. */
export async function askAct(
  { path, name, schema }: AskedAct,
  options: ActOptions,
  surroundings: Surroundings,
  words: CandidacyWords,
): Promise<void> {
  const data = dataOf(options.data, words);
  const faults = faultsOf(data, schema, words);
  if (faults.length > 0) throw new Failure([words.faults(name, faults.length), ...faults].join('\n'), INVALID_INPUT);
  const key = options.key ?? randomUUID();
  const answer = (await serviceDoor(surroundings)
    .post(options.dryRun ? `${path}?dry-run=true` : path, data, key)
    .catch((failure: unknown) => {
      if (!(failure instanceof Failure) || failure.status !== PART_MISSING) throw failure;
      throw new Failure(`${failure.message}\n${words.lostUnder(key)}`, PART_MISSING);
    })) as Recorded;
  surroundings.print(options.json ? JSON.stringify(answer, null, 2) : told(answer, options, words));
}

function told({ recorded, revision }: Recorded, { dryRun }: ActOptions, words: CandidacyWords): string {
  const events = recorded.map(({ event }) => event).join(', ');
  if (events === '') return words.nothingRecorded(revision);
  return dryRun ? words.wouldRecord(events) : words.recorded(events, revision);
}

/** A file, the standard input, or the JSON itself; an act that takes nothing needs no data. */
function dataOf(given: string | undefined, words: CandidacyWords): unknown {
  if (given === undefined) return {};
  const isPlace = given === '-' || existsSync(given) || !/^\s*[{["]/.test(given);
  const text = isPlace ? readInput(given, words.unreadable) : given;
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    throw new Failure(words.noJson(fault instanceof Error ? fault.message : String(fault)), INVALID_INPUT);
  }
}

function faultsOf(data: unknown, schema: z.ZodType, { language }: CandidacyWords): readonly string[] {
  const parsed = schema.safeParse(data, language === 'fr' ? { error: z.locales.fr().localeError } : {});
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `  • /${path.join('/')}  ${message}`);
}
