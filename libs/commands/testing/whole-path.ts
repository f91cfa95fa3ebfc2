import { loadCalendars } from '@parchemin/calendars';
import type { EnrolledCandidacy, Piece } from '@parchemin/candidacy';
import { memoryEventStore } from '@parchemin/event-store';
import { instantFromMillis, type Actor, type CommandId, type Decimal, type Role } from '@parchemin/kernel';
import { loadCertifications, loadSchemes, stagesFor, type Certification } from '@parchemin/schemes';
import { candidacyLedger, type CandidacyAnswer, type CandidacyRequest } from '../src/index.js';

export const certifications = loadCertifications('seeds');
export const schemes = loadSchemes('seeds');
export const calendars = loadCalendars('seeds');

const id = '0192f5c0-0000-7000-8000-000000000001';
const school = 'lyon';
/** Far enough from every act that nothing is late. */
const everyDate = '2027-07-05';
const morning = Date.parse('2027-03-01T08:00:00.000Z');

/** One candidacy on the real rules, asked act by act as people and the process would; each act is a minute after the one before. */
export class WholePath {
  readonly #ledger = candidacyLedger({ store: memoryEventStore(), schemes, calendars });
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
    const at = instantFromMillis(morning + this.#minutes * 60_000);
    const commandId = `person:${person}:${this.#minutes}` as CommandId;
    return this.#ledger.execute(id, request, { by, at, commandId });
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

  async open(stage: string): Promise<void> {
    await this.ask('process', { type: 'OpenStage', stage });
  }

  /** Opens the stage, settles its pieces the usual way, closes it. */
  async complete(stage: string, marks: string = '14'): Promise<void> {
    await this.open(stage);
    for (const piece of (await this.state()).stages[stage]!.pieces) await this.settle(piece, marks);
    await this.ask('process', { type: 'CloseStage', stage });
  }

  async completeAll(stages: readonly string[]): Promise<void> {
    for (const stage of stages) await this.complete(stage);
  }

  async stages(): Promise<readonly string[]> {
    const { choice } = (await this.state()).enrolment;
    return stagesFor(this.certification, choice ?? { optional: [], sought: [] }).map(({ code }) => code);
  }

  private async settle(piece: Piece, marks: string): Promise<void> {
    const code = piece.piece;
    switch (piece.kind) {
      case 'mark':
        if (piece.approval) await this.ask('pedagogical-referent', { type: 'ApprovePiece', piece: code });
        if (piece.copyCheck) {
          await this.ask('school-lead', { type: 'RecordCopyCheck', piece: code, tool: 't', finding: 'none' });
          const judged = {
            type: 'JudgeCopyCheck',
            piece: code,
            judgement: 'nothing-to-object',
            reason: 'none',
          } as const;
          await this.ask('school-lead', judged);
        }
        await this.ask('trainer', { type: 'RecordMark', piece: code, mark: marks as Decimal });
        return;
      case 'average':
        await this.ask('school-lead', { type: 'EnterAverage', piece: code, average: marks as Decimal, source: 's' });
        return;
      case 'attendance':
        await this.ask('trainer', { type: 'RecordAttendance', piece: code, comment: null });
        return;
      case 'work':
        return this.settleWork(piece);
      case 'grid':
        return this.settleGrid(piece);
      case 'oral':
        return this.settleOral(piece);
      case 'assessment':
        return this.settleAssessment(piece);
      default:
        throw new Error(`nothing settles the ${piece.kind} ${code} here`);
    }
  }

  private async settleWork({ piece, approvals }: Extract<Piece, { kind: 'work' }>): Promise<void> {
    for (const approval of approvals) await this.ask('tutor', { type: 'ApproveWorkPlan', piece, approval });
    await this.ask('tutor', { type: 'EvaluateWork', piece, level: 3, signedOn: '2027-02-01' });
    await this.ask('candidate', { type: 'SignWork', piece });
    await this.ask('competency-referent', { type: 'ValidateWork', piece });
  }

  private async settleGrid(grid: Extract<Piece, { kind: 'grid' }>): Promise<void> {
    const { piece, competencies, transversal, copies } = grid;
    for (const { competency, by } of competencies) {
      const self = {
        type: 'StateSelfLevel',
        piece,
        competency,
        level: 2,
        evidence: ['RA1'],
        experience: null,
      } as const;
      await this.ask('candidate', self);
      await this.ask(by ?? 'tutor', { type: 'SetLevel', piece, competency, level: 4, evidence: ['RA1'] });
    }
    await this.ask('competency-referent', { type: 'ValidateGrid', piece });
    for (const to of copies) await this.ask('school-lead', { type: 'SendGridCopy', piece, to });
    const levels = Object.fromEntries(transversal.map(({ competency }) => [competency, 4]));
    await this.ask('school-lead', { type: 'ConsolidateGrid', piece, transversal: levels });
  }

  private async settleOral({ piece, rubric }: Extract<Piece, { kind: 'oral' }>): Promise<void> {
    await this.ask('jury-president', { type: 'HoldOral', piece, jurors: ['jury-president'], observers: ['tutor'] });
    const items = Object.fromEntries(rubric.map(({ item, max }) => [item, max]));
    await this.ask('jury-president', { type: 'MarkRubric', piece, items });
    await this.ask('jury-president', { type: 'ConfirmLevels', piece, changes: [] });
    await this.ask('jury-president', { type: 'SignRubric', piece });
  }

  private async settleAssessment(assessment: Extract<Piece, { kind: 'assessment' }>): Promise<void> {
    const { piece, criteria, competencies, signatures } = assessment;
    const value = { percentage: '80', outcome: 'met', language: 'C1' } as const;
    for (const { criterion, as } of criteria) {
      await this.ask('trainer', { type: 'RecordCriterion', piece, criterion, value: value[as], reason: null });
    }
    for (const competency of competencies) {
      await this.ask('trainer', { type: 'RecordCompetency', piece, competency, mastered: true });
    }
    for (const { quality } of signatures) {
      await this.ask('juror', { type: 'SignAssessment', piece, quality }, `juror-${quality}`);
    }
  }
}
