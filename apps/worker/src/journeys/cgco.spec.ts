import type { Decimal } from '@parchemin/kernel';
import { Journey } from './journey.fixture.js';

const works = ['RA1', 'RA2', 'RA3', 'RA4', 'RA5', 'DP1', 'DP2', 'DP3', 'DP4', 'DP5', 'DP6'];
const units = ['UE1', 'UE2', 'UE3', 'UE4', 'UE5', 'UE6', 'UE7'];
const deposited = ['RA', 'DP', 'LIVRET'];
const blocks = ['B1', 'B2', 'B3', 'B4'];
const admitted = { type: 'PronounceDecision', decision: 'admitted', blocks, reason: null } as const;
const mark = (piece: string, value: string) => ({ type: 'RecordMark', piece, mark: value as Decimal }) as const;

/** Everything is done, up to the jury. */
async function beforeTheJury(averages = '14', exam = '14'): Promise<Journey> {
  const journey = await Journey.of('cgco');
  await journey.usually(['EN'], exam);
  await journey.usuallyAllBut(['ORAL3', ...units]);
  await journey.usually(units, averages);
  await journey.usually(['ORAL3']);
  return journey;
}

describe('during training', () => {
  it('continuous assessment, works, project and national exam are open side by side', async () => {
    const journey = await Journey.of('cgco');
    expect(journey.open).toEqual(['continuous-assessment', 'competence-works', 'project', 'national-exam']);
  });

  it('the signed receipt of the rules is chased and blocks nothing (003-65)', async () => {
    const journey = await Journey.of('cgco');
    await journey.ask('trainer', mark('CC1', '12'));
    await journey.until('2027-04-15T08:00:00Z');
    expect(journey.steps('rules-acknowledged')).toContain('overdue');
    await journey.ask('trainer', mark('CC2', '12'));
    const signed = { type: 'AcknowledgeRules', place: 'Lyon', signedOn: '2027-04-15', commitment: true } as const;
    await journey.ask('candidate', signed);
    expect(journey.path.deadlines['rules-acknowledged']).toMatchObject({ status: 'cleared' });
  });

  it('the subject of CC4 is approved, and the grid of CC9 agreed, before their mark', async () => {
    const journey = await Journey.of('cgco');
    for (const piece of ['CC4', 'CC9']) {
      expect(await journey.refused('trainer', mark(piece, '12'))).toMatchObject({ refused: 'ApprovalMissing' });
      await journey.ask('pedagogical-referent', { type: 'ApprovePiece', piece });
      await journey.ask('trainer', mark(piece, '12'));
    }
  });

  it('a mark is out of 20, and nine of them close continuous assessment', async () => {
    const journey = await Journey.of('cgco');
    expect(await journey.refused('trainer', mark('CC1', '20.5'))).toMatchObject({ refused: 'MarkOutOfRange' });
    await journey.usually(['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8']);
    expect(journey.closed).toEqual([]);
    await journey.usually(['CC9']);
    expect(journey.closed).toEqual(['continuous-assessment']);
  });

  it('a work is evaluated once by tutor or trainer, signed by the candidate, and validated by the referent', async () => {
    const journey = await Journey.of('cgco');
    const evaluation = { type: 'EvaluateWork', piece: 'RA3', level: 3, signedOn: '2027-02-01' } as const;
    await journey.ask('trainer', evaluation);
    expect(await journey.refused('tutor', evaluation)).toMatchObject({ refused: 'WorkAlreadyEvaluated', level: 3 });
    const validation = { type: 'ValidateWork', piece: 'RA3' } as const;
    expect(await journey.refused('competency-referent', validation)).toMatchObject({ refused: 'WorkNotSigned' });
    await journey.ask('candidate', { type: 'SignWork', piece: 'RA3' });
    await journey.ask('competency-referent', validation);
    expect(journey.path.works['RA3']).toMatchObject({ validated: true });
  });

  it('the organisation approves the planning and the budget of RA1 before it is validated (003-59)', async () => {
    const journey = await Journey.of('cgco');
    await journey.ask('tutor', { type: 'EvaluateWork', piece: 'RA1', level: 3, signedOn: '2027-02-01' });
    await journey.ask('candidate', { type: 'SignWork', piece: 'RA1' });
    const validation = { type: 'ValidateWork', piece: 'RA1' } as const;
    expect(await journey.refused('competency-referent', validation)).toMatchObject({
      refused: 'WorkPlanNotApproved',
      missing: ['planning', 'budget'],
    });
    await journey.usually(['RA1']);
    expect(journey.path.works['RA1']).toMatchObject({ validated: true });
  });

  it('eleven validated works close their stage, the two group orals of the project ask for presence alone', async () => {
    const journey = await Journey.of('cgco');
    await journey.usually([...works, 'ORAL1', 'ORAL2']);
    expect(journey.closed).toEqual(['competence-works', 'project']);
    expect(journey.path.marks).toEqual({});
  });
});

