import { loadCalendars } from '@parchemin/calendars';
import { candidacy, candidacyStream, type CandidacyEvent } from '@parchemin/candidacy';
import type { Act, Step } from '@parchemin/candidacy-process';
import { candidacyLedger, groupLedger } from '@parchemin/commands';
import type {
  CandidacyAnswer,
  CandidacyLedger,
  CandidacyRequest,
  GroupLedger,
  GroupRequest,
} from '@parchemin/commands';
import { memoryEventStore, type EventStore } from '@parchemin/event-store';
import { entriesOf, type GroupEvent } from '@parchemin/groups';
import type { Actor, CommandId, Instant } from '@parchemin/kernel';
import { loadSchemes } from '@parchemin/schemes';
import { populationOf } from '@parchemin/simulation';
import type { Answer, Request } from './asking.js';
import { companyOf, course, type Company } from './course.js';
import type { Fold, GroupFold } from './followed.js';
import type { StoredPath } from './invariant.js';
import type { Life } from './lives.js';
import { rulesOf, type Follows, type World } from './world.js';

export interface Rehearsed extends Company {
  readonly paths: readonly StoredPath[];
}

/** The same course in memory, on the one write path and the process's own `next`: thousands of acts in seconds, to try out what people do. */
export async function rehearsed(seeds: string, scheme: string, candidates: number, seed: number): Promise<Rehearsed> {
  const rules = rulesOf(seeds, scheme);
  let now = rules.cohort.startsAt;
  const clock = { now: () => now };
  const store = memoryEventStore({ clock });
  const schemes = loadSchemes(seeds);
  const ledger = candidacyLedger({ store, schemes, calendars: loadCalendars(seeds) });
  const followed = new Rehearsal(ledger, groupLedger({ store, schemes }), clock.now);
  const step = async (to: Instant): Promise<void> => void (now = to);
  const poke = async (): Promise<void> => undefined;
  const world: World = { ...rules, followed, ask: (request) => followed.ask(request), step, poke, now: clock.now };
  const population = populationOf(rules.certification, rules.cohort, candidates, seed);
  const company = companyOf(world, population, seed);
  const lives = new Map(company.lives.map((life) => [life.character.candidacy, life]));
  followed.stepOf = (id) => lives.get(id)?.step() ?? null;
  await course(world, company, () => undefined);
  return { ...company, paths: await Promise.all(company.lives.map((life) => storedPath(store, life))) };
}

async function storedPath(store: EventStore, { character: { candidacy: id, reference } }: Life): Promise<StoredPath> {
  const events: CandidacyEvent[] = [];
  for await (const { event } of store.readStream(candidacyStream(id))) events.push(event as CandidacyEvent);
  return { candidacy: id, reference, events };
}

/** People's acts by name, and the process's as the worker asks them: whoever waits for something to happen makes it happen. */
class Rehearsal implements Follows {
  readonly #folds = new Map<string, Fold>();
  readonly #groups = new Map<string, GroupFold>();
  stepOf: (candidacy: string) => Step | null = () => null;

  constructor(
    private readonly ledger: CandidacyLedger,
    private readonly groups: GroupLedger,
    private readonly now: () => Instant,
  ) {}

  of(id: string): Fold {
    const fold = this.#folds.get(id) ?? { state: candidacy.initial, revision: -1, latest: new Map() };
    this.#folds.set(id, fold);
    return fold;
  }

  group(id: string): GroupFold {
    return this.#groups.get(id) ?? { state: { status: 'absent' }, revision: -1 };
  }

  told(id: string, revision: number, events: readonly CandidacyEvent[]): void {
    const fold = this.of(id);
    for (const [index, event] of events.entries()) {
      const at = revision - events.length + 1 + index;
      if (at !== fold.revision + 1) continue;
      fold.state = candidacy.evolve(fold.state, event, at);
      fold.revision = at;
      fold.latest.set(event.type, this.now());
    }
  }

  async catchUp(): Promise<void> {}

