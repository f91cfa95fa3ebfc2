import { compileDeliberation } from '@parchemin/schemes';
import { certifications, WholePath } from '../testing/whole-path.js';
import { dossierOf } from './dossier.js';

const training = ['continuous-assessment', 'competence-works', 'project'] as const;
const documents = ['RA', 'DP', 'LIVRET'].map((piece) => `DOC_MISSING:${piece}`);
const pronounced = (decision: 'admitted' | 'admitted_with_reserve' | 'not_admissible', blocks: readonly string[]) =>
  ({ type: 'PronounceDecision', decision, blocks, reason: null }) as const;
const allBlocks = ['B1', 'B2', 'B3', 'B4'];

/** Everything is done but the deposit, of which nothing came in. */
async function beforeTheGate(exam = '14'): Promise<WholePath> {
  const path = await WholePath.enrolled('cgco');
  await path.completeAll(training);
  await path.complete('national-exam', exam);
  await path.completeAll(['averages', 'competency-grids']);
  await path.open('deposit');
  await path.ask('operations', { type: 'EstablishAdmissibility' });
  return path;
}

/** The missing documents were waived by name, the oral was held, and the jury is to decide. */
async function beforeTheJury(): Promise<WholePath> {
  const path = await beforeTheGate();
  for (const code of documents) await path.ask('operations', { type: 'GrantDerogation', code, reason: 'lost' });
  await path.ask('process', { type: 'EstablishAdmissibility' });
  await path.complete('grand-oral');
  await path.open('jury');
  return path;
}

describe('a whole path on the rules of the full certification', () => {
  it('is not admissible while documents are missing, and the candidate is given a delay', async () => {
    const path = await beforeTheGate();
    const { admissibility, deadlines } = await path.state();
    expect(admissibility).toMatchObject({ admissible: false, missing: documents });
    expect(deadlines['missing-documents']).toMatchObject({ status: 'armed', stage: 'admissibility' });
  });

  it('opens the gate by derogations, names them in the dossier, and is proposed for admission', async () => {
    const path = await beforeTheJury();
    const [proposed] = await path.ask('process', { type: 'RecordProposal' });
    expect(proposed).toMatchObject({
      type: 'DecisionProposed',
      data: { decision: 'admitted', titleAwarded: true, creditsTotal: 60, unknown: [], scheme: 'cgco@1' },
    });
    const state = await path.state();
    expect(
      dossierOf(
        state,
        certifications.find(({ id }) => id === 'cgco')!,
      ),
    ).toMatchObject({
      ue: { '1': '14' },
      exam: '14',
      works: { RA1: { level: 3, validated: true } },
      documents: { RA: false, GRILLES: true },
      derogations: documents.map((code) => ({ code, by: 'operations', reason: 'lost' })),
    });
  });

  it('ends with a decision whose consequences come from the facts', async () => {
    const path = await beforeTheJury();
    await path.ask('process', { type: 'RecordProposal' });
    const facts = await path.ask('jury-president', pronounced('admitted', allBlocks));
    expect(facts[0]).toMatchObject({ type: 'DecisionPronounced', data: { departs: false, titleAwarded: true } });
    const [established] = await path.ask('process', { type: 'EstablishConsequences' });
    expect(established).toMatchObject({
      data: { attestations: allBlocks, title: { delivery: 'due', heldBy: [] }, resit: null },
    });
  });

  it('holds the delivery of a title while an anomaly is not settled, and lifts it once both sides were heard', async () => {
    const path = await beforeTheJury();
    await path.ask('jury-president', { type: 'ReportAnomaly', work: 'RA2', reason: 'odd dates' });
    await path.ask('process', { type: 'RecordProposal' });
    await path.ask('jury-president', pronounced('admitted_with_reserve', allBlocks));
    const [held] = await path.ask('process', { type: 'EstablishConsequences' });
    expect(held).toMatchObject({ data: { title: { delivery: 'held', heldBy: ['UE7_CREDITS_WITHHELD'] } } });
    for (const party of ['candidate', 'school'] as const) {
      await path.ask('operations', { type: 'HearParty', work: 'RA2', party, statement: 'heard' });
    }
    const settling = { type: 'SettleAnomaly', work: 'RA2', outcome: 'lost', reason: 'not explained' } as const;
    expect((await path.ask('operations', settling)).map(({ type }) => type)).toEqual([
      'AnomalySettled',
      'DeadlineCleared',
    ]);
    const [lifted] = await path.ask('process', { type: 'EstablishConsequences' });
    expect(lifted).toMatchObject({ data: { title: { delivery: 'due' } } });
  });

  it('sends the candidate whose exam is below the bar to the jury without an oral, and lets them sit the exam again', async () => {
    const path = await beforeTheGate('9');
    const derogation = { type: 'GrantDerogation', code: 'EXAM_BELOW_12', reason: 'r' } as const;
    expect(await path.try('operations', derogation)).toMatchObject({ refused: 'NotDerogable', derogable: documents });
    const missing = ['EXAM_BELOW_12', ...documents];
    await path.ask('operations', { type: 'ConfirmNonAdmissibility', missing });
    await path.open('jury');
    await path.ask('process', { type: 'RecordProposal' });
    const facts = await path.ask('jury-president', pronounced('not_admissible', []));
    expect(facts.map(({ type }) => type)).toEqual(['DecisionPronounced', 'DeadlineCleared']);
    await path.ask('process', { type: 'EstablishConsequences' });
    const { consequences, deadlines } = await path.state();
    expect(consequences?.resit).toMatchObject({ withinMonths: 12, toRatify: true, blocks: allBlocks });
    expect(consequences?.resit?.pieces).toEqual(expect.arrayContaining(['EN', 'RA', 'DP', 'LIVRET']));
    expect(deadlines['deposit']).toMatchObject({ status: 'cleared' });
    await path.ask('process', { type: 'CloseStage', stage: 'jury' });
    const { calendar } = (await path.state()).enrolment;
    await path.ask('operations', { type: 'PresentAgain', cohort: '2028', calendar });
    const again = await path.state();
    expect(again).toMatchObject({ status: 'active', presentation: 2, decision: null });
    expect(Object.keys(again.stages).sort()).toEqual(['averages', 'competency-grids', ...training].sort());
    expect(Object.keys(again.marks)).not.toContain('EN');
  });

  it('refuses a decision while the stage before the jury goes on', async () => {
    const path = await beforeTheGate();
    await path.open('jury');
    await path.ask('process', { type: 'RecordProposal' });
    const answer = await path.try('jury-president', pronounced('admitted', allBlocks));
    expect(answer).toEqual({ refused: 'StagesStillAwaited', stages: ['grand-oral'] });
  });
});

