import { Journey } from './journey.fixture.js';

const orals = ['mem-oral', 'mp1-oral', 'mp2-oral', 'mp3-oral', 'mp4-oral', 'ec1-oral'];
const withoutDocument = ['ec2', 'ec3', 'ec4', 'mp5'];
const blocks = ['A1', 'A2', 'A3', 'A4', 'A5'];
const chosen = { type: 'PronounceDecision', reason: null } as const;

function criterion(piece: string, code: string, value: string, reason: string | null = null) {
  return { type: 'RecordCriterion', piece, criterion: code, value, reason } as const;
}

/** Every criterion of a piece is recorded, and nobody has signed. */
async function recorded(journey: Journey, piece: string): Promise<void> {
  const pieces = Object.values(journey.path.stages).flatMap((stage) => stage.pieces);
  const assessed = pieces.find((each) => each.piece === piece);
  if (assessed?.kind !== 'assessment') throw new Error(`${piece} is not assessed now`);
  const value = { percentage: '80', outcome: 'met', language: 'B2' } as const;
  for (const { criterion: code, as } of assessed.criteria) {
    await journey.ask('trainer', criterion(piece, code, value[as]));
  }
}

describe('ten assessments', () => {
  it('have no printed order: all begin at once, but an oral waits for its document', async () => {
    const journey = await Journey.of('mdce');
    const written = orals.map((stage) => stage.replace('-oral', '-written'));
    expect([...journey.open].sort()).toEqual([...written, ...withoutDocument].sort());
    await journey.usually(['MP3-DOC']);
    expect(journey.open).toContain('mp3-oral');
    expect(journey.closed).toEqual(['mp3-written']);
  });

  it('close when their assessors have recorded and signed every criterion', async () => {
    const journey = await Journey.of('mdce');
    await journey.usually(['MP1-DOC']);
    const signature = { type: 'SignAssessment', piece: 'MP1', quality: 'maître d’apprentissage' } as const;
    expect(await journey.refused('tutor', signature)).toMatchObject({ refused: 'AssessmentIncomplete' });
    await recorded(journey, 'MP1');
    await journey.ask('tutor', signature);
    expect(journey.closed).not.toContain('mp1-oral');
    await journey.ask('trainer', { ...signature, quality: 'tuteur académique' });
    expect(journey.closed).toContain('mp1-oral');
  });

  it('are all awaited by the jury', async () => {
    const journey = await Journey.of('mdce');
    await journey.usuallyAllBut(['EC4']);
    expect(journey.open).toEqual(['ec4']);
    await journey.usually(['EC4']);
    expect(journey.open).toEqual(['jury']);
  });
});

describe('who assesses', () => {
  it('is as printed: the tutor of the company may assess a mission (000-23)', async () => {
    const journey = await Journey.of('mdce');
    await journey.usually(['MP2-DOC']);
    await journey.ask('tutor', criterion('MP2', 'MP2.K1', '70'));
    expect(journey.last('CriterionAssessed')).toMatchObject({ assessedBy: 'tutor', value: '70' });
  });

  it('reads the thesis as three, and hears its defence as two; the president comes from outside both times (000-06)', async () => {
    const journey = await Journey.of('mdce');
    await recorded(journey, 'MEM');
    const reader = 'président, professionnel de la négociation commerciale';
    const signing = { type: 'SignAssessment', piece: 'MEM', quality: reader } as const;
    expect(await journey.refused('trainer', signing)).toMatchObject({ refused: 'OutsiderNeeded' });
    await journey.ask('juror', signing);
    await journey.ask('tutor', { ...signing, quality: 'maître d’apprentissage' });
    expect(await journey.refused('tutor', { ...signing, quality: 'tuteur académique' })).toMatchObject({
      refused: 'SecondPersonNeeded',
    });
    await journey.ask('trainer', { ...signing, quality: 'tuteur académique' });
    expect(journey.open).toContain('mem-oral');
    const oral = { ...signing, piece: 'MEM-ORAL', quality: 'maître d’apprentissage' };
    expect(await journey.refused('tutor', oral)).toMatchObject({
      refused: 'QualityUnknown',
      qualities: ['président, professionnel du commerce', 'tuteur académique'],
    });
  });

  it('hears the negotiation of EC3 as a trainer and a professional from outside', async () => {
    const journey = await Journey.of('mdce');
    await recorded(journey, 'EC3');
    const quality = 'professionnel spécialiste de la fonction commerciale';
    const outside = { type: 'SignAssessment', piece: 'EC3', quality } as const;
    expect(await journey.refused('tutor', outside)).toMatchObject({ refused: 'OutsiderNeeded' });
    await journey.ask('trainer', { ...outside, quality: 'formateur, professionnel de la vente' });
    await journey.ask('juror', outside);
    expect(journey.closed).toEqual(['ec3']);
  });

  it('closes the multicultural mission by the trainer of the module alone: a tutor abroad is optional (000-11)', async () => {
    const journey = await Journey.of('mdce');
    await recorded(journey, 'MP5');
    await journey.ask('trainer', {
      type: 'SignAssessment',
      piece: 'MP5',
      quality: 'formateur du module interculturel',
    });
    expect(journey.closed).toEqual(['mp5']);
  });
});

