import { currentProposal } from './decision.js';
import { decided, juror, president, pronounce, proposed, proposal, Story } from './deliberation.fixture.js';
import { operations, ourProcess } from './stories.fixture.js';

const anomaly = { type: 'ReportAnomaly', work: 'RA1', reason: 'odd dates' } as const;
const annul = { type: 'AnnulDecision', reason: 'an appeal was upheld' } as const;

describe('a decision', () => {
  it('is pronounced on a proposal', () => {
    new Story().refuses(pronounce(), { refused: 'NothingProposed' }, president);
    expect(decided().last).toMatchObject({
      type: 'DecisionPronounced',
      data: { decision: 'partial', blocks: ['B1'], departs: false, proposal: 2, titleAwarded: false },
    });
    expect(decided().path.status).toBe('decided');
  });

  it('is refused on a proposal that a fact has outdated, until the process proposes again', () => {
    const outdated = proposed().ask(anomaly, juror);
    outdated.refuses(pronounce(), { refused: 'ProposalOutdated' }, president);
    const anew = outdated.ask({ type: 'RecordProposal', proposal }, ourProcess);
    expect(anew.ask(pronounce(), president).last).toMatchObject({ data: { proposal: 4 } });
  });

  it('that departs from the proposal says why', () => {
    const departing = pronounce({ decision: 'refused', blocks: [] });
    proposed().refuses(departing, { refused: 'ReasonNeeded', proposed: 'partial' }, president);
    const reasoned = proposed().ask({ ...departing, reason: 'not defended' }, president);
    expect(reasoned.last).toMatchObject({ data: { departs: true, reason: 'not defended' } });
  });

  it('departs from nothing where no rule proposes anything', () => {
    const free = proposed({ decision: 'for_jury', blocksValidated: [] });
    expect(free.ask(pronounce(), president).last).toMatchObject({ data: { departs: false } });
  });

  it('waits for the stages before it', () => {
    const presented = { blocks: ['B1', 'B2'], wholeTitle: true, awaited: ['oral'] };
    proposed().refuses(pronounce({ presented }), { refused: 'StagesStillAwaited', stages: ['oral'] }, president);
  });

  it.each([
    ['admitted', ['B1']],
    ['partial', []],
    ['block_awarded', ['B1']],
  ] as const)('«%s» with the blocks %j contradicts itself', (decision, blocks) => {
    const presented = ['B1', 'B2'];
    const refused = { refused: 'DecisionIncoherent', decision, blocks, presented } as const;
    proposed().refuses(pronounce({ decision, blocks, reason: 'r' }), refused, president);
  });

  it('speaks of presented blocks alone', () => {
    const presented = ['B1', 'B2'];
    const refused = { refused: 'BlockNotPresented', block: 'B9', presented } as const;
    proposed().refuses(pronounce({ blocks: ['B9'] }), refused, president);
  });

  it('is the jury president’s', () => {
    const refused = { refused: 'NotYourAct', act: 'PronounceDecision', role: 'operations' } as const;
    proposed().refuses(pronounce(), refused, operations);
  });

  it('is never overwritten: it is annulled by a reconvened jury, and a new one is pronounced', () => {
    decided().refuses(pronounce(), { refused: 'ActClosed', act: 'PronounceDecision', status: 'decided' }, president);
    const annulled = decided().ask(annul, president);
    expect(annulled.last).toMatchObject({ type: 'DecisionAnnulled', data: { decision: 3, stage: 'end' } });
    expect(annulled.path).toMatchObject({ status: 'active', decision: null });
    const anew = annulled.ask(pronounce(), president);
    expect(anew.facts.map(({ type }) => type).slice(-3)).toEqual([
      'DecisionPronounced',
      'DecisionAnnulled',
      'DecisionPronounced',
    ]);
  });
});

describe('a proposal', () => {
  it('is recorded once for the same facts, and where the jury is open', () => {
    proposed().refuses({ type: 'RecordProposal', proposal }, { refused: 'Stale', step: 'propose' }, ourProcess);
  });

  it('no longer stands after a fact that it did not see', () => {
    expect(currentProposal(proposed().path)).toMatchObject({ decision: 'partial' });
    expect(currentProposal(proposed().ask(anomaly, juror).path)).toBeNull();
  });
});
