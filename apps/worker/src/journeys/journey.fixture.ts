import { loadCalendars } from '@parchemin/calendars';
import type { CandidacyActivities, StepOutcome } from '@parchemin/candidacy-process';
import { next, type Act } from '@parchemin/candidacy-process';
import type { CandidacyEvent, EnrolledCandidacy, EnrolmentChoice, Piece } from '@parchemin/candidacy';
import { candidacyStream, isSettled } from '@parchemin/candidacy';
import { candidacyLedger, type CandidacyAnswer, type CandidacyRequest } from '@parchemin/commands';
import { memoryEventStore } from '@parchemin/event-store';
import { assertNever, type Actor, type CommandId, type Role } from '@parchemin/kernel';
import { loadCertifications, loadSchemes, stageOrdersOf } from '@parchemin/schemes';
import { stoppedClock, usualActs } from '@parchemin/testing';
import { candidacyActivities } from '../activities.js';

const schemes = loadSchemes('seeds');
const calendars = loadCalendars('seeds');
const certifications = loadCertifications('seeds');

const candidate = '0192f5c0-0000-7000-8000-000000000001';
const school = 'lyon';
/** Far enough from every act that nothing is late unless a journey waits for it. */
const everyDate = '2027-07-05';
const firstMorning = '2027-03-01T08:00:00.000Z';
/** More than any path does between two acts of people. */
const mostSteps = 100;

/** Nobody whom a school employs. */
const fromOutside: readonly Role[] = ['operations', 'process', 'juror', 'jury-president', 'candidate', 'auditor'];

export interface Enrolling {
  readonly choice?: EnrolmentChoice;
  /** Of the cohort, where a journey needs other dates than the far ones. */
  readonly dates?: Readonly<Record<string, string>>;
}

/**
 * One candidate on the rules and the calendar of one certification: people act, and after each act the process does all that is due,
 * by the workflow's own `next` and the worker's own activities.
 */
export class Journey {
  readonly #clock = stoppedClock(firstMorning);
  readonly #store = memoryEventStore();
  readonly #ledger = candidacyLedger({ store: this.#store, schemes, calendars });
  readonly #process = candidacyActivities(this.#ledger, stageOrdersOf(schemes), this.#clock);
  readonly #story: CandidacyEvent[] = [];
  #acts = 0;
  #state: EnrolledCandidacy | null = null;

  static async of(scheme: string, enrolling: Enrolling = {}): Promise<Journey> {
    const journey = new Journey();
    await journey.ask('operations', enrolmentIn(scheme, enrolling));
    return journey;
  }

  /** What the enrolment itself would be answered. */
  static async refusedAtEnrolment(scheme: string, enrolling: Enrolling): Promise<CandidacyAnswer> {
    return new Journey().#try('operations', enrolmentIn(scheme, enrolling), 'operations');
  }

  get path(): EnrolledCandidacy {
    if (!this.#state) throw new Error('nobody is enrolled');
    return this.#state;
  }

  /** The stages that are open now, in the order in which they were opened. */
  get open(): readonly string[] {
    return Object.values(this.path.stages).flatMap(({ stage, status }) => (status === 'open' ? [stage] : []));
  }

  get closed(): readonly string[] {
    return Object.values(this.path.stages).flatMap(({ stage, status }) => (status === 'closed' ? [stage] : []));
  }

  /** The latest fact of a type, as it is stored. */
  last(type: CandidacyEvent['type']): object | undefined {
    return this.#story.findLast((each) => each.type === type)?.data;
  }

  /** What time alone brought about, in order. */
  steps(deadline: string): readonly string[] {
    return this.#story.flatMap((fact) =>
      fact.type === 'DeadlineStepTaken' && fact.data.deadline === deadline ? [fact.data.step] : [],
    );
  }

  async ask(role: Role, request: CandidacyRequest, person: string = role): Promise<void> {
    const answer = await this.#try(role, request, person);
    if ('refused' in answer) throw new Error(`${request.type} was refused: ${JSON.stringify(answer)}`);
    await this.#serve();
  }

