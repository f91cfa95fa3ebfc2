import type { Instant } from '@parchemin/kernel';
import fc from 'fast-check';
import { Agenda } from './agenda.js';

const day = (number: number): Instant => `2027-01-${String(number).padStart(2, '0')}T09:00:00.000Z` as Instant;

describe('the agenda of a simulation', () => {
  it('turns to the earliest instant, with everybody who is entered for it', () => {
    const agenda = new Agenda<string>();
    agenda.enter('late', day(9));
    agenda.enter('one', day(2));
    agenda.enter('other', day(2));
    expect(agenda.turn()).toEqual({ at: day(2), items: ['one', 'other'] });
    expect(agenda.turn()).toEqual({ at: day(9), items: ['late'] });
    expect(agenda.turn()).toBeNull();
  });

  it('knows the last entry of each alone, whatever was entered before', () => {
    const entries = fc.array(fc.tuple(fc.nat(5), fc.option(fc.integer({ min: 1, max: 20 }))), { maxLength: 60 });
    fc.assert(
      fc.property(entries, (entered) => {
        const agenda = new Agenda<number>();
        const last = new Map<number, number | null>();
        for (const [item, at] of entered) {
          agenda.enter(item, at === null ? null : day(at));
          last.set(item, at);
        }
        const told: [number, Instant][] = [];
        for (let page = agenda.turn(); page; page = agenda.turn()) {
          for (const item of page.items) told.push([item, page.at]);
        }
        const expected = [...last].flatMap(([item, at]): [number, Instant][] => (at === null ? [] : [[item, day(at)]]));
        expect(told.map(([, at]) => at)).toEqual(told.map(([, at]) => at).sort());
        expect(new Map(told)).toEqual(new Map(expected));
        expect(told).toHaveLength(expected.length);
      }),
    );
  });
});