  async moved(id: string): Promise<void> {
    const step = this.stepOf(id);
    if (!step || step.do === 'wait' || step.do === 'rest') throw new Error(`nothing will happen to ${id}`);
    const asking = { by: itself, at: this.now(), commandId: `process:${id}/${step.key}` as CommandId };
    const answer = await this.ledger.execute(id, requestFor(step), asking);
    if ('refused' in answer) throw new Error(`${step.key} was refused: ${JSON.stringify(answer)}`);
    this.told(id, answer.revision, answer.events);
  }

  async ask(request: Request): Promise<Answer> {
    return request.path.startsWith('/api/groups') ? this.#askGroup(request) : this.#askCandidacy(request);
  }

  async #askCandidacy({ by, path, body, key }: Request): Promise<Answer> {
    const [, id, act] = /^\/api\/candidacies\/([^/]+)\/acts\/(\w+)$/.exec(path) ?? [];
    const commandId = `person:${by.id}:${key}` as CommandId;
    const asking = { by, at: this.now(), commandId };
    const { candidacy: enrolled, ...given } = body as Record<string, unknown> & { candidacy?: string };
    const request = { type: act ?? 'EnrolCandidate', ...given } as CandidacyRequest;
    return answerOf(await this.ledger.execute(id ?? enrolled ?? '', request, asking));
  }

  /** With what it brings to the members, as the courier delivers it. */
  async #askGroup({ by, path, body, key }: Request): Promise<Answer> {
    const [, named, act = 'FormGroup'] = /^\/api\/groups\/([^/]+)\/acts\/(\w+)$/.exec(path) ?? [];
    const { group: formed, ...given } = body as Record<string, unknown> & { group?: string };
    const id = named ?? formed ?? '';
    const asking = { by, at: this.now(), commandId: `person:${by.id}:${key}` as CommandId };
    const answer = await this.groups.execute(id, { type: act, ...given } as GroupRequest, asking);
    if ('refused' in answer) return { refused: answer.refused };
    for (const [index, event] of answer.events.entries()) {
      await this.#deliver(id, event, answer.revision - answer.events.length + 1 + index, by);
    }
    const loaded = await this.groups.load(id);
    if (!('refused' in loaded)) this.#groups.set(id, loaded);
    return { revision: answer.revision, recorded: [] };
  }

  async #deliver(group: string, event: GroupEvent, entry: number, by: Actor): Promise<void> {
    const answers: { candidacy: string; refused: string | null }[] = [];
    for (const { candidacy: id, request } of entriesOf(event)) {
      const asking = { by, at: this.now(), commandId: `group:${group}@${entry}/${id}` as CommandId };
      const answer = await this.ledger.execute(id, request, asking);
      answers.push({ candidacy: id, refused: 'refused' in answer ? answer.refused : null });
      if (!('refused' in answer)) this.told(id, answer.revision, answer.events);
    }
    if (answers.length === 0) return;
    const asking = { by: itself, at: this.now(), commandId: `process:${group}@${entry}` as CommandId };
    await this.groups.execute(group, { type: 'RecordDelivery', entry, answers }, asking);
  }
}

const itself: Actor = { id: 'process', role: 'process', school: null };

function answerOf(answer: CandidacyAnswer): Answer {
  if ('refused' in answer) return { refused: answer.refused };
  return { revision: answer.revision, recorded: answer.events.map(({ type, data }) => ({ event: type, data })) };
}

function requestFor(step: Act): CandidacyRequest {
  switch (step.do) {
    case 'open-stage':
      return { type: 'OpenStage', stage: step.stage };
    case 'close-stage':
      return { type: 'CloseStage', stage: step.stage };
    case 'establish-admissibility':
      return { type: 'EstablishAdmissibility' };
    case 'propose':
      return { type: 'RecordProposal' };
    case 'establish-consequences':
      return { type: 'EstablishConsequences' };
    default: {
      const { deadline, armedAt, step: rung } = step;
      const type = step.do === 'take-deadline-step' ? 'TakeDeadlineStep' : 'SkipDeadlineStep';
      return { type, deadline, armedAt, step: rung };
    }
  }
}