  /** A refusal, of which nothing is written. */
  async refused(role: Role, request: CandidacyRequest, person: string = role): Promise<object> {
    const before = this.#story.length;
    const answer = await this.#try(role, request, person);
    if (!('refused' in answer)) throw new Error(`${request.type} was not refused`);
    await this.#serve();
    if (this.#story.length !== before) throw new Error(`${request.type} was refused, and something was written`);
    return answer;
  }

  /** These pieces are done by whoever they await, without incident. */
  async usually(codes: readonly string[], mark?: string): Promise<void> {
    for (const code of codes) {
      const expected = this.#expected().find(({ piece }) => piece === code);
      if (!expected) throw new Error(`${code} is not expected now; open: ${this.open.join(', ')}`);
      await this.#settle(expected, mark);
    }
  }

  /** Everything that comes to be expected is done, up to the jury's decision; but for some pieces. */
  async usuallyAllBut(codes: readonly string[] = [], mark?: string): Promise<void> {
    for (;;) {
      const piece = this.#expected().find((each) => each.kind !== 'decision' && !codes.includes(each.piece));
      if (!piece) return;
      await this.#settle(piece, mark);
    }
  }

  /** Time passes without anybody doing anything. */
  async until(instant: string): Promise<void> {
    this.#clock.moveTo(instant);
    await this.#serve();
  }

  #expected(): readonly Piece[] {
    const open = Object.values(this.path.stages).filter(({ status }) => status === 'open');
    return open.flatMap(({ pieces }) => pieces).filter((piece) => !isSettled(piece, this.path));
  }

  async #settle(piece: Piece, mark?: string): Promise<void> {
    for (const { role, person, request } of usualActs(piece, this.path, mark)) await this.ask(role, request, person);
  }

  async #try(role: Role, request: CandidacyRequest, person: string): Promise<CandidacyAnswer> {
    this.#clock.advance(1);
    const by: Actor = { id: person, role, school: fromOutside.includes(role) ? null : school };
    const commandId = `person:${person}:${(this.#acts += 1)}` as CommandId;
    const answer = await this.#ledger.execute(candidate, request, { by, at: this.#clock.now(), commandId });
    await this.#look();
    return answer;
  }

  async #serve(): Promise<void> {
    for (let steps = 0; steps < mostSteps; steps += 1) {
      const { path, now } = await this.#process.loadPath(candidate);
      const step = path === null ? null : next(path, now);
      if (step === null || step.do === 'wait' || step.do === 'rest') return this.#look();
      const outcome = await done(this.#process, step);
      if (outcome.outcome !== 'done') throw new Error(`${step.key} is due, and answered ${JSON.stringify(outcome)}`);
    }
    throw new Error(`the process does more than ${mostSteps} steps on end`);
  }

  async #look(): Promise<void> {
    for await (const { event } of this.#store.readStream(candidacyStream(candidate), this.#story.length)) {
      this.#story.push(event as CandidacyEvent);
    }
    const loaded = await this.#ledger.load(candidate);
    if ('refused' in loaded) throw new Error('the path cannot be loaded');
    this.#state = loaded.state.status === 'absent' ? null : loaded.state;
  }
}

function enrolmentIn(id: string, { choice, dates }: Enrolling): CandidacyRequest {
  const { version } = certifications.find((each) => each.id === id)!;
  const calendar = calendars.all().find(({ scheme }) => scheme === id)!;
  const far = Object.fromEntries(calendar.dates.map(({ date }) => [date, everyDate]));
  return {
    type: 'EnrolCandidate',
    reference: 'R-1',
    scheme: id,
    schemeVersion: version,
    school,
    cohort: '2026',
    calendar: { id: calendar.id, version: calendar.version, zone: 'Europe/Paris', dates: { ...far, ...dates } },
    ...(choice && { choice }),
  };
}

function done(process: CandidacyActivities, step: Act): Promise<StepOutcome> {
  const act = { ...step, candidacy: candidate };
  switch (step.do) {
    case 'open-stage':
      return process.openStage({ ...act, stage: step.stage });
    case 'close-stage':
      return process.closeStage({ ...act, stage: step.stage });
    case 'establish-admissibility':
      return process.establishAdmissibility(act);
    case 'propose':
      return process.propose(act);
    case 'establish-consequences':
      return process.establishConsequences(act);
    case 'take-deadline-step':
      return process.takeDeadlineStep({ ...act, ...step });
    case 'skip-deadline-step':
      return process.skipDeadlineStep({ ...act, ...step });
    default:
      return assertNever(step);
  }
}
