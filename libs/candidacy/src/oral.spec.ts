import type { Actor, Decimal } from '@parchemin/kernel';
import { juror, president, Story, stranger } from './deliberation.fixture.js';
import { isSettled } from './piece.js';
import { ourSchool } from './stories.fixture.js';

const hold = { type: 'HoldOral', piece: 'ORAL', jurors: ['j-1', 'j-2'], observers: ['tutor-1'] } as const;
const rubric = (items: Readonly<Record<string, string>>) =>
  ({ type: 'MarkRubric', piece: 'ORAL', items: items as Readonly<Record<string, Decimal>> }) as const;
const levels = (level: number, competency = '1.1') =>
  ({ type: 'ConfirmLevels', piece: 'ORAL', changes: [{ competency, level, reason: 'shown' }] }) as const;
const sign = { type: 'SignRubric', piece: 'ORAL' } as const;

const held = new Story().ask(hold);
const deliberated = held.ask(rubric({ P1: '0.25', P2: '2' }), president).ask(levels(3), president);

function isOralSettled({ path }: Story): boolean {
  const oral = path.stages['end']!.pieces.find(({ kind }) => kind === 'oral')!;
  return isSettled(oral, path);
}

describe('an oral', () => {
  it('is held once, before a jury in which no observer sits', () => {
    held.refuses(hold, { refused: 'OralAlreadyHeld', piece: 'ORAL' });
    const both = { ...hold, observers: ['j-2'] };
    new Story().refuses(both, { refused: 'ObserverDeliberates', person: 'j-2' });
  });

  it('lets the tutor be present, not deliberate', () => {
    const tutor: Actor = { id: 'tutor-1', role: 'tutor', school: ourSchool };
    held.refuses(sign, { refused: 'NotYourAct', act: 'SignRubric', role: 'tutor' }, tutor);
  });

  it('is deliberated by its own jury alone, and after it was held', () => {
    held.refuses(rubric({ P1: '0' }), { refused: 'NotOnTheJury', piece: 'ORAL' }, stranger);
    new Story().refuses(rubric({ P1: '0' }), { refused: 'OralNotHeld', piece: 'ORAL' }, juror);
  });

  it('is settled by the signature of each juror', () => {
    const signed = deliberated.ask(sign, president);
    expect(isOralSettled(signed)).toBe(false);
    expect(isOralSettled(signed.ask(sign, juror))).toBe(true);
    signed.refuses(sign, { refused: 'RubricAlreadySigned', piece: 'ORAL', signedBy: ['j-1'] }, president);
  });

  it('is settled by an unjustified absence, and then not held any more', () => {
    const absence = { type: 'RecordAbsence', piece: 'ORAL', justified: false, reason: null } as const;
    const absent = new Story().ask(absence);
    expect(isOralSettled(absent)).toBe(true);
    absent.refuses(hold, { refused: 'AbsenceStands', piece: 'ORAL' });
    held.refuses(absence, { refused: 'OralAlreadyHeld', piece: 'ORAL' });
  });
});

describe('the rubric of an oral', () => {
  it.each([
    ['P1', '0.51', '0.5'],
    ['P2', '2.01', '2'],
    ['P2', '-0.01', '2'],
  ])('takes for %s no %s: each item has its own maximum, %s', (item, points, outOf) => {
    const refused = {
      refused: 'MarkOutOfRange',
      piece: item,
      mark: points as Decimal,
      outOf: outOf as Decimal,
    } as const;
    held.refuses(rubric({ [item]: points }), refused, juror);
  });

  it('knows its own items alone', () => {
    held.refuses(rubric({ P9: '1' }), { refused: 'RubricItemUnknown', piece: 'ORAL', item: 'P9' }, juror);
  });

  it('keeps what it has for the items that are not named', () => {
    const marked = held.ask(rubric({ P1: '0.25' }), juror).ask(rubric({ P2: '1.5' }), president);
    expect(marked.path.orals['ORAL']?.rubric).toEqual({ P1: '0.25', P2: '1.5' });
  });

  it('is signed when every item is marked and the levels are confirmed', () => {
    const half = held.ask(rubric({ P1: '0.25' }), juror);
    half.refuses(sign, { refused: 'RubricIncomplete', piece: 'ORAL', missing: ['P2'] }, juror);
    const whole = half.ask(rubric({ P2: '1' }), juror);
    whole.refuses(sign, { refused: 'LevelsNotConfirmed', piece: 'ORAL' }, juror);
  });

  it('does not change under a signature, nor do the levels', () => {
    const signed = deliberated.ask(sign, president);
    const refused = { refused: 'RubricAlreadySigned', piece: 'ORAL', signedBy: ['j-1'] } as const;
    signed.refuses(rubric({ P1: '0' }), refused, juror);
    signed.refuses(levels(1), refused, juror);
  });
});

describe('a level', () => {
  it('is confirmed, or changed by the jury with its reason', () => {
    expect(deliberated.path.levelsByJury).toEqual({ '1.1': 3 });
    const untouched = held.ask({ type: 'ConfirmLevels', piece: 'ORAL', changes: [] }, juror);
    expect(untouched.path.orals['ORAL']).toMatchObject({ levelsConfirmed: true });
    expect(untouched.path.levelsByJury).toEqual({});
  });

  it('stays on the scale of its grid', () => {
    const scale = { min: 0, max: 5 };
    held.refuses(levels(6), { refused: 'LevelOutOfRange', competency: '1.1', level: 6, ...scale }, juror);
    held.refuses(levels(3, '9.9'), { refused: 'CompetencyUnknown', competency: '9.9' }, juror);
  });
});