describe('an appeal', () => {
  it('counts its delays from the day it came in, clears them as it goes, and is answered with the replay', async () => {
    const path = await beforeTheJury();
    await path.ask('process', { type: 'RecordProposal' });
    await path.ask('jury-president', pronounced('admitted', allBlocks));
    const { decision } = await path.state();
    const receivedAt = decision!.pronouncedAt;
    const lodged = await path.ask('operations', { type: 'LodgeAppeal', grounds: 'g', receivedAt });
    expect(lodged.map(({ type }) => type)).toEqual(['AppealLodged', 'DeadlineArmed', 'DeadlineArmed']);
    expect(lodged[1]).toMatchObject({ data: { deadline: 'appeal-acknowledged' } });
    expect(JSON.stringify(lodged[1])).toContain(`AppealLodged ${receivedAt}`);
    const acknowledged = await path.ask('operations', { type: 'AcknowledgeAppeal' });
    expect(acknowledged.map(({ type }) => type)).toEqual(['AppealAcknowledged', 'DeadlineCleared']);
    await path.ask('operations', { type: 'InstructAppeal', findings: 'f' });
    const [answered] = await path.ask('operations', { type: 'AnswerAppeal', outcome: 'rejected', answer: 'a' });
    const replay = { sameFacts: true, sameVerdict: true };
    expect(answered).toMatchObject({ data: { replay: { ...replay, contested: replay } } });
  });

  it('is answered on the facts of the contested decision, beside those of the day', async () => {
    const path = await beforeTheJury();
    await path.ask('jury-president', { type: 'ReportAnomaly', work: 'RA2', reason: 'odd dates' });
    const [proposed] = await path.ask('process', { type: 'RecordProposal' });
    await path.ask('jury-president', pronounced('admitted_with_reserve', allBlocks));
    for (const party of ['candidate', 'school'] as const) {
      await path.ask('operations', { type: 'HearParty', work: 'RA2', party, statement: 'heard' });
    }
    await path.ask('operations', { type: 'LodgeAppeal', grounds: 'g', receivedAt: null });
    await path.ask('operations', { type: 'SettleAnomaly', work: 'RA2', outcome: 'restored', reason: 'explained' });
    await path.ask('operations', { type: 'AcknowledgeAppeal' });
    await path.ask('operations', { type: 'InstructAppeal', findings: 'f' });
    // The jury sits again meanwhile: its decision stands no longer, and is contested all the same.
    await path.ask('jury-president', { type: 'AnnulDecision', reason: 'r' });
    await path.ask('process', { type: 'RecordProposal' });
    const [answered] = await path.ask('operations', { type: 'AnswerAppeal', outcome: 'upheld', answer: 'a' });
    const { dossier, verdict } = proposed!.data as { dossier: string; verdict: string };
    const { replay } = answered!.data as { replay: { dossier: string; contested: object } };
    expect(replay.contested).toMatchObject({ dossier, verdict, sameFacts: true, sameVerdict: true });
    expect(replay.dossier).not.toBe(dossier);
  });
});

