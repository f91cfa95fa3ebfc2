import { Journey } from './journey.fixture.js';

const blocks = ['A1', 'A2', 'A3', 'A4'];
const pronouncing = { type: 'PronounceDecision', reason: null } as const;
const opinion = { type: 'AdviseExemption', capacityKept: true, outsidePractice: true, reason: 'reasoned' } as const;

describe('twenty assessments', () => {
  it('stand one for each competency, in any order', async () => {
    const journey = await Journey.of('mdpc');
    expect(journey.open).toHaveLength(20);
    await journey.usually(['E4.6', 'E1.1']);
    expect([...journey.closed].sort()).toEqual(['e1-1', 'e4-6']);
  });

  it('are all awaited by the jury', async () => {
    const journey = await Journey.of('mdpc');
    await journey.usuallyAllBut(['E3.2']);
    expect(journey.open).toEqual(['e3-2']);
    await journey.usually(['E3.2']);
    expect(journey.open).toEqual(['jury']);
  });

  it.each(['E2.5', 'E4.4'])(
    'of which %s is played: two persons assess it, and whoever plays may be one of them (002-11)',
    async (piece) => {
      const journey = await Journey.of('mdpc');
      const assessment = Object.values(journey.path.stages)
        .flatMap((stage) => stage.pieces)
        .find((each) => each.piece === piece);
      if (assessment?.kind !== 'assessment') throw new Error(`${piece} is not assessed`);
      for (const { criterion } of assessment.criteria) {
        await journey.ask('trainer', { type: 'RecordCriterion', piece, criterion, value: 'met', reason: null });
      }
      for (const competency of assessment.competencies) {
        await journey.ask('trainer', { type: 'RecordCompetency', piece, competency, mastered: true });
      }
      const signature = { type: 'SignAssessment', piece, quality: 'évaluateur 1' } as const;
      await journey.ask('trainer', signature);
      const again = { ...signature, quality: 'évaluateur 2' };
      expect(await journey.refused('trainer', again)).toMatchObject({ refused: 'SecondPersonNeeded' });
      await journey.ask('tutor', again);
      expect(journey.closed).toHaveLength(1);
    },
  );
});

describe('a disability', () => {
  it('brings other supports, a helper or another format: asked, proposed by the referent, granted by the certifier (002-15)', async () => {
    const journey = await Journey.of('mdpc');
    const accommodation = '0192f5c0-0000-7000-8000-0000000000aa';
    const measures = [{ kind: 'equipment', measure: 'screen reader' }] as const;
    await journey.ask('candidate', { type: 'AskAccommodation', accommodation, pieces: ['E1.4'], cause: 'ref-1' });
    const grant = { type: 'GrantAccommodation', accommodation } as const;
    expect(await journey.refused('operations', grant)).toMatchObject({ refused: 'AccommodationNotAwaited' });
    await journey.ask('disability-referent', { type: 'ProposeAccommodation', accommodation, measures });
    await journey.ask('operations', grant);
    expect(journey.path.accommodations[accommodation]).toMatchObject({ status: 'granted' });
  });

  it('takes a criterion out of the count on both conditions, and on one alone never (002-13, 002-14)', async () => {
    const journey = await Journey.of('mdpc');
    const grant = { type: 'GrantExemption', criterion: 'E2.4.K1', reason: 'r' } as const;
    expect(await journey.refused('jury-president', grant)).toMatchObject({ refused: 'ExemptionNotAdvised' });
    await journey.ask('disability-referent', { ...opinion, criterion: 'E2.4.K1' });
    await journey.ask('jury-president', grant);
    await journey.ask('disability-referent', { ...opinion, criterion: 'E2.4.K2', outsidePractice: false });
    const second = { ...grant, criterion: 'E2.4.K2' } as const;
    expect(await journey.refused('jury-president', second)).toMatchObject({ refused: 'ExemptionConditionMissing' });
    await journey.ask('jury-president', { ...second, type: 'RefuseExemption' });
    const criterion = {
      type: 'RecordCriterion',
      piece: 'E2.4',
      criterion: 'E2.4.K1',
      value: 'met',
      reason: null,
    } as const;
    expect(await journey.refused('trainer', criterion)).toMatchObject({ refused: 'CriterionExempted' });
    await journey.usuallyAllBut();
    expect(journey.path.proposal?.measures).toMatchObject({ 'E2.4.K1': 'exempted', 'E2.4.K2': 'met' });
  });

  it('is weighed by the jury alone: nobody else grants an exemption', async () => {
    const journey = await Journey.of('mdpc');
    await journey.ask('disability-referent', { ...opinion, criterion: 'E2.4.K1' });
    const grant = { type: 'GrantExemption', criterion: 'E2.4.K1', reason: 'r' } as const;
    for (const role of ['operations', 'disability-referent', 'juror'] as const) {
      expect(await journey.refused(role, grant)).toMatchObject({ refused: 'NotYourAct' });
    }
  });
});

describe('the jury', () => {
  it('is shown what is mastered and what is not, and pronounces four activities and the title', async () => {
    const journey = await Journey.of('mdpc');
    await journey.ask('trainer', { type: 'RecordCompetency', piece: 'E3.1', competency: 'C3.1', mastered: false });
    await journey.usuallyAllBut();
    expect(journey.path.proposal).toMatchObject({ decision: 'for_jury', titleAwarded: false, unknown: [] });
    expect(journey.path.proposal?.measures).toMatchObject({ 'C3.1': 'not_mastered', 'C3.2': 'mastered' });
    await journey.ask('jury-president', { ...pronouncing, decision: 'admitted', blocks });
    expect(journey.path.consequences).toMatchObject({ attestations: blocks, title: { delivery: 'due' }, resit: null });
  });

  it('that refuses everything leaves nothing to attest; every activity may be presented again', async () => {
    const journey = await Journey.of('mdpc');
    await journey.usuallyAllBut();
    await journey.ask('jury-president', { ...pronouncing, decision: 'refused', blocks: [] });
    expect(journey.path.consequences).toMatchObject({ attestations: [], title: { delivery: 'none' } });
    expect(journey.path.consequences?.resit?.blocks).toEqual(blocks);
    expect(journey.path.consequences?.resit?.pieces).toHaveLength(20);
  });
});