describe('around the national exam', () => {
  it('its one mark is final once the copy is checked for plagiarism and a person has judged the finding (003-43)', async () => {
    const journey = await Journey.of('cgco');
    await journey.ask('trainer', mark('EN', '12'));
    await journey.ask('school-lead', { type: 'RecordCopyCheck', piece: 'EN', tool: 't', finding: '4 %' });
    expect(journey.closed).toEqual([]);
    await journey.usually(['EN']);
    expect(journey.closed).toEqual(['national-exam']);
  });

  it('grids begin after it, because the exam proves some competencies; averages wait for the nine marks as well', async () => {
    const journey = await Journey.of('cgco');
    await journey.usually(['EN']);
    expect(journey.open).toContain('competency-grids');
    expect(journey.open).not.toContain('averages');
    await journey.usually(['CC1', 'CC2', 'CC3', 'CC4', 'CC5', 'CC6', 'CC7', 'CC8', 'CC9']);
    expect(journey.open).toContain('averages');
  });

  it('a level that exam evidence shows is set by the trainer, and the centre gets its copy before the certifier (003-38)', async () => {
    const journey = await Journey.of('cgco');
    await journey.usually(['EN']);
    const level = { type: 'SetLevel', piece: 'GRILLES', competency: '1.1', level: 3, evidence: ['EN1'] } as const;
    expect(await journey.refused('tutor', level)).toMatchObject({ refused: 'LevelNotYours', evaluator: 'trainer' });
    await journey.ask('trainer', level);
    const copy = { type: 'SendGridCopy', piece: 'GRILLES', to: 'certifier' } as const;
    expect(await journey.refused('school-lead', copy)).toMatchObject({ refused: 'GridNotValidated' });
    await journey.usually(['GRILLES']);
    expect(journey.path.grids['GRILLES']).toMatchObject({ copies: ['centre', 'certifier'], consolidated: true });
  });
});

describe('the gate to the oral', () => {
  it('asks for the exam, the works and the documents, and never for the averages', async () => {
    const journey = await Journey.of('cgco');
    await journey.usually(['EN'], '12');
    await journey.usuallyAllBut([...units, 'ORAL3']);
    expect(journey.path.admissibility).toMatchObject({ admissible: true, missing: [] });
    expect(journey.open).toEqual(['averages', 'grand-oral']);
  });

  it('stays shut at 11.99, since nothing is rounded before it is compared', async () => {
    const journey = await Journey.of('cgco');
    await journey.usually(['EN'], '11.99');
    await journey.usuallyAllBut();
    expect(journey.last('AdmissibilityEstablished')).toMatchObject({ missing: ['EXAM_BELOW_12'] });
    expect(journey.open).toEqual([]);
    const derogation = { type: 'GrantDerogation', code: 'EXAM_BELOW_12', reason: 'r' } as const;
    expect(await journey.refused('operations', derogation)).toMatchObject({ refused: 'NotDerogable' });
  });

  it('opens once the last document is in, or by a derogation that somebody answers for by name (003-29)', async () => {
    const journey = await Journey.of('cgco');
    await journey.usuallyAllBut([...deposited, 'ORAL3']);
    await journey.ask('operations', { type: 'EstablishAdmissibility' });
    const missing = deposited.map((document) => `DOC_MISSING:${document}`);
    expect(journey.path.admissibility).toMatchObject({ admissible: false, missing });
    await journey.usually(['RA', 'DP']);
    expect(journey.path.admissibility).toMatchObject({ admissible: false, missing: ['DOC_MISSING:LIVRET'] });
    await journey.ask('operations', {
      type: 'GrantDerogation',
      code: 'DOC_MISSING:LIVRET',
      reason: 'lost in the post',
    });
    expect(journey.open).toEqual(['deposit', 'grand-oral']);
    expect(journey.path.derogations['DOC_MISSING:LIVRET']).toMatchObject({ grantedBy: 'operations' });
  });

  it('that a person confirms to be shut sends the candidate to the jury without an oral', async () => {
    const journey = await Journey.of('cgco');
    await journey.usually(['EN'], '9');
    await journey.usuallyAllBut();
    await journey.ask('operations', { type: 'ConfirmNonAdmissibility', missing: ['EXAM_BELOW_12'] });
    expect(journey.open).toEqual(['jury']);
    expect(journey.path.proposal).toMatchObject({ decision: 'not_admissible' });
    await journey.ask('jury-president', { ...admitted, decision: 'not_admissible', blocks: [] });
    expect(journey.path.consequences?.resit).toMatchObject({ blocks, withinMonths: 12, toRatify: true });
    expect(journey.path.consequences?.resit?.pieces).toContain('EN');
  });
});

