import type { Actor, Role } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import { candidacy } from './candidacy.js';
import type { CandidacyCommand, CandidacyEvent } from './candidacy.js';
import { followsNaming } from './file-name.js';
import { armed, at, enrolment, ourProcess, ourSchool } from './stories.fixture.js';

const { given, fold } = specify(candidacy);
const when = at('2026-12-01T10:00:00Z');
const stage = 'continuous-assessment';
const piece = 'REPORT';
const a = (role: Role): Actor => ({ id: role, role, school: ourSchool });
const [candidate, lead, tutor] = [a('candidate'), a('school-lead'), a('tutor')];
const opened: CandidacyEvent = {
  type: 'StageOpened',
  data: {
    stage,
    pieces: [
      {
        kind: 'file',
        piece,
        naming: '{NOM} {Prénom} Rapport {date}.pdf',
        copies: ['centre', 'tutor'],
        copyCheck: false,
      },
    ],
    openedAt: when,
  },
};
const open = [enrolment, opened, armed];
const good = 'DUPONT Marie Rapport 2026-11-30.pdf';
type Asked = readonly [CandidacyCommand, Actor];

const deposit = (name: string | null, sha256 = 'a'): Asked => [
  { type: 'DepositFile', piece, name, sha256, mediaType: 'application/pdf', bytes: 1_000 },
  candidate,
];
const settle = (outcome: 'accepted' | 'rejected'): Asked => [
  { type: 'SettleFile', piece, sha256: 'a', outcome, reason: 'looked at' },
  lead,
];
const transmit = (to: 'centre' | 'tutor' | 'certifier'): Asked => [{ type: 'TransmitCopy', piece, to }, candidate];
const acknowledge: Asked = [{ type: 'AcknowledgeCopy', piece, to: 'tutor' }, tutor];

function asked(facts: readonly CandidacyEvent[], [command, by]: Asked) {
  return given(...facts).when(command, { by, at: when });
}

function done(facts: readonly CandidacyEvent[], ...acts: readonly Asked[]): CandidacyEvent[] {
  return acts.reduce((before, act) => [...before, ...asked(before, act).events()], [...facts]);
}

function closes(facts: readonly CandidacyEvent[]): boolean {
  return (
    given(...facts)
      .when({ type: 'CloseStage', stage }, { by: ourProcess, at: when })
      .events().length > 0
  );
}

describe('a deposited file', () => {
  it('that follows the printed rule is in, and settled once its copies are sent', () => {
    const deposited = done(open, deposit(good));
    expect(deposited.at(-1)).toMatchObject({ type: 'FileDeposited', data: { sha256: 'a', late: false } });
    const sent = done(deposited, transmit('centre'), transmit('tutor'));
    expect([closes(deposited), closes(sent)]).toEqual([false, true]);
  });

  it('whose name does not follow it waits for a person, and is never guessed', () => {
    const queued = done(open, deposit('rapport final.pdf'));
    expect(queued.at(-1)).toMatchObject({ type: 'FileQueued' });
    asked(queued, transmit('centre')).thenRefused({ refused: 'FileNotIn', piece });
    expect(fold(done(queued, settle('accepted')))).toMatchObject({ files: { REPORT: { status: 'accepted' } } });
    expect(fold(done(queued, settle('rejected')))).toMatchObject({ files: { REPORT: { status: 'rejected' } } });
    asked(done(open, deposit(good)), settle('accepted')).thenRefused({ refused: 'NoFileQueued', piece });
  });

  it('whose name is not known waits for a person as well', () => {
    expect(done(open, deposit(null)).at(-1)).toMatchObject({ type: 'FileQueued' });
  });

  it.each([good, 'DUPONT Marie, rapport final.pdf'])('named «%s» leaves no word of that name in the stream', (name) => {
    expect(JSON.stringify(done(open, deposit(name)).at(-1))).not.toMatch(/DUPONT|Marie/);
  });

  it('replaces the one before while the stage is open, and its copies are sent again', () => {
    const again = done(open, deposit(good), transmit('centre'), deposit(good, 'b'));
    expect(fold(again)).toMatchObject({ files: { REPORT: { sha256: 'b', copies: {} } } });
    asked(again, deposit(good, 'b')).thenRefused({ refused: 'FileAlreadyDeposited', piece, sha256: 'b' });
    asked([...again, { type: 'StageClosed', data: { stage, closedAt: when } }], deposit(good, 'c')).thenRefused({
      refused: 'StageClosed',
      stage,
      closedAt: when,
    });
  });

  it('has a receipt for each copy that was sent, once', () => {
    const sent = done(open, deposit(good), transmit('tutor'));
    asked(sent, transmit('tutor')).thenRefused({ refused: 'CopyAlreadySent', piece, to: 'tutor' });
    asked(sent, transmit('certifier')).thenRefused({ refused: 'CopyNotExpected', piece, to: 'certifier' });
    expect(fold(done(sent, acknowledge))).toMatchObject({ files: { REPORT: { copies: { tutor: 'acknowledged' } } } });
    asked(done(sent, acknowledge), acknowledge).thenRefused({ refused: 'NoCopyToAcknowledge', piece, to: 'tutor' });
  });
});

describe('the name of a file', () => {
  const naming = '{NOM} {Prénom} Rapport d’activité {date}.pdf';

  it.each([
    'DUPONT Marie Rapport d’activité 2026-11-30.pdf',
    'LE GOFF Anne-Laure Rapport d’activité 30-11-2026.pdf',
    "D'ÉTANG Éloïse Rapport d’activité 30.11.2026.pdf",
  ])('«%s» follows the rule', (name) => {
    expect(followsNaming(name, naming)).toBe(true);
  });

  it.each([
    'Dupont Marie Rapport d’activité 2026-11-30.pdf',
    'DUPONT MARIE Rapport d’activité 2026-11-30.pdf',
    'DUPONT Marie Rapport 2026-11-30.pdf',
    'DUPONT Marie Rapport d’activité.pdf',
    'DUPONT Marie Rapport d’activité 2026-11-30.docx',
    '../DUPONT Marie Rapport d’activité 2026-11-30.pdf',
  ])('«%s» does not', (name) => {
    expect(followsNaming(name, naming)).toBe(false);
  });

  it('is free where the document prints no rule', () => {
    expect(followsNaming('anything.docx', null)).toBe(true);
  });
});
