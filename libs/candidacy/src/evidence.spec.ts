import type { Actor, Role } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { candidacy } from './candidacy.js';
import type { CandidacyCommand, CandidacyEvent } from './candidacy.js';
import { armed, at, enrolment, ourProcess, ourSchool } from './stories.fixture.js';

const { given, fold } = specify(candidacy);
const when = at('2026-12-01T10:00:00Z');
const stage = 'continuous-assessment';
const a = (role: Role, id: string = role): Actor => ({ id, role, school: ourSchool });
const [tutor, trainer, candidate] = [a('tutor'), a('trainer'), a('candidate')];
const [referent, lead] = [a('competency-referent', 'referent'), a('school-lead', 'lead')];

const opened: CandidacyEvent = {
  type: 'StageOpened',
  data: {
    stage,
    pieces: [
      { kind: 'work', piece: 'W1', levels: { min: 0, max: 5 }, approvals: ['planning', 'budget'] },
      {
        kind: 'grid',
        piece: 'G',
        competencies: [
          { competency: '1.1', min: 0, max: 5, by: null },
          { competency: '2.1', min: 0, max: 5, by: 'trainer' },
        ],
        transversal: [{ competency: 'T01', min: 0, max: 5 }],
        copies: ['centre', 'certifier'],
      },
    ],
    openedAt: when,
  },
};
const open = [enrolment, opened, armed];
type Asked = readonly [CandidacyCommand, Actor];

function asked(facts: readonly CandidacyEvent[], [command, by]: Asked) {
  return given(...facts).when(command, { by, at: when });
}

function done(facts: readonly CandidacyEvent[], ...acts: readonly Asked[]): CandidacyEvent[] {
  return acts.reduce((before, act) => [...before, ...asked(before, act).events()], [...facts]);
}

function missing(facts: readonly CandidacyEvent[]): unknown {
  const { decision } = given(...facts).when({ type: 'CloseStage', stage }, { by: ourProcess, at: when });
  return 'missing' in decision ? decision.missing : [];
}

describe('a competence work', () => {
  const piece = 'W1';
  const evaluate: Asked = [{ type: 'EvaluateWork', piece, level: 3, signedOn: '2026-11-30' }, tutor];
  const sign: Asked = [{ type: 'SignWork', piece }, candidate];
  const validate: Asked = [{ type: 'ValidateWork', piece }, referent];
  const approve = (approval: string): Asked => [{ type: 'ApproveWorkPlan', piece, approval }, tutor];
  const approvals = [approve('planning'), approve('budget')];
  const sendBack: Asked = [{ type: 'SendBackWork', piece, reason: 'the stamp is missing' }, referent];

  it('is evaluated by tutor or trainer, signed by the candidate, and validated by the competency referent', () => {
    const path = done(open, evaluate, sign, ...approvals, validate);
    expect(fold(path)).toMatchObject({ works: { W1: { evaluation: { level: 3 }, signed: true, validated: true } } });
    expect([missing(open), missing(path)]).toEqual([['W1', 'G'], ['G']]);
  });

  it('has one evaluation, whoever comes second', () => {
    const second: Asked = [{ type: 'EvaluateWork', piece, level: 5, signedOn: '2026-12-01' }, trainer];
    asked(done(open, evaluate), second).thenRefused({ refused: 'WorkAlreadyEvaluated', piece, level: 3 });
  });

  it('is signed after its evaluation, once, and validated after the signature', () => {
    asked(open, sign).thenRefused({ refused: 'WorkNotEvaluated', piece });
    asked(done(open, evaluate, sign), sign).thenRefused({ refused: 'WorkAlreadySigned', piece });
    asked(done(open, evaluate), validate).thenRefused({ refused: 'WorkNotSigned', piece });
    asked(open, validate).thenRefused({ refused: 'WorkNotEvaluated', piece });
  });

  it('waits for everything that the organisation has to approve', () => {
    const path = done(open, evaluate, sign, approve('planning'));
    asked(path, validate).thenRefused({ refused: 'WorkPlanNotApproved', piece, missing: ['budget'] });
    asked(path, approve('planning')).thenRefused({ refused: 'AlreadyApproved', piece });
    asked(path, approve('menu')).thenRefused({ refused: 'WorkPlanUnknown', piece, approval: 'menu' });
  });

  it('that is sent back is evaluated and signed again', () => {
    const back = done(open, evaluate, sign, sendBack);
    asked(back, validate).thenRefused({ refused: 'WorkNotEvaluated', piece });
    expect(fold(done(back, evaluate, sign, ...approvals, validate))).toMatchObject({
      works: { W1: { validated: true } },
    });
    asked(open, sendBack).thenRefused({ refused: 'WorkNotEvaluated', piece });
  });

  it('does not change any more once it is validated', () => {
    const path = done(open, evaluate, sign, ...approvals, validate);
    for (const act of [evaluate, sign, validate, sendBack, approve('planning')]) {
      asked(path, act).thenRefused({ refused: 'WorkAlreadyValidated', piece });
    }
  });

  it.each([-1, 6, 2.5])('has no level %s', (level) => {
    const act: Asked = [{ type: 'EvaluateWork', piece, level, signedOn: '2026-11-30' }, tutor];
    asked(open, act).thenRefused({ refused: 'WorkLevelOutOfRange', piece, min: 0, max: 5 });
  });

  it('is not validated by its evaluator, even one who is also a referent', () => {
    const self = a('competency-referent', 'tutor');
    asked(done(open, evaluate, sign, ...approvals), [validate[0], self]).thenRefused({
      refused: 'SecondPersonNeeded',
      first: 'tutor',
    });
  });
});

