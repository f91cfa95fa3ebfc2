import type { Decimal } from '@parchemin/kernel';
import type { Consequences } from './consequences.js';
import { candidate, decided, juror, president, pronounce, proposed, Story, when } from './deliberation.fixture.js';
import { at, ourProcess } from './stories.fixture.js';

const resit = { blocks: ['B2'], reasons: ['BLOCK:B2'], pieces: ['ORAL'], withinMonths: 12, toRatify: true };
const consequences: Consequences = { attestations: ['B1'], title: { delivery: 'none', heldBy: [] }, resit };
const establish = { type: 'EstablishConsequences', consequences } as const;
const calendar = { id: 'any-calendar', version: 1, zone: 'Europe/Paris', dates: { end: '2028-06-30' } };
const again = { type: 'PresentAgain', cohort: 'next', calendar } as const;

const oral = new Story()
  .ask({ type: 'HoldOral', piece: 'ORAL', jurors: ['j-1'], observers: [] })
  .ask({ type: 'MarkRubric', piece: 'ORAL', items: { P1: '0' as Decimal, P2: '0' as Decimal } }, president)
  .ask({ type: 'ConfirmLevels', piece: 'ORAL', changes: [] }, president)
  .ask({ type: 'SignRubric', piece: 'ORAL' }, president);
const settled = proposed({}, oral).ask(pronounce(), president).ask(establish, ourProcess);

describe('what follows from a decision', () => {
  it('is established once for the same facts, and again when one of them moves', () => {
    settled.refuses(establish, { refused: 'Stale', step: 'establish consequences' }, ourProcess);
    const moved = settled.ask({ type: 'AnnulDecision', reason: 'r' }, president);
    expect(moved.path.consequences).toBeNull();
  });

  it('needs a decision', () => {
    const refused = { refused: 'ActClosed', act: 'EstablishConsequences', status: 'active' } as const;
    new Story().refuses(establish, refused, ourProcess);
  });
});

describe('another presentation', () => {
  it('opens again what is missing alone, and keeps the blocks that were validated', () => {
    const presented = settled.ask(again);
    expect(presented.last).toMatchObject({ data: { presentation: 2, pieces: ['ORAL'], blocksKept: ['B1'] } });
    expect(presented.path).toMatchObject({ status: 'active', presentation: 2, blocksKept: ['B1'], decision: null });
    expect(presented.path.enrolment).toMatchObject({ cohort: 'next', calendar });
  });

  it('sets aside the result of what is sat again, and lets go on what was never finished', () => {
    const mixed = { ...establish, consequences: { ...consequences, resit: { ...resit, pieces: ['ORAL', 'RA1'] } } };
    const presented = proposed({}, oral).ask(pronounce(), president).ask(mixed, ourProcess).ask(again);
    expect(presented.last).toMatchObject({ data: { pieces: ['ORAL'] } });
    expect(presented.path.orals).toEqual({});
  });

  it('is refused before the consequences are known, and when nothing is missing', () => {
    decided().refuses(again, { refused: 'ConsequencesNotEstablished' });
    const whole = decided().ask({ ...establish, consequences: { ...consequences, resit: null } }, ourProcess);
    whole.refuses(again, { refused: 'NothingToPresentAgain' });
  });
});

describe('an appeal', () => {
  const lodge = { type: 'LodgeAppeal', grounds: 'the second block was defended', receivedAt: null } as const;
  const replay = { dossier: 'facts', verdict: 'codes', sameFacts: true, sameVerdict: true, contested: null };
  const answer = { type: 'AnswerAppeal', outcome: 'rejected', answer: 'it was not', replay } as const;

  it('is always possible after a decision, by the candidate or on paper, whatever was decided', () => {
    expect(decided().ask(lodge, candidate).last).toMatchObject({ type: 'AppealLodged', data: { appeal: 1 } });
    const refused = { refused: 'ActClosed', act: 'LodgeAppeal', status: 'active' } as const;
    new Story().refuses(lodge, refused, candidate);
  });

  it('on paper counts from the day it came in, which is after the decision and not ahead of time', () => {
    const early = at('2027-06-30T08:00:00Z');
    const refused = { refused: 'AppealDateImpossible', receivedAt: early, pronouncedAt: when } as const;
    decided().refuses({ ...lodge, receivedAt: early }, refused);
    expect(decided().ask({ ...lodge, receivedAt: when }).last).toMatchObject({ data: { happenedAt: when } });
  });

  it('is acknowledged, instructed, then answered with the replay of the rules', () => {
    const lodged = decided().ask(lodge, candidate);
    lodged.refuses(answer, { refused: 'AppealOutOfTurn', status: 'lodged' });
    const instructed = lodged
      .ask({ type: 'AcknowledgeAppeal' })
      .ask({ type: 'InstructAppeal', findings: 'minutes read' });
    expect(instructed.ask(answer).last).toMatchObject({ data: { outcome: 'rejected', replay } });
    expect(instructed.ask(answer).path.appeals).toEqual([{ status: 'rejected', decision: 3 }]);
  });

  it('is one at a time', () => {
    const lodged = decided().ask(lodge, candidate);
    lodged.refuses(lodge, { refused: 'AppealPending', status: 'lodged' }, candidate);
    decided().refuses({ type: 'AcknowledgeAppeal' }, { refused: 'NoAppealPending' });
  });

  it('outdates no proposal and no consequence', () => {
    const lodged = settled.ask(lodge, candidate);
    expect(lodged.path.factsAt).toBe(settled.path.factsAt);
  });
});

describe('a change of the rules under way', () => {
  const pieces = [{ kind: 'work', piece: 'RA1b', levels: { min: 0, max: 5 }, approvals: [] }] as const;
  const passage = { stages: [{ stage: 'end', pieces }], renamed: { ORAL: 'ORAL2' }, dropped: [] };
  const move = { type: 'MoveToSchemeVersion', version: 2, reason: 'registered again', passage } as const;
  const held = new Story().ask({ type: 'HoldOral', piece: 'ORAL', jurors: ['j-1'], observers: [] });

  it('keeps what was recorded under its new name, and changes what open stages expect', () => {
    const { path } = held.ask(move);
    expect(path.enrolment.schemeVersion).toBe(2);
    expect(Object.keys(path.orals)).toEqual(['ORAL2']);
    expect(path.stages['end']?.pieces).toEqual(pieces);
  });

  it('drops what the new version takes no account of', () => {
    const dropping = { ...move, passage: { ...passage, renamed: {}, dropped: ['ORAL'] } };
    expect(held.ask(dropping).path.orals).toEqual({});
  });

  it('leaves closed stages as they were judged', () => {
    const absent = { type: 'RecordAbsence', piece: 'ORAL', justified: false, reason: null } as const;
    const closing = { type: 'StageClosed', data: { stage: 'end', closedAt: when } } as const;
    const closed = new Story([...new Story().ask(absent).facts, closing]);
    expect(closed.ask(move).path.stages['end']?.pieces).toHaveLength(4);
  });

  it('is not made to the version that applies already, nor by a juror', () => {
    held.refuses({ ...move, version: 1 }, { refused: 'AlreadyOnVersion', version: 1 });
    held.refuses(move, { refused: 'NotYourAct', act: 'MoveToSchemeVersion', role: 'juror' }, juror);
  });
});
