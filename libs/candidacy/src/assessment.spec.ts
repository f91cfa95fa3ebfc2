import type { Actor, Role } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { candidacy } from './candidacy.js';
import type { CandidacyCommand, CandidacyEvent } from './candidacy.js';
import { armed, at, enrolment, operations, ourProcess, ourSchool } from './stories.fixture.js';

const { given, fold } = specify(candidacy);
const when = at('2026-12-01T10:00:00Z');
const stage = 'continuous-assessment';
const outsider = (id: string, role: Role = 'juror'): Actor => ({ id, role, school: null });
const insider = (id: string, role: Role = 'trainer'): Actor => ({ id, role, school: ourSchool });
const referent = insider('referent', 'disability-referent');
const president = outsider('president', 'jury-president');

const piece = 'CASE';
const assessment = {
  kind: 'assessment',
  piece,
  modality: piece,
  criteria: [
    { criterion: 'K1', as: 'percentage', conditional: false },
    { criterion: 'K2', as: 'outcome', conditional: true },
    { criterion: 'K3', as: 'language', conditional: false },
  ],
  competencies: ['C1.1'],
  entry: 'confirmed',
  signatures: [
    { quality: 'outside juror', external: true },
    { quality: 'juror', external: false },
  ],
  needsEvidence: false,
} as const;
const opening = (change: object = {}): CandidacyEvent => ({
  type: 'StageOpened',
  data: { stage, pieces: [{ ...assessment, ...change }], openedAt: when },
});
const open = [enrolment, opening(), armed];
type Asked = readonly [CandidacyCommand, Actor];

const criterion = (code: string, value: string, reason: string | null = null): Asked => [
  { type: 'RecordCriterion', piece, criterion: code, value, reason },
  outsider('j-1'),
];
const mastered: Asked = [{ type: 'RecordCompetency', piece, competency: 'C1.1', mastered: true }, outsider('j-1')];
const sign = (quality: string, by: Actor): Asked => [{ type: 'SignAssessment', piece, quality }, by];
const recorded = [criterion('K1', '70'), criterion('K2', 'met'), criterion('K3', 'B2'), mastered];

function asked(facts: readonly CandidacyEvent[], [command, by]: Asked) {
  return given(...facts).when(command, { by, at: when });
}

function done(facts: readonly CandidacyEvent[], ...acts: readonly Asked[]): CandidacyEvent[] {
  return acts.reduce((before, act) => [...before, ...asked(before, act).events()], [...facts]);
}

describe('an assessment', () => {
  it('closes when every criterion and competency is recorded and everybody has signed', () => {
    const path = done(open, ...recorded, sign('outside juror', outsider('j-1')), sign('juror', outsider('j-2')));
    const closing = given(...path).when({ type: 'CloseStage', stage }, { by: ourProcess, at: when });
    expect(closing.events().map(({ type }) => type)).toEqual(['StageClosed', 'DeadlineCleared']);
  });

  it('is signed by nobody before all that applies is recorded', () => {
    asked(done(open, criterion('K1', '70')), sign('juror', outsider('j-1'))).thenRefused({
      refused: 'AssessmentIncomplete',
      piece,
      missing: ['K2', 'K3', 'C1.1'],
    });
  });

  it('is signed by as many persons as the document names, one of them from outside', () => {
    const path = done(open, ...recorded);
    asked(path, sign('outside juror', insider('t-1'))).thenRefused({
      refused: 'OutsiderNeeded',
      piece,
      quality: 'outside juror',
    });
    const signed = done(path, sign('outside juror', outsider('j-1')));
    asked(signed, sign('juror', outsider('j-1'))).thenRefused({ refused: 'SecondPersonNeeded', first: 'j-1' });
    asked(signed, sign('outside juror', outsider('j-2'))).thenRefused({
      refused: 'AlreadySigned',
      piece,
      quality: 'outside juror',
    });
    expect(asked(path, sign('witness', outsider('j-1'))).decision).toMatchObject({ refused: 'QualityUnknown' });
  });

  it('does not change once it bears a signature, unless the certifier reopens it with a reason', () => {
    const signed = done(open, ...recorded, sign('juror', outsider('j-2')));
    for (const act of recorded)
      asked(signed, act).thenRefused({ refused: 'AssessmentAlreadySigned', piece, signedBy: 'j-2' });
    const reopened = done(
      signed,
      [{ type: 'ReopenAssessment', piece, reason: 'misread' }, operations],
      criterion('K1', '69'),
    );
    expect(fold(reopened)).toMatchObject({ assessments: { CASE: { criteria: { K1: '69' }, signatures: {} } } });
    asked(open, [{ type: 'ReopenAssessment', piece, reason: 'x' }, operations]).thenRefused({
      refused: 'NotSignedYet',
      piece,
    });
  });

  it('waits for its recorded or annexed evidence where the modality asks for one', () => {
    const path = done([enrolment, opening({ needsEvidence: true }), armed], ...recorded);
    asked(path, sign('juror', outsider('j-1'))).thenRefused({
      refused: 'AssessmentIncomplete',
      piece,
      missing: ['CASE: evidence'],
    });
    const annexed = done(path, [{ type: 'AnnexEvidence', piece, evidence: 'recording' }, insider('t-1')]);
    expect(asked(annexed, sign('juror', outsider('j-1'))).events()).toHaveLength(1);
  });
});