describe('a competency grid', () => {
  const piece = 'G';
  const level = (competency: string, value: number): CandidacyCommand => {
    return { type: 'SetLevel', piece, competency, level: value, evidence: ['W1'] };
  };
  const state: CandidacyCommand = {
    type: 'StateSelfLevel',
    piece,
    competency: '1.1',
    level: 5,
    evidence: [],
    experience: null,
  };
  const validate: Asked = [{ type: 'ValidateGrid', piece }, referent];
  const copy = (to: 'centre' | 'certifier' | 'tutor'): Asked => [{ type: 'SendGridCopy', piece, to }, candidate];
  const consolidate: Asked = [{ type: 'ConsolidateGrid', piece, transversal: { T01: 3 } }, lead];
  const levels: Asked[] = [
    [level('1.1', 2), tutor],
    [level('2.1', 4), trainer],
  ];
  const validated = done(open, ...levels, validate);

  it('keeps the candidate’s own estimate apart: it is never the level', () => {
    expect(fold(done(open, [state, candidate]))).toMatchObject({
      grids: { G: { selfLevels: { '1.1': 5 }, levels: {} } },
    });
  });

  it('takes each level from the evaluator that its evidence calls for, the last one standing', () => {
    asked(open, [level('2.1', 4), tutor]).thenRefused({
      refused: 'LevelNotYours',
      competency: '2.1',
      evaluator: 'trainer',
    });
    const again = done(open, ...levels, [level('1.1', 3), trainer]);
    expect(fold(again)).toMatchObject({ grids: { G: { levels: { '1.1': 3, '2.1': 4 } } } });
  });

  it('is validated when every competency has its level, and its levels then stand', () => {
    asked(done(open, levels[0]!), validate).thenRefused({ refused: 'GridIncomplete', piece, missing: ['2.1'] });
    asked(validated, levels[0]!).thenRefused({ refused: 'GridAlreadyValidated', piece });
    asked(validated, validate).thenRefused({ refused: 'GridAlreadyValidated', piece });
  });

  it('goes to the centre before the certifier, validated, once to each, and to nobody else', () => {
    asked(done(open, ...levels), copy('centre')).thenRefused({ refused: 'GridNotValidated', piece });
    asked(validated, copy('certifier')).thenRefused({
      refused: 'CopyOutOfOrder',
      piece,
      to: 'certifier',
      first: 'centre',
    });
    asked(done(validated, copy('centre')), copy('centre')).thenRefused({
      refused: 'CopyAlreadySent',
      piece,
      to: 'centre',
    });
    asked(validated, copy('tutor')).thenRefused({ refused: 'CopyNotExpected', piece, to: 'tutor' });
  });

  it('is consolidated by the commission with every transversal competency', () => {
    asked(done(open, ...levels), consolidate).thenRefused({ refused: 'GridNotValidated', piece });
    const none: Asked = [{ type: 'ConsolidateGrid', piece, transversal: {} }, lead];
    asked(validated, none).thenRefused({ refused: 'GridIncomplete', piece, missing: ['T01'] });
    asked(done(validated, consolidate), consolidate).thenRefused({ refused: 'GridAlreadyConsolidated', piece });
    const path = done(validated, consolidate, copy('centre'), copy('certifier'));
    expect([missing(validated), missing(path)]).toEqual([['W1', 'G'], ['W1']]);
  });

  it.each([
    ['an unknown competency', level('9.9', 2), { refused: 'CompetencyUnknown', competency: '9.9' }],
    [
      'a level above the scale',
      level('1.1', 6),
      { refused: 'LevelOutOfRange', competency: '1.1', level: 6, min: 0, max: 5 },
    ],
  ] as const)('refuses %s', (_, command, refusal) => {
    asked(open, [command, trainer]).thenRefused(refusal);
  });
});
