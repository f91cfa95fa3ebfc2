import { Journey } from './journey.fixture.js';

const blocks = ['A1', 'A2', 'A3', 'A4', 'A5'];
const pronouncing = { type: 'PronounceDecision', reason: null } as const;
const seeking = (...sought: string[]) => ({ choice: { optional: [], sought } });

function modalities(journey: Journey): readonly string[] {
  const pieces = Object.values(journey.path.stages).flatMap((stage) => stage.pieces);
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'assessment' ? [piece.modality] : [])))];
}

describe('the whole path', () => {
  it('has eighteen assessments, in any order, and the jury awaits them all', async () => {
    const journey = await Journey.of('rdc');
    expect(journey.open).toHaveLength(18);
    await journey.usually(['E5.2', 'E1.1']);
    expect([...journey.closed].sort()).toEqual(['e1-1', 'e5-2']);
    await journey.usuallyAllBut();
    expect(journey.open).toEqual(['jury']);
  });

  it('is presented, negotiated and answered live: no dossier stands for anything, no recording is asked for', async () => {
    const journey = await Journey.of('rdc');
    expect(modalities(journey).filter((modality) => modality.startsWith('DP-'))).toEqual([]);
    await journey.usually(['E1.5', 'E2.4', 'E3.3']);
    expect(journey.path.assessments['E1.5']?.evidence).toEqual([]);
  });

  it('leaves the former action plan out for a company that is being created, with a reason (004-09)', async () => {
    const journey = await Journey.of('rdc');
    const left = { type: 'RecordCriterion', piece: 'E1.4', criterion: 'E1.4.K1', value: 'not_applicable' } as const;
    expect(await journey.refused('trainer', { ...left, reason: null })).toMatchObject({ refused: 'ReasonMissing' });
    await journey.ask('trainer', { ...left, reason: 'company being created' });
    await journey.usuallyAllBut();
    expect(journey.path.proposal?.measures).toMatchObject({ 'E1.4.K1': 'not_applicable' });
  });

  it('ends with five blocks and the title, which the jury pronounces without any computed verdict', async () => {
    const journey = await Journey.of('rdc');
    await journey.usuallyAllBut();
    expect(journey.path.proposal).toMatchObject({ decision: 'for_jury', unknown: [] });
    await journey.ask('jury-president', { ...pronouncing, decision: 'admitted', blocks });
    expect(journey.path.consequences).toMatchObject({ attestations: blocks, title: { delivery: 'due' }, resit: null });
  });
});

describe('a single block', () => {
  it('is sat by one dossier, which replaces each of its modalities and keeps their criteria (004-01, 004-05)', async () => {
    const journey = await Journey.of('rdc', seeking('A1'));
    expect([...journey.open].sort()).toEqual(['e1-1', 'e1-2', 'e1-3', 'e1-4', 'e1-5']);
    expect(modalities(journey)).toEqual(['DP-A1']);
    const whole = await Journey.of('rdc');
    const criteriaOf = ({ path }: Journey) =>
      path.stages['e1-2']!.pieces.flatMap((piece) => (piece.kind === 'assessment' ? piece.criteria : []));
    expect(criteriaOf(journey)).toEqual(criteriaOf(whole));
  });

  it.each([
    ['A1', 'E1.5'],
    ['A2', 'E2.4'],
    ['A3', 'E3.3'],
  ])('%s: what would be heard live in %s needs a recording, or stays unknown', async (block, piece) => {
    const journey = await Journey.of('rdc', seeking(block));
    await journey.usuallyAllBut([piece]);
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
    const signature = { type: 'SignAssessment', piece, quality: 'évaluateur' } as const;
    expect(await journey.refused('trainer', signature)).toMatchObject({ refused: 'AssessmentIncomplete' });
    await journey.ask('candidate', { type: 'AnnexEvidence', piece, evidence: 'recording of 3 March' });
    await journey.ask('trainer', signature);
    expect(journey.open).toEqual(['jury']);
    expect(journey.path.proposal?.unknown).toEqual([]);
  });

  it('gives that block, never the title, even where every criterion is met', async () => {
    const journey = await Journey.of('rdc', seeking('A4'));
    await journey.usuallyAllBut();
    const title = { ...pronouncing, decision: 'admitted', blocks: ['A4'] } as const;
    expect(await journey.refused('jury-president', title)).toMatchObject({ refused: 'DecisionIncoherent' });
    await journey.ask('jury-president', { ...pronouncing, decision: 'block_awarded', blocks: ['A4'] });
    expect(journey.path.decision).toMatchObject({ titleAwarded: false });
    expect(journey.path.consequences).toMatchObject({ attestations: ['A4'], title: { delivery: 'none' }, resit: null });
  });

  it('that is refused may be presented again, itself alone', async () => {
    const journey = await Journey.of('rdc', seeking('A4'));
    await journey.usuallyAllBut();
    await journey.ask('jury-president', { ...pronouncing, decision: 'block_refused', blocks: [] });
    expect(journey.path.consequences).toMatchObject({ attestations: [], resit: { blocks: ['A4'] } });
    expect([...journey.path.consequences!.resit!.pieces].sort()).toEqual(['E4.1', 'E4.2', 'E4.3', 'E4.4']);
  });
});

describe('two to four blocks', () => {
  it('are sat in their normal modalities, and give those blocks (004-03)', async () => {
    const journey = await Journey.of('rdc', seeking('A1', 'A3'));
    expect(journey.open).toHaveLength(8);
    expect(modalities(journey)).toEqual(['E1.1', 'E1.2', 'E1.3', 'E1.4', 'E1.5', 'E3.1', 'E3.2', 'E3.3']);
    await journey.usuallyAllBut();
    await journey.ask('jury-president', { ...pronouncing, decision: 'block_awarded', blocks: ['A1', 'A3'] });
    expect(journey.path.consequences).toMatchObject({ attestations: ['A1', 'A3'], title: { delivery: 'none' } });
  });
});
