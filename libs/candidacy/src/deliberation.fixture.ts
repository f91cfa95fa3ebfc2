import type { Actor, Decimal } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { candidacy, type CandidacyCommand, type CandidacyEvent } from './candidacy.js';
import type { PronounceDecision, ProposedVerdict } from './decision.js';
import type { CandidacyRefusal } from './refusals.js';
import { at, enrolment, operations, ourProcess } from './stories.fixture.js';

const { given } = specify(candidacy);

export const when = at('2027-07-01T08:00:00Z');
export const president: Actor = { id: 'j-1', role: 'jury-president', school: null };
export const juror: Actor = { id: 'j-2', role: 'juror', school: null };
export const stranger: Actor = { id: 'j-9', role: 'juror', school: null };
export const candidate: Actor = { id: 'c-1', role: 'candidate', school: null };

/** One oral with its rubric and its grid, one work, and the jury: all of it open. */
export const opened: CandidacyEvent = {
  type: 'StageOpened',
  data: {
    stage: 'end',
    pieces: [
      {
        kind: 'grid',
        piece: 'GRID',
        competencies: [{ competency: '1.1', min: 0, max: 5, by: null }],
        transversal: [],
        copies: [],
      },
      { kind: 'work', piece: 'RA1', levels: { min: 0, max: 5 }, approvals: [] },
      {
        kind: 'oral',
        piece: 'ORAL',
        minutes: 60,
        rubric: [
          { item: 'P1', max: '0.5' as Decimal },
          { item: 'P2', max: '2' as Decimal },
        ],
      },
      { kind: 'decision', piece: 'DECISION', blocks: [] },
    ],
    openedAt: when,
  },
};

export const proposal: ProposedVerdict = {
  decision: 'partial',
  titleAwarded: false,
  blocksValidated: ['B1'],
  reasons: ['BLOCK:B2'],
  alsoUnmet: [],
  reserves: [],
  credits: {},
  creditsTotal: 0,
  measures: {},
  unknown: [],
  scheme: 'any@1',
  dossier: 'facts',
  verdict: 'codes',
};

/** A path on which acts are asked one after the other; a refusal leaves it as it is. */
export class Story {
  constructor(readonly facts: readonly CandidacyEvent[] = [enrolment, opened]) {}

  ask(command: CandidacyCommand, by: Actor = operations): Story {
    const asked = given(...this.facts).when(command, { by, at: when });
    return new Story([...this.facts, ...asked.events()]);
  }

  refuses(command: CandidacyCommand, refused: CandidacyRefusal, by: Actor = operations): void {
    given(...this.facts)
      .when(command, { by, at: when })
      .thenRefused(refused);
  }

  get last(): CandidacyEvent {
    return this.facts.at(-1)!;
  }

  get path() {
    const path = this.facts.reduce(candidacy.evolve, candidacy.initial);
    if (path.status === 'absent') throw new Error('nobody was enrolled');
    return path;
  }
}

export function pronounce(asked: Partial<PronounceDecision> = {}): PronounceDecision {
  const presented = { blocks: ['B1', 'B2'], wholeTitle: true, awaited: [] };
  return { type: 'PronounceDecision', decision: 'partial', blocks: ['B1'], reason: null, presented, ...asked };
}

export function proposed(verdict: Partial<ProposedVerdict> = {}, story = new Story()): Story {
  return story.ask({ type: 'RecordProposal', proposal: { ...proposal, ...verdict } }, ourProcess);
}

export function decided(): Story {
  return proposed().ask(pronounce(), president);
}
