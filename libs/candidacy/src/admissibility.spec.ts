import { currentAdmissibility } from './admissibility.js';
import { Story, when } from './deliberation.fixture.js';
import { operations, ourProcess } from './stories.fixture.js';

const missing = ['DOC:X', 'EXAM'];
const establish = (codes: readonly string[]) =>
  ({ type: 'EstablishAdmissibility', admissible: codes.length === 0, missing: codes }) as const;
const derogate = (code: string) =>
  ({ type: 'GrantDerogation', code, reason: 'lost by the school', derogable: ['DOC:X'] }) as const;
const confirm = (codes: readonly string[]) => ({ type: 'ConfirmNonAdmissibility', missing: codes }) as const;

const shut = new Story().ask(establish(missing), ourProcess);

describe('the admissibility of a candidate', () => {
  it('is established once for the same facts', () => {
    shut.refuses(establish(missing), { refused: 'Stale', step: 'establish admissibility' }, ourProcess);
  });

  it('no longer stands once a derogation has been granted', () => {
    const granted = shut.ask(derogate('DOC:X'));
    expect(currentAdmissibility(granted.path)).toBeNull();
    expect(granted.path.derogations['DOC:X']).toMatchObject({ grantedBy: operations.id, grantedAt: when });
  });

  it('is waived for nothing else than what the scheme lets be waived, and once', () => {
    shut.refuses(derogate('EXAM'), { refused: 'NotDerogable', code: 'EXAM', derogable: ['DOC:X'] });
    const granted = shut.ask(derogate('DOC:X'));
    granted.refuses(derogate('DOC:X'), { refused: 'DerogationAlreadyGranted', code: 'DOC:X' });
  });
});

describe('that a candidate is not admissible', () => {
  it('is confirmed by a person who has the list before them', () => {
    shut.refuses(confirm(['DOC:X']), { refused: 'MissingListMoved', missing });
    expect(shut.ask(confirm(['EXAM', 'DOC:X'])).path.admissibility).toMatchObject({ confirmed: true });
  });

  it('is never confirmed by the process', () => {
    shut.refuses(
      confirm(missing),
      { refused: 'NotYourAct', act: 'ConfirmNonAdmissibility', role: 'process' },
      ourProcess,
    );
  });

  it('cannot be confirmed before it was established, nor of somebody who is, nor twice', () => {
    new Story().refuses(confirm(missing), { refused: 'AdmissibilityNotEstablished' });
    new Story().ask(establish([]), ourProcess).refuses(confirm([]), { refused: 'CandidateAdmissible' });
    shut.ask(confirm(missing)).refuses(confirm(missing), { refused: 'AlreadyConfirmed', missing });
  });

  it('stays confirmed while the same is missing, and is a question again when less is', () => {
    const confirmed = shut.ask(confirm(missing)).ask(derogate('DOC:X'));
    expect(confirmed.ask(establish(missing), ourProcess).path.admissibility).toMatchObject({ confirmed: true });
    expect(confirmed.ask(establish(['EXAM']), ourProcess).path.admissibility).toMatchObject({ confirmed: false });
  });
});