describe('what a criterion takes', () => {
  it.each([
    ['K1', '70', '70'],
    ['K1', '70,50', '70.5'],
    ['K1', '100', '100'],
    ['K2', 'not_met', 'not_met'],
    ['K3', 'C1', 'C1'],
  ])('%s takes «%s» and keeps «%s»', (code, value, kept) => {
    expect(asked(open, criterion(code, value)).events()).toMatchObject([{ data: { criterion: code, value: kept } }]);
  });

  it.each([
    ['K1', '100.01', 'percentage'],
    ['K1', '-1', 'percentage'],
    ['K1', 'met', 'percentage'],
    ['K1', 'not_applicable', 'percentage'],
    ['K2', '70', 'outcome'],
    ['K3', 'D1', 'language'],
  ] as const)('%s refuses «%s»', (code, value, as) => {
    asked(open, criterion(code, value)).thenRefused({ refused: 'CriterionValue', criterion: code, value, as });
  });

  it('«not applicable» needs a reason, and a criterion that allows it', () => {
    asked(open, criterion('K2', 'not_applicable')).thenRefused({ refused: 'ReasonMissing', criterion: 'K2' });
    expect(asked(open, criterion('K2', 'not_applicable', 'no team')).events()).toHaveLength(1);
    asked(open, criterion('K9', 'met')).thenRefused({ refused: 'CriterionUnknown', criterion: 'K9' });
  });
});

describe('the exemption of a criterion', () => {
  const advise = (capacityKept: boolean, outsidePractice: boolean): Asked => [
    { type: 'AdviseExemption', criterion: 'K1', capacityKept, outsidePractice, reason: 'r' },
    referent,
  ];
  const grant: Asked = [{ type: 'GrantExemption', criterion: 'K1', reason: 'r' }, president];
  const refuse: Asked = [{ type: 'RefuseExemption', criterion: 'K1', reason: 'r' }, president];

  it('comes from the jury, on the reasoned opinion of the disability referent', () => {
    asked(open, grant).thenRefused({ refused: 'ExemptionNotAdvised', criterion: 'K1' });
    asked(open, [advise(true, true)[0], operations]).thenRefused({
      refused: 'NotYourAct',
      act: 'AdviseExemption',
      role: 'operations',
    });
    expect(fold(done(open, advise(true, true), grant))).toMatchObject({ exemptions: { K1: { outcome: 'granted' } } });
  });

  it.each([
    [true, false, ['outside-practice']],
    [false, true, ['capacity-kept']],
    [false, false, ['capacity-kept', 'outside-practice']],
  ] as const)(
    'with capacity kept %s and outside practice %s is refused: both conditions must hold',
    (kept, outside, missing) => {
      asked(done(open, advise(kept, outside)), grant).thenRefused({
        refused: 'ExemptionConditionMissing',
        criterion: 'K1',
        missing,
      });
    },
  );

  it('leaves the criterion neither met nor failed: nobody records it, nobody waits for it', () => {
    const exempted = done(open, advise(true, true), grant);
    asked(exempted, criterion('K1', '70')).thenRefused({ refused: 'CriterionExempted', criterion: 'K1' });
    expect(asked(done(exempted, ...recorded.slice(1)), sign('juror', outsider('j-1'))).events()).toHaveLength(1);
  });

  it('is settled once', () => {
    const refused = done(open, advise(true, true), refuse);
    for (const act of [grant, refuse, advise(true, true)]) {
      asked(refused, act).thenRefused({ refused: 'ExemptionSettled', criterion: 'K1' });
    }
  });
});

describe('an accommodation', () => {
  const accommodation = 'a-1';
  const measures = [{ kind: 'time', measure: 'one third more' }] as const;
  const ask: Asked = [
    { type: 'AskAccommodation', accommodation, pieces: [piece], cause: 'sealed-1' },
    insider('c', 'candidate'),
  ];
  const propose: Asked = [{ type: 'ProposeAccommodation', accommodation, measures }, referent];
  const grant: Asked = [{ type: 'GrantAccommodation', accommodation }, operations];
  const refuse: Asked = [{ type: 'RefuseAccommodation', accommodation, reason: 'r' }, operations];

  it('is asked by the candidate, proposed by the disability referent, granted by the certifier', () => {
    const granted = done(open, ask, propose, grant);
    expect(fold(granted)).toMatchObject({ accommodations: { 'a-1': { status: 'granted', measures } } });
  });

  it('is granted on a proposal only, and settled once', () => {
    asked(open, grant).thenRefused({ refused: 'AccommodationUnknown', accommodation });
    asked(done(open, ask), grant).thenRefused({ refused: 'AccommodationNotAwaited', accommodation, status: 'asked' });
    asked(done(open, ask, propose, grant), refuse).thenRefused({
      refused: 'AccommodationNotAwaited',
      accommodation,
      status: 'granted',
    });
    asked(done(open, ask), ask).thenRefused({ refused: 'AccommodationAlreadyAsked', accommodation });
    expect(fold(done(open, ask, refuse))).toMatchObject({ accommodations: { 'a-1': { status: 'refused' } } });
  });

  it('comes before the assessment', () => {
    asked(done(open, ask, propose, criterion('K1', '70')), grant).thenRefused({
      refused: 'AccommodationTooLate',
      accommodation,
      taken: [piece],
    });
  });
});

describe('a block acquired elsewhere', () => {
  it('is recorded once, with its basis', () => {
    const record: Asked = [
      { type: 'RecordEquivalence', block: 'B1', basis: 'equivalence', reference: 'ref', decidedOn: '2026-11-04' },
      operations,
    ];
    const path = done(open, record);
    expect(fold(path)).toMatchObject({ equivalences: { B1: 'equivalence' } });
    asked(path, record).thenRefused({ refused: 'EquivalenceAlreadyRecorded', block: 'B1' });
  });
});