describe('deadlines that hang on a fact', () => {
  it('are armed with it, even with the enrolment, and cleared by the fact they wait for', async () => {
    const path = await WholePath.enrolled('cgco');
    expect((await path.state()).deadlines['rules-acknowledged']).toMatchObject({ status: 'armed', armedAt: 1 });
    await path.ask('candidate', { type: 'AcknowledgeRules', place: 'Lyon', signedOn: '2027-03-01', commitment: true });
    expect((await path.state()).deadlines['rules-acknowledged']).toMatchObject({ status: 'cleared' });
  });

  it('are apart for each piece they are about', async () => {
    const path = await WholePath.enrolled('cgco');
    await path.open('continuous-assessment');
    for (const piece of ['CC1', 'CC2']) {
      await path.ask('trainer', { type: 'RecordAbsence', piece, justified: false, reason: null });
    }
    await path.ask('school-lead', { type: 'JustifyAbsence', piece: 'CC1', reason: 'ill' });
    const { deadlines } = await path.state();
    expect(deadlines['absence-reason.CC1']).toMatchObject({ status: 'cleared', about: 'CC1' });
    expect(deadlines['absence-reason.CC2']).toMatchObject({ status: 'armed', about: 'CC2' });
  });
});

describe('the dossier of a path', () => {
  it.each([
    ['cgco', undefined],
    ['mdce', undefined],
    ['diplovis', { optional: ['7A'], sought: [] }],
    ['mdpc', undefined],
    ['rdc', undefined],
  ])('of %s can be deliberated from the day of enrolment', async (id, choice) => {
    const path = await WholePath.enrolled(id, choice);
    const scheme = certifications.find((each) => each.id === id)!;
    const deliberation = compileDeliberation(scheme)(JSON.stringify(dossierOf(await path.state(), scheme)));
    expect(deliberation).not.toHaveProperty('errors');
  });

  it('holds a granted exemption with both of its conditions', async () => {
    const path = await WholePath.enrolled('mdpc');
    await path.open('e1-1');
    const scheme = certifications.find(({ id }) => id === 'mdpc')!;
    const criterion = scheme.assessments[0]!.criteria[0]!.code;
    const advice = { capacityKept: true, outsidePractice: true, reason: 'r' };
    await path.ask('disability-referent', { type: 'AdviseExemption', criterion, ...advice });
    await path.ask('jury-president', { type: 'GrantExemption', criterion, reason: 'r' });
    expect(dossierOf(await path.state(), scheme)['exemptions']).toEqual({
      [criterion]: { opinion: true, capacity_kept: true, outside_practice: true, granted: true },
    });
  });
});

describe('a certification without printed rules', () => {
  it('shows every criterion and competency to the jury, which pronounces blocks and title', async () => {
    const path = await WholePath.enrolled('mdpc');
    const stages = await path.stages();
    await path.completeAll(stages.filter((stage) => stage !== 'jury'));
    await path.open('jury');
    const [proposed] = await path.ask('process', { type: 'RecordProposal' });
    expect(proposed).toMatchObject({ data: { decision: 'for_jury', unknown: [], titleAwarded: false } });
    const scheme = certifications.find(({ id }) => id === 'mdpc')!;
    const again = compileDeliberation(scheme)(JSON.stringify(dossierOf(await path.state(), scheme)));
    expect(again).toMatchObject({ verdict: { measures: (proposed!.data as { measures: object }).measures } });
    const blocks = scheme.blocks.map(({ code }) => code);
    const [decided] = await path.ask('jury-president', pronounced('admitted', blocks));
    expect(decided).toMatchObject({ data: { titleAwarded: true, departs: false } });
  });

  it('gives to whoever seeks one block that block alone, never the title', async () => {
    const path = await WholePath.enrolled('rdc', { optional: [], sought: ['A4'] });
    const stages = await path.stages();
    await path.completeAll(stages.filter((stage) => stage !== 'jury'));
    await path.open('jury');
    await path.ask('process', { type: 'RecordProposal' });
    const title = await path.try('jury-president', pronounced('admitted', ['A4']));
    expect(title).toMatchObject({ refused: 'DecisionIncoherent', presented: ['A4'] });
    const awarding = { type: 'PronounceDecision', decision: 'block_awarded', blocks: ['A4'], reason: null } as const;
    expect((await path.ask('jury-president', awarding))[0]).toMatchObject({ data: { titleAwarded: false } });
    const [followed] = await path.ask('process', { type: 'EstablishConsequences' });
    expect(followed).toMatchObject({ data: { attestations: ['A4'], title: { delivery: 'none' }, resit: null } });
  });
});
