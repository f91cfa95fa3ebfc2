import { Problem } from '@parchemin/contracts';
import { typeset } from './french.js';
import { problemOf, retryAfterSecondsOf } from './problem.js';
import type { AnyRefusal, RefusalCode } from './refusals.js';
import { wordings } from './wording.js';

const at = '2026-12-01T22:59:59.000Z';
const standing = { mark: '12.5', late: false, recordedBy: 'trainer', recordedAt: at };
/** Whatever any refusal may carry, so that each can be worded here. */
const carried = {
  reference: 'C-1',
  assessment: 'EC1',
  calendar: 'cgco-demo@1',
  cohort: 'autumn',
  differing: ['exam'],
  scheme: 'mdce@1',
  members: 3,
  least: 4,
  most: 6,
  member: 'X-12',
  without: ['X-12'],
  sha256: 'a',
  entry: 1,
  act: 'RecordMark',
  code: 'DOC_MISSING:RA',
  derogable: ['DOC_MISSING:RA'],
  person: 'juror-1',
  item: 'P1.1',
  work: 'RA1',
  unheard: ['candidate'],
  stages: ['deposit'],
  proposed: 'refused',
  presented: ['B1'],
  decision: 'admitted',
  blocks: ['B1'],
  pronouncedAt: at,
  version: 2,
  codes: ['LEVEL:1.1'],
  hold: 'h-1',
  school: 'lyon',
  deadline: 'd-1',
  override: 'o-1',
  criterion: 'MP1.K1',
  value: '101',
  quality: 'juré',
  qualities: ['juré', 'président'],
  taken: ['CC1'],
  block: 'B1',
  level: 6,
  competency: '1.1',
  evaluator: 'trainer',
  min: 0,
  max: 5,
  approval: 'planning',
  to: 'certifier',
  first: 'centre',
  signedOn: '2026-09-08',
  status: 'withdrawn',
  role: 'tutor',
  piece: 'CC1',
  stage: 'pieces',
  closedAt: at,
  mark: '20.5',
  outOf: '20',
  standing,
  missing: ['CC1', 'CC2'],
  step: 'close',
  asked: 1,
  revision: 2,
  retryAfterSeconds: 90,
  faults: [{ fault: 'SchemeUnknown', pointer: '/scheme', what: 'x@1' }],
  errors: [{ pointer: '/mark', code: 'MarkAmbiguous', message: 'Illisible : « x »' }],
};
/** Where the same word means something narrower. */
const own: Partial<Record<RefusalCode, object>> = {
  HoldEndsBeforeItBegins: { from: at },
  NoPassage: { from: 1, to: 2 },
  ExemptionConditionMissing: { missing: ['capacity-kept'] },
  AverageAlreadyEntered: { standing: { average: '9.99' } },
  AccommodationNotAwaited: { status: 'asked' },
  ProfileUnknown: { profile: 'cuisine', profiles: ['marketing'] },
  CriterionValue: { as: 'percentage' },
};
const codes = Object.keys(wordings) as RefusalCode[];

describe('every refusal', () => {
  it.each(codes)('%s has a title and a detail in French, with spaces that do not break', (code) => {
    const problem = problemOf({ ...carried, ...own[code], refused: code } as unknown as AnyRefusal, 'a'.repeat(32));
    expect(Problem.parse(problem)).toEqual(problem);
    expect(problem.type).toBe(`/refus/${code}`);
    for (const text of [problem.title, problem.detail, ...(problem.errors ?? []).map(({ message }) => message)]) {
      expect(text).not.toMatch(/ [:;!?»]|« |undefined|\[object|'/);
    }
    expect(problem.detail).toMatch(/[.]$/);
    expect([400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 429, 431, 500, 503, 507]).toContain(problem.status);
  });

  it('that passes with time says when to come back', () => {
    const passing = codes.filter((code) => [429, 503].includes(wordings[code].status));
    expect(passing).toEqual(expect.arrayContaining(['TooBusy', 'TooManyAttempts', 'EventStoreUnavailable']));
    expect(retryAfterSecondsOf({ refused: 'TooBusy', retryAfterSeconds: 1 })).toBe(1);
  });

  it('shows what stands, and when the stage was closed in the certifier’s time', () => {
    const closed = problemOf({ refused: 'StageClosed', stage: 'pieces', closedAt: at as never }, 'trace');
    expect(closed.detail).toContain('le 1 décembre 2026 à 23:59 (heure de Paris)'.replace('1 d', '1 d'));
    expect(closed.standing).toEqual({ stage: 'pieces', closedAt: at });
  });
});

describe('French typography', () => {
  it.each([
    ['Attention : « oui » ; non !', 'Attention\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f!'],
    ['Pourquoi ?', 'Pourquoi\u202f?'],
  ])('«%s»', (typed, set) => {
    expect(typeset(typed)).toBe(set);
  });
});
