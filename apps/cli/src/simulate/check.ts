import { setTimeout as delay } from 'node:timers/promises';
import { candidacy, candidacyStream, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import { group, groupStream, type Group, type GroupEvent } from '@parchemin/groups';
import type { Certification } from '@parchemin/schemes';
import { z } from 'zod';
import type { Instance } from './instance.js';
import { invariant, together, type Invariant, type Looked, type StoredGroup, type StoredPath } from './invariant.js';
import { ladderBookOf, type LadderBook } from './ladder-book.js';
import type { Life } from './lives.js';
import { secondOpinionOf, verdictBookOf } from './verdict-book.js';
import type { Simulated } from './simulated.js';
import type { TeamLife } from './teams.js';

export interface Checked {
  readonly paths: readonly StoredPath[];
  readonly groups: readonly StoredGroup[];
  readonly ladders: readonly LadderBook[];
  readonly invariants: readonly Invariant[];
}

/** Everything is read again from the real store: what the simulation itself believed while it went on proves nothing. */
export async function checked(simulation: Simulated, seeds: string): Promise<Checked> {
  const { lives, teams, store, certification, instance } = simulation;
  const paths: StoredPath[] = [];
  for (const { character } of lives) {
    const { candidacy: id, reference } = character;
    const events: CandidacyEvent[] = [];
    for await (const { event } of store.readStream(candidacyStream(id))) events.push(event as CandidacyEvent);
    paths.push({ candidacy: id, reference, events });
  }
  const groups: StoredGroup[] = [];
  for (const { group } of teams.flatMap(({ team }) => team.works)) {
    const events: GroupEvent[] = [];
    for await (const { event } of store.readStream(groupStream(group))) events.push(event as GroupEvent);
    if (events.length > 0) groups.push({ group, events });
  }
  const ladders = paths.map(ladderBookOf);
  const invariants = [
    invariant('path-ended', together(lives.map((life, index) => ended(life, paths[index]!)))),
    invariant('acts-allowed', together([...lives, ...teams].map(allowed))),
    invariant('deadline-ended', together(ladders.map((book) => book.ended))),
    invariant('step-once', together(ladders.map((book) => book.once))),
    invariant('step-not-early', together(ladders.map((book) => book.notEarly))),
    invariant('gap-kept', together(ladders.map((book) => book.gapKept))),
    // Where nobody works together there is nothing to deliver.
    ...(teams.length > 0
      ? [invariant('group-delivered', together([...groups.map(delivered), ...teams.map(answered)]))]
      : []),
    ...(await verdicts(paths, certification, seeds)),
    invariant('views-equal-rebuild', await rebuilt(instance)),
  ];
  return { paths, groups, ladders, invariants };
}

async function verdicts(
  paths: readonly StoredPath[],
  scheme: Certification,
  seeds: string,
): Promise<readonly Invariant[]> {
  const secondly = await secondOpinionOf(seeds, scheme.id);
  const books = paths.map((path) => verdictBookOf(path, scheme, secondly));
  return [
    invariant('decision-on-proposal', together(books.map(({ decisions }) => decisions))),
    invariant('proposal-second-opinion', together(books.map(({ proposals }) => proposals))),
  ];
}

/** Left, or decided with every stage closed; not blocked; nobody owes it anything any more. */
export function ended(life: Life, { events, reference }: StoredPath): Looked {
  const state = events.reduce<Candidacy>(
    (before, event, revision) => candidacy.evolve(before, event, revision),
    candidacy.initial,
  );
  if (state.status === 'absent') return { checked: 1, broken: [`${reference}: never enrolled`] };
  const open = Object.values(state.stages).filter(({ status }) => status === 'open');
  const over =
    state.status === 'withdrawn' ||
    state.status === 'excluded' ||
    (state.status === 'decided' && decidedOn(state, open));
  const faults = [
    ...(over ? [] : [`${state.status}, open: ${open.map(({ stage }) => stage).join(' ')}`]),
    ...(state.blocked ? [`blocked at ${state.blocked.step}: ${state.blocked.because}`] : []),
    ...(life.stalled === null ? [] : [`not served: ${life.stalled}`]),
    ...(life.wakesAt() === null ? [] : [`still awaits ${life.wakesAt()}`]),
  ];
  return { checked: 1, broken: faults.map((fault) => `${reference}: ${fault}`) };
}

/** A stage that the jury did without may stay open for ever; its own may not. */
function decidedOn(
  state: Exclude<Candidacy, { status: 'absent' }>,
  open: readonly { readonly stage: string }[],
): boolean {
  return !open.some(({ stage }) => stage === state.decision?.stage);
}

/** These people know the rules: what is refused to them is a defect of theirs or of ours. */
function allowed({ asked, refusals, name }: Life | TeamLife): Looked {
  const broken = refusals.map(({ act, refused, at }) => `${name}: ${act} ${refused} at ${at}`);
  return { checked: asked.size, broken };
}

function answered({ name, stalled }: TeamLife): Looked {
  return { checked: 1, broken: stalled === null ? [] : [`${name}: not answered: ${stalled}`] };
}

/** What a group brought has entered the candidacy of each of its members. */
function delivered({ group: id, events }: StoredGroup): Looked {
  const state = events.reduce<Group>((before, event, revision) => group.evolve(before, event, revision), group.initial);
  const answers =
    state.status === 'absent' ? [] : Object.values(state.deliveries).flatMap(({ to }) => Object.entries(to));
  const broken = answers.filter(([, answer]) => answer !== 'entered');
  return { checked: answers.length, broken: broken.map(([to, answer]) => `${id} to ${to}: ${JSON.stringify(answer)}`) };
}

const views = ['candidate_record', 'candidate_story', 'candidacy_list', 'open_processes'] as const;
const Report = z.object({ rows: z.int(), differences: z.int(), differing: z.array(z.string()) });

/** The projector makes each view again from the first event on, and compares it with the one that was kept all along. */
async function rebuilt({ projector, adminToken }: Instance): Promise<Looked> {
  const looked: Looked[] = [];
  for (const view of views) {
    const { rows, differences, differing } = await rebuild(`${projector}/admin/rebuild/${view}`, adminToken);
    looked.push({
      checked: rows,
      broken: differences === 0 ? [] : [`${view}: ${differences} rows, ${differing.join(' ')}`],
    });
  }
  return together(looked);
}

const attemptsAtMost = 5;
const patienceMillis = 600_000;
const pauseMillis = 1_000;

async function rebuild(url: string, token: string): Promise<z.infer<typeof Report>> {
  for (let attempt = 1; ; attempt += 1) {
    const request = { method: 'POST', headers: { authorization: `Bearer ${token}` } };
    const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(patienceMillis) });
    if (answer.ok) return Report.parse(await answer.json());
    if (attempt === attemptsAtMost) throw new Error(`${url} answers ${answer.status} ${await answer.text()}`);
    await delay(pauseMillis);
  }
}
