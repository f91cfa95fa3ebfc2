import { juror, Story } from './deliberation.fixture.js';

const report = { type: 'ReportAnomaly', work: 'RA1', reason: 'the dates do not agree' } as const;
const hear = (party: 'candidate' | 'school') =>
  ({ type: 'HearParty', work: 'RA1', party, statement: 'heard on the first' }) as const;
const settle = (outcome: 'restored' | 'lost') =>
  ({ type: 'SettleAnomaly', work: 'RA1', outcome, reason: 'after both were heard' }) as const;

const reported = new Story().ask(report, juror);

describe('an anomaly on a work', () => {
  it('is reported by the jury, once, on a work of this path', () => {
    reported.refuses(report, { refused: 'AnomalyAlreadyReported', work: 'RA1' }, juror);
    reported.refuses({ ...report, work: 'RA9' }, { refused: 'PieceUnknown', piece: 'RA9' }, juror);
    new Story().refuses(report, { refused: 'NotYourAct', act: 'ReportAnomaly', role: 'operations' });
  });

  it('lets the certifier withhold the credits, once', () => {
    const withheld = reported.ask({ type: 'WithholdCredits', work: 'RA1' });
    expect(withheld.path.anomalies['RA1']).toMatchObject({ status: 'withheld' });
    withheld.refuses({ type: 'WithholdCredits', work: 'RA1' }, { refused: 'CreditsAlreadyWithheld', work: 'RA1' });
  });

  it('never costs credits before the candidate and the school were both heard', () => {
    reported.refuses(settle('lost'), { refused: 'BothSidesNotHeard', unheard: ['candidate', 'school'] });
    const half = reported.ask(hear('school'));
    half.refuses(settle('lost'), { refused: 'BothSidesNotHeard', unheard: ['candidate'] });
    expect(half.ask(hear('candidate')).ask(settle('lost')).path.anomalies['RA1']).toMatchObject({ status: 'lost' });
  });

  it('may be cleared up without hearing anybody', () => {
    const restored = reported.ask(settle('restored'));
    expect(restored.path.anomalies['RA1']).toMatchObject({ status: 'restored' });
    restored.refuses(settle('lost'), { refused: 'NoAnomalyPending', work: 'RA1' });
  });

  it('that was cleared up may be reported again, and both sides are to be heard again', () => {
    const again = reported.ask(hear('candidate')).ask(hear('school')).ask(settle('restored')).ask(report, juror);
    again.refuses(settle('lost'), { refused: 'BothSidesNotHeard', unheard: ['candidate', 'school'] });
  });
});