describe('the grand oral', () => {
  it('is watched by the tutor, who does not deliberate; the jury changes a level with a reason (003-24, 003-51)', async () => {
    const journey = await Journey.of('cgco');
    await journey.usuallyAllBut(['ORAL3']);
    const oral = {
      type: 'HoldOral',
      piece: 'ORAL3',
      jurors: ['jury-president', 'tutor'],
      observers: ['tutor'],
    } as const;
    expect(await journey.refused('jury-president', oral)).toMatchObject({ refused: 'ObserverDeliberates' });
    await journey.ask('jury-president', { ...oral, jurors: ['jury-president'] });
    const changes = [{ competency: '2.1', level: 2, reason: 'not shown in the room' }];
    await journey.ask('jury-president', { type: 'ConfirmLevels', piece: 'ORAL3', changes });
    expect(journey.path.levelsByJury).toMatchObject({ '2.1': 2 });
    expect(journey.path.grids['GRILLES']?.levels['2.1']).toBe(4);
  });
});

describe('the five cumulative conditions', () => {
  it('all hold: the title is proposed with its sixty credits, the jury pronounces, every block is attested', async () => {
    const journey = await beforeTheJury();
    expect(journey.open).toEqual(['jury']);
    expect(journey.path.proposal).toMatchObject({ decision: 'admitted', creditsTotal: 60, unknown: [] });
    await journey.ask('jury-president', admitted);
    expect(journey.path).toMatchObject({ status: 'decided', decision: { departs: false, titleAwarded: true } });
    expect(journey.path.consequences).toMatchObject({
      attestations: blocks,
      title: { delivery: 'due', heldBy: [] },
      resit: null,
    });
    expect(journey.open).toEqual([]);
  });

  it('one average of exactly 10 fails its unit and the title, whatever the blocks (003-01, 003-02)', async () => {
    const journey = await Journey.of('cgco');
    await journey.usually(['EN']);
    await journey.usuallyAllBut([...units, 'ORAL3']);
    await journey.usually(['UE3'], '10');
    await journey.usuallyAllBut();
    expect(journey.path.proposal).toMatchObject({
      decision: 'refused',
      reasons: ['UE_AVERAGE:UE3'],
      blocksValidated: blocks,
      credits: { UE3: 0 },
    });
    expect(await journey.refused('jury-president', admitted)).toMatchObject({ refused: 'ReasonNeeded' });
    await journey.ask('jury-president', { ...admitted, decision: 'refused' });
    expect(journey.path.consequences).toMatchObject({ attestations: blocks, title: { delivery: 'none' } });
    expect(journey.path.consequences?.resit?.pieces).toEqual(['UE3']);
  });

  it('an anomaly on an activity report withholds ten credits: the title is pronounced, its delivery waits (003-03)', async () => {
    const journey = await Journey.of('cgco');
    await journey.usuallyAllBut(['ORAL3']);
    const jurors = ['jury-president'];
    await journey.ask('jury-president', { type: 'HoldOral', piece: 'ORAL3', jurors, observers: [] });
    await journey.ask('jury-president', { type: 'ReportAnomaly', work: 'RA2', reason: 'odd dates' });
    const rubric = journey.path.stages['grand-oral']!.pieces.flatMap((piece) =>
      piece.kind === 'oral' ? piece.rubric : [],
    );
    const items = Object.fromEntries(rubric.map(({ item, max }) => [item, max]));
    await journey.ask('jury-president', { type: 'MarkRubric', piece: 'ORAL3', items });
    await journey.ask('jury-president', { type: 'ConfirmLevels', piece: 'ORAL3', changes: [] });
    await journey.ask('jury-president', { type: 'SignRubric', piece: 'ORAL3' });
    expect(journey.path.proposal).toMatchObject({ decision: 'admitted_with_reserve', creditsTotal: 50 });
    await journey.ask('jury-president', { ...admitted, decision: 'admitted_with_reserve' });
    expect(journey.path.consequences?.title).toEqual({ delivery: 'held', heldBy: ['UE7_CREDITS_WITHHELD'] });
    const lost = { type: 'SettleAnomaly', work: 'RA2', outcome: 'lost', reason: 'not explained' } as const;
    expect(await journey.refused('operations', lost)).toMatchObject({ refused: 'BothSidesNotHeard' });
    for (const party of ['candidate', 'school'] as const) {
      await journey.ask('operations', { type: 'HearParty', work: 'RA2', party, statement: 'heard' });
    }
    await journey.ask('operations', { ...lost, outcome: 'restored', reason: 'explained' });
    expect(journey.path.consequences?.title).toEqual({ delivery: 'due', heldBy: [] });
  });
});
