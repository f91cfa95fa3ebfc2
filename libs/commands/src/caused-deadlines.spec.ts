import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hangsOnFact, loadCalendars } from '@parchemin/calendars';
import { loadCertifications } from '@parchemin/schemes';

/** One stored example of every fact that a path can hold. */
const examples = join(__dirname, '../../candidacy/fixtures/events');
const produced = new Set(readdirSync(examples).map((name) => name.split('.')[0] ?? name));
const caused = loadCalendars('seeds')
  .all()
  .flatMap(({ deadlines }) => deadlines.filter(hangsOnFact));

describe('a deadline that follows a fact', () => {
  it('follows one that a path brings forth, or says which part of the product is to bring it', () => {
    const silent = caused.filter(({ due, awaits }) => produced.has(due.after) === (awaits !== null));
    expect(silent.map(({ deadline, due }) => `${deadline} after ${due.after}`)).toEqual([]);
  });

  it('that begins today is cleared by facts that a path brings forth', () => {
    const begun = caused.filter(({ awaits }) => awaits === null);
    const never = begun.flatMap(({ clearedBy }) => clearedBy).filter((fact) => !produced.has(fact));
    expect(never).toEqual([]);
  });

  it.each(loadCertifications('seeds').map((certification) => [certification.id, certification] as const))(
    'gives a resit of %s the delay that the certification says, and no other',
    (id, { resit }) => {
      const calendar = loadCalendars('seeds')
        .all()
        .find(({ scheme }) => scheme === id);
      const window = calendar?.deadlines.find(({ deadline }) => deadline === 'resit-window');
      expect(window?.due).toMatchObject({ offsetMonths: resit?.months });
    },
  );
});
