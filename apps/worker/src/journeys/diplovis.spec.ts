import { Journey } from './journey.fixture.js';

const financial = { choice: { optional: ['7A'], sought: [] } };
const presented = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', '7A'];
const pronouncing = { type: 'PronounceDecision', reason: null } as const;
const [outside, inside] = ['juré professionnel extérieur', 'juré professionnel'];

function signature(piece: string, quality: string | undefined) {
  return { type: 'SignAssessment', piece, quality: quality ?? '' } as const;
}

/** Every criterion and competency of a block is recorded, and nobody has signed. */
async function recorded(journey: Journey, block: string): Promise<void> {
  const piece = Object.values(journey.path.stages)
    .flatMap((stage) => stage.pieces)
    .find((each) => each.piece === block);
  if (piece?.kind !== 'assessment') throw new Error(`${block} is not assessed now`);
  for (const { criterion } of piece.criteria) {
    await journey.ask('juror', { type: 'RecordCriterion', piece: block, criterion, value: 'met', reason: null });
  }
  for (const competency of piece.competencies) {
    await journey.ask('juror', { type: 'RecordCompetency', piece: block, competency, mastered: true });
  }
}

describe('the optional block', () => {
  it.each([
    ['none', []],
    ['both', ['7A', '7B']],
  ])('is chosen at enrolment, exactly one: %s is refused (001-03, 001-04)', async (_, optional) => {
    const answer = await Journey.refusedAtEnrolment('diplovis', { choice: { optional, sought: [] } });
    expect(answer).toMatchObject({ refused: 'ChoiceInvalid', faults: [{ what: '7A / 7B' }] });
  });

  it.each([
    ['7A', '7B'],
    ['7B', '7A'],
  ])('%s brings its own observation and its own case, and nothing of %s is awaited', async (mine, other) => {
    const journey = await Journey.of('diplovis', { choice: { optional: [mine], sought: [] } });
    const pieces = Object.values(journey.path.stages).flatMap((stage) => stage.pieces.map(({ piece }) => piece));
    expect(pieces).toEqual(expect.arrayContaining([mine, `OBS-${mine}`]));
    expect(pieces).not.toEqual(expect.arrayContaining([other]));
    expect(pieces).not.toEqual(expect.arrayContaining([`OBS-${other}`]));
  });
});

describe('a block', () => {
  it('is observed in training by its trainers, and assessed beside it, in no printed order', async () => {
    const journey = await Journey.of('diplovis', financial);
    expect(journey.open).toEqual([
      ...['training-observation', 'block-1', 'block-2', 'block-3', 'block-4', 'block-5', 'block-6', 'block-7'],
      'report',
    ]);
    await recorded(journey, 'OBS-B1');
    await journey.ask('trainer', signature('OBS-B1', 'formateur'));
    expect(journey.last('CompetencyAssessed')).toMatchObject({ entry: 'observed' });
  });

  it('closes with the signatures of a pair of jurors, one of them from outside the centre (001-15)', async () => {
    const journey = await Journey.of('diplovis', financial);
    expect(await journey.refused('juror', signature('B3', outside))).toMatchObject({ refused: 'AssessmentIncomplete' });
    await recorded(journey, 'B3');
    expect(await journey.refused('trainer', signature('B3', outside))).toMatchObject({ refused: 'OutsiderNeeded' });
    await journey.ask('juror', signature('B3', outside));
    expect(await journey.refused('juror', signature('B3', inside))).toMatchObject({ refused: 'SecondPersonNeeded' });
    expect(journey.closed).toEqual([]);
    await journey.ask('trainer', signature('B3', inside));
    expect(journey.closed).toEqual(['block-3']);
  });

  it('is decided by what the pair confirms, whatever was observed before (001-11)', async () => {
    const journey = await Journey.of('diplovis', financial);
    const seen = { type: 'RecordCompetency', competency: 'B2.C1' } as const;
    await journey.ask('trainer', { ...seen, piece: 'OBS-B2', mastered: false });
    await journey.usuallyAllBut();
    expect(journey.path.proposal?.measures).toMatchObject({ 'B2.C1': 'mastered' });
    expect(journey.path.assessments['OBS-B2']?.competencies).toMatchObject({ 'B2.C1': false });
  });

  it('1 does not wait for the report, though its modality is printed like that of block 5 (001-01)', async () => {
    const journey = await Journey.of('diplovis', financial);
    await journey.usually(['B1']);
    expect(journey.closed).toEqual(['block-1']);
    expect(journey.open).toContain('report');
  });
});