describe('a criterion', () => {
  it('«à X %» is met at X; «à plus de X %» is not (000-01)', async () => {
    const journey = await Journey.of('mdce');
    await journey.ask('trainer', criterion('MEM', 'MEM.K1', '80'));
    await journey.ask('trainer', criterion('MEM', 'MEM.K4', '80'));
    await journey.usuallyAllBut();
    expect(journey.path.proposal?.measures).toMatchObject({ 'MEM.K1': 'not_met', 'MEM.K4': 'met' });
  });

  it('without a threshold is met or not, never a percentage (000-04)', async () => {
    const journey = await Journey.of('mdce');
    const percentage = criterion('MEM', 'MEM.K5', '75');
    expect(await journey.refused('trainer', percentage)).toMatchObject({ refused: 'CriterionValue', as: 'outcome' });
    await journey.ask('trainer', criterion('MEM', 'MEM.K5', 'not_met'));
  });

  it('of a tactic that was not needed is «not applicable», with a reason; no other may be left out (000-19)', async () => {
    const journey = await Journey.of('mdce');
    const left = criterion('EC3', 'EC3.K5', 'not_applicable');
    expect(await journey.refused('trainer', left)).toMatchObject({ refused: 'ReasonMissing' });
    await journey.ask('trainer', { ...left, reason: 'no objection came' });
    const other = criterion('EC3', 'EC3.K1', 'not_applicable', 'r');
    expect(await journey.refused('trainer', other)).toMatchObject({ refused: 'CriterionValue' });
  });

  it('of English is a level of the common scale, and B1 is enough (000-25)', async () => {
    const journey = await Journey.of('mdce');
    expect(await journey.refused('trainer', criterion('MP5', 'MP5.K5', '70'))).toMatchObject({ as: 'language' });
    await journey.ask('trainer', criterion('MP5', 'MP5.K5', 'B1'));
    await journey.usuallyAllBut();
    expect(journey.path.proposal?.measures).toMatchObject({ 'MP5.K5': 'met' });
  });
});

describe('the jury', () => {
  it('is shown each criterion and decides: no assessment, block or title is computed (000-02)', async () => {
    const journey = await Journey.of('mdce');
    await journey.ask('trainer', criterion('EC2', 'EC2.K1', '0'));
    await journey.usuallyAllBut();
    expect(journey.path.proposal).toMatchObject({ decision: 'for_jury', blocksValidated: [], unknown: [] });
    expect(journey.path.proposal?.measures).toMatchObject({ 'EC2.K1': 'not_met' });
    await journey.ask('jury-president', { ...chosen, decision: 'admitted', blocks });
    expect(journey.path.decision).toMatchObject({ titleAwarded: true, departs: false });
    expect(journey.path.consequences).toMatchObject({ attestations: blocks, title: { delivery: 'due' }, resit: null });
  });

  it('that withholds one activity attests the four others, and what is missing is sat again with its documents', async () => {
    const journey = await Journey.of('mdce');
    await journey.usuallyAllBut();
    const four = ['A2', 'A3', 'A4', 'A5'];
    const title = { ...chosen, decision: 'admitted', blocks: four } as const;
    expect(await journey.refused('jury-president', title)).toMatchObject({ refused: 'DecisionIncoherent' });
    await journey.ask('jury-president', { ...chosen, decision: 'partial', blocks: four });
    expect(journey.path.consequences).toMatchObject({ attestations: four, title: { delivery: 'none' } });
    expect(journey.path.consequences?.resit).toMatchObject({ blocks: ['A1'], toRatify: true });
    expect([...journey.path.consequences!.resit!.pieces].sort()).toEqual([
      ...['EC1', 'EC1-DOC', 'MEM', 'MEM-ORAL', 'MP1', 'MP1-DOC'],
    ]);
  });
});
