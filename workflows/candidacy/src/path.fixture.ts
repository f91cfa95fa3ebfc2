import type {
  Candidacy,
  CandidacyCommand,
  CandidacyEvent,
  LadderStep,
  Piece,
  ProposedVerdict,
} from '@parchemin/candidacy';
import { candidacy } from '@parchemin/candidacy';
import type { Actor, Asked, CommandId, Decimal, Instant } from '@parchemin/kernel';
import { assertNever, instantFromMillis, isRefusal, millisOf } from '@parchemin/kernel';
import type { Act, Path, StageOrder, Step } from './candidacy.process.js';
import { next } from './candidacy.process.js';
import { pathOf } from './path-of.js';

/** A path told as a story: facts, an instant, and what the process then does. */
export const order: StageOrder = [
  { stage: 'assessment', after: [] },
  { stage: 'oral', after: ['assessment'] },
];
export const gatedOrder: StageOrder = [
  { stage: 'assessment', after: [] },
  { stage: 'oral', after: ['assessment'], gate: true },
  { stage: 'jury', after: ['oral'] },
];
export const pieces = ['CC1', 'CC2'] as const;

export function at(text: string): Instant {
  return instantFromMillis(Date.parse(`${text}Z`));
}

export function rung(step: string, kind: LadderStep['kind'], plannedAt: string, gapMinutes = 0): LadderStep {
  return { step, kind, to: kind === 'reminder' ? 'trainer' : 'school-lead', plannedAt: at(plannedAt), gapMinutes };
}

export const ladder: readonly LadderStep[] = [
  rung('reminder-7', 'reminder', '2026-11-24T08:00'),
  rung('reminder-1', 'reminder', '2026-11-30T08:00', 1_440),
  rung('overdue', 'escalation', '2026-12-02T08:00'),
  rung('certifier', 'escalation', '2026-12-05T08:00', 1_440),
];

const ourProcess: Actor = { id: 'process', role: 'process', school: null };
export const president: Actor = { id: 'pr', role: 'jury-president', school: null };
export const operations: Actor = { id: 'op', role: 'operations', school: null };

export class PathStory {
  readonly facts: CandidacyEvent[] = [];
  state: Candidacy = candidacy.initial;
  /** What the rules would say is missing at the gate. */
  missing: readonly string[] = [];

  constructor(
    private readonly rungs: readonly LadderStep[] = ladder,
    private readonly stages: StageOrder = order,
  ) {
    this.add({
      type: 'CandidateEnrolled',
      data: {
        reference: 'R-1',
        scheme: 'cgco',
        schemeVersion: 1,
        school: 'lyon',
        cohort: '2026',
        calendar: { id: 'demo', version: 1, zone: 'Europe/Paris', dates: {} },
      },
    });
  }

  get path(): Path {
    return pathOf(this.state, this.facts.length - 1, this.stages)!;
  }

  /** What is due at this instant, without doing it. */
  next(now: string): Step {
    return next(this.path, at(now));
  }

  /** Does all that is due, as the workflow would; answers what was done and what then remains. */
  serve(now: string): { readonly did: readonly string[]; readonly then: Step } {
    const did: string[] = [];
    for (let step = this.next(now); ; step = this.next(now)) {
      if (step.do === 'wait' || step.do === 'rest') return { did, then: step };
      this.ask(commandOf(step, this.rungs, this.missing), ourProcess, now);
      did.push(`${step.do} ${step.key.split('/')[1] ?? ''}`.trim());
    }
  }

  /** From wait to wait, as timers alone would drive it. */
  serveUntil(start: string, end: string): readonly string[] {
    const log: string[] = [];
    for (let now = start; ;) {
      const { did, then } = this.serve(now);
      log.push(...did.map((what) => `${now.slice(5, 16)} ${what}`));
      if (then.do !== 'wait' || millisOf(then.until) > millisOf(at(end))) return log;
      now = then.until.slice(0, 16);
    }
  }

  mark(piece: string, now: string): this {
    this.ask({ type: 'RecordMark', piece, mark: '12.5' as Decimal }, operations, now);
    return this;
  }

  add(fact: CandidacyEvent): this {
    this.state = candidacy.evolve(this.state, fact, this.facts.length);
    this.facts.push(fact);
    return this;
  }

  ask(command: CandidacyCommand, by: Actor, now: string): void {
    const asked = { ...command, by, at: at(now), commandId: 'person:op:1' as CommandId } as Asked<CandidacyCommand>;
    const decision = candidacy.decide(asked, this.state);
    if (isRefusal(decision)) throw new Error(`${command.type} was refused: ${decision.refused}`);
    for (const fact of decision) this.add(fact);
  }
}

const resit = { blocks: ['B1'], reasons: [], pieces: ['O1'], withinMonths: 12, toRatify: true };

const proposal: ProposedVerdict = {
  decision: 'refused',
  titleAwarded: false,
  blocksValidated: [],
  reasons: ['R'],
  alsoUnmet: [],
  reserves: [],
  credits: {},
  creditsTotal: 0,
  measures: {},
  unknown: [],
  scheme: 'any@1',
  dossier: 'd',
  verdict: 'v',
};

function piecesOf(stage: string): readonly Piece[] {
  if (stage === 'jury') return [{ kind: 'decision', piece: 'D', blocks: [] }];
  return (stage === 'assessment' ? pieces : ['O1']).map(aMark);
}

function aMark(piece: string) {
  return { kind: 'mark', piece, outOf: '20' as Decimal, approval: null, copyCheck: false } as const;
}

function commandOf(step: Act, rungs: readonly LadderStep[], missing: readonly string[]): CandidacyCommand {
  switch (step.do) {
    case 'open-stage': {
      const { stage } = step;
      const rule = { text: '', zone: 'Europe/Paris', zoneData: '2026a', calendar: 'demo@1' };
      const deadline = { deadline: `${stage}-marks`, stage, due: at('2026-12-01T22:59'), rule, ladder: rungs };
      return {
        type: 'OpenStage',
        stage,
        pieces: piecesOf(stage),
        deadline,
      };
    }
    case 'establish-admissibility':
      return { type: 'EstablishAdmissibility', admissible: missing.length === 0, missing };
    case 'propose':
      return { type: 'RecordProposal', proposal };
    case 'establish-consequences':
      return {
        type: 'EstablishConsequences',
        consequences: { attestations: [], title: { delivery: 'none', heldBy: [] }, resit },
      };
    case 'close-stage':
      return { type: 'CloseStage', stage: step.stage };
    case 'take-deadline-step':
    case 'skip-deadline-step': {
      const { deadline, armedAt } = step;
      const type = step.do === 'take-deadline-step' ? 'TakeDeadlineStep' : 'SkipDeadlineStep';
      return { type, deadline, armedAt, step: step.step };
    }
    default:
      return assertNever(step);
  }
}