describe('the report on blocks 5, 6 and 7', () => {
  it('is deposited once, whatever the number of blocks it serves (001-16)', async () => {
    const journey = await Journey.of('diplovis', financial);
    const content = { sha256: 'a'.repeat(64), mediaType: 'application/pdf', bytes: 1_000 };
    const deposit = { type: 'DepositFile', piece: 'REPORT', name: 'rapport.pdf', ...content } as const;
    await journey.ask('candidate', deposit);
    expect(journey.closed).toEqual(['report']);
    expect(journey.open).toEqual(expect.arrayContaining(['block-5', 'block-6', 'block-7']));
    expect(await journey.refused('candidate', deposit)).toMatchObject({ refused: 'StageClosed' });
  });

  it('is awaited by the jury, as every observation and every block', async () => {
    const journey = await Journey.of('diplovis', financial);
    await journey.usuallyAllBut(['REPORT']);
    expect(journey.open).toEqual(['report']);
    await journey.usually(['REPORT']);
    expect(journey.open).toEqual(['jury']);
  });
});

describe('the jury', () => {
  it('is shown every competency and criterion of the blocks presented, and of no other', async () => {
    const journey = await Journey.of('diplovis', financial);
    await journey.usuallyAllBut();
    const measures = Object.keys(journey.path.proposal?.measures ?? {});
    expect(journey.path.proposal).toMatchObject({ decision: 'for_jury', unknown: [] });
    expect(measures.some((code) => code.startsWith('7A.'))).toBe(true);
    expect(measures.some((code) => code.startsWith('7B.'))).toBe(false);
  });

  it('gives the title with blocks 1 to 6 and the chosen 7, not with another 7 (001-24)', async () => {
    const journey = await Journey.of('diplovis', financial);
    await journey.usuallyAllBut();
    const other = { ...pronouncing, decision: 'admitted', blocks: [...presented.slice(0, 6), '7B'] } as const;
    expect(await journey.refused('jury-president', other)).toMatchObject({ refused: 'BlockNotPresented', block: '7B' });
    await journey.ask('jury-president', { ...pronouncing, decision: 'admitted', blocks: presented });
    expect(journey.path.consequences).toMatchObject({
      attestations: presented,
      title: { delivery: 'due' },
      resit: null,
    });
  });

  it('that withholds block 5 attests the others; its case is sat again before another pair, and they stay', async () => {
    const journey = await Journey.of('diplovis', financial);
    await journey.usuallyAllBut();
    const others = presented.filter((block) => block !== 'B5');
    const title = { ...pronouncing, decision: 'admitted', blocks: others } as const;
    expect(await journey.refused('jury-president', title)).toMatchObject({ refused: 'DecisionIncoherent' });
    await journey.ask('jury-president', { ...pronouncing, decision: 'partial', blocks: others });
    expect(journey.path.consequences?.resit).toMatchObject({ blocks: ['B5'], withinMonths: 12, toRatify: true });
    const { calendar } = journey.path.enrolment;
    await journey.ask('operations', { type: 'PresentAgain', cohort: '2028', calendar });
    expect(journey.open).toContain('block-5');
    expect(journey.open).not.toContain('block-4');
    await journey.usuallyAllBut();
    await journey.ask('jury-president', { ...pronouncing, decision: 'admitted', blocks: ['B5'] });
    expect(journey.path.consequences).toMatchObject({ title: { delivery: 'due' }, resit: null });
    expect([...journey.path.consequences!.attestations].sort()).toEqual([...presented].sort());
  });
});
