import { loadCalendars } from '@parchemin/calendars';
import { candidacyStream, type EnrolledCandidacy, type PronouncedName } from '@parchemin/candidacy';
import { memoryEventStore, type RecordedEvent } from '@parchemin/event-store';
import { instantFromMillis, type Actor, type CommandId, type Instant, type Role } from '@parchemin/kernel';
import { loadCertifications, loadSchemes, stagesFor, type Certification } from '@parchemin/schemes';
import { usualActs } from '@parchemin/testing';
import { candidacyLedger, type CandidacyAnswer, type CandidacyRequest } from '../src/index.js';
import { presentedBlocks } from '../src/presented.js';

export const certifications = loadCertifications('seeds');
export const schemes = loadSchemes('seeds');
export const calendars = loadCalendars('seeds');

export const id = '0192f5c0-0000-7000-8000-000000000001';
const school = 'lyon';
/** Far enough from every act that nothing is late. */
const everyDate = '2027-07-05';
const morning = Date.parse('2027-03-01T08:00:00.000Z');

/** One candidacy on the real rules, asked act by act as people and the process would; each act is a minute after the one before. */
export class WholePath {
  readonly store = memoryEventStore({ clock: { now: () => this.#now() } });
  readonly #ledger = candidacyLedger({ store: this.store, schemes, calendars });
  #minutes = 0;

  private constructor(private readonly certification: Certification) {}

  static async enrolled(scheme: string, choice?: { optional: string[]; sought: string[] }): Promise<WholePath> {
    const certification = certifications.find((each) => each.id === scheme)!;
    const path = new WholePath(certification);
    const { id: code, version, dates: named } = calendars.all().find((each) => each.scheme === scheme)!;
    const dates = Object.fromEntries(named.map(({ date }) => [date, everyDate]));
    const calendar = { id: code, version, zone: 'Europe/Paris', dates };
    const plan = { scheme, schemeVersion: certification.version, school, cohort: '2026', calendar };
    await path.ask('operations', { type: 'EnrolCandidate', reference: 'R-1', ...plan, ...(choice && { choice }) });
    return path;
  }

  /** The answer, whatever it is. */
  try(role: Role, request: CandidacyRequest, person: string = role): Promise<CandidacyAnswer> {
    this.#minutes += 1;
    const certifiers: readonly Role[] = ['operations', 'process', 'juror', 'jury-president', 'candidate'];
    const by: Actor = { id: person, role, school: certifiers.includes(role) ? null : school };
    const commandId = `person:${person}:${this.#minutes}` as CommandId;
    return this.#ledger.execute(id, request, { by, at: this.#now(), commandId });
  }

  #now(): Instant {
    return instantFromMillis(morning + this.#minutes * 60_000);
  }

  /** The facts; a refusal is not expected. */
  async ask(
    role: Role,
    request: CandidacyRequest,
    person: string = role,
  ): Promise<readonly { type: string; data: object }[]> {
    const answer = await this.try(role, request, person);
    if ('refused' in answer) throw new Error(`${request.type} was refused: ${JSON.stringify(answer)}`);
    return answer.events;
  }

  async state(): Promise<EnrolledCandidacy> {
    const loaded = await this.#ledger.load(id);
    if ('refused' in loaded || loaded.state.status === 'absent') throw new Error('there is no path');
    return loaded.state;
  }

  /** As they are stored. */
  stored(): AsyncIterable<RecordedEvent> {
    return this.store.readStream(candidacyStream(id));
  }

  async open(stage: string): Promise<void> {
    await this.ask('process', { type: 'OpenStage', stage });
  }

  /** Opens the stage, settles its pieces the usual way, closes it. */
  async complete(stage: string, marks: string = '14'): Promise<void> {
    await this.open(stage);
    const path = await this.state();
    for (const { role, request, person } of path.stages[stage]!.pieces.flatMap((piece) =>
      usualActs(piece, path, marks),
    )) {
      await this.ask(role, request, person);
    }
    await this.ask('process', { type: 'CloseStage', stage });
  }

  async completeAll(stages: readonly string[]): Promise<void> {
    for (const stage of stages) await this.complete(stage);
  }

  /** The jury sits on what is proposed, and pronounces all that the candidate presents. */
  async decide(decision: PronouncedName): Promise<void> {
    await this.open('jury');
    await this.ask('process', { type: 'RecordProposal' });
    const { blocks } = presentedBlocks(this.certification, await this.state());
    await this.ask('jury-president', { type: 'PronounceDecision', decision, blocks, reason: null });
  }

  /** The same, once every stage before it is complete. */
  async completeAndDecide(decision: PronouncedName): Promise<void> {
    await this.completeAll((await this.stages()).filter((stage) => stage !== 'jury'));
    await this.decide(decision);
  }

  async stages(): Promise<readonly string[]> {
    const { choice } = (await this.state()).enrolment;
    return stagesFor(this.certification, choice ?? { optional: [], sought: [] }).map(({ code }) => code);
  }
}
