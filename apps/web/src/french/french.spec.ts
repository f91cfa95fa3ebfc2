import { distance, dueInstant, instantInFull, zoneNote } from './instants.js';
import { counted, markOutOf } from './numbers.js';

describe('what is read in French', () => {
  it('has a comma in its marks', () => {
    expect(markOutOf('12.5', '20')).toBe('12,5/20');
  });

  it.each([
    [0, '0 pièce'],
    [1, '1 pièce'],
    [2, '2 pièces'],
  ])('counts %s as the language does', (count, words) => {
    expect(counted(count, 'pièce', 'pièces').replace('\u00a0', ' ')).toBe(words);
  });

  it('gives instants in the zone of the record, on both sides of the clock change', () => {
    expect(instantInFull('2026-10-24T22:30:00.000Z')).toBe('25 octobre 2026 à 00:30');
    expect(instantInFull('2026-10-25T22:30:00.000Z')).toBe('25 octobre 2026 à 23:30');
    expect(dueInstant('2026-11-19T22:59:59.000Z', 'Indian/Reunion')).toBe('vendredi 20 novembre 2026 à 02:59');
  });

  it('names the zone only where it is not that of Paris', () => {
    expect(zoneNote('Europe/Paris', '2026-11-19T22:59:59.000Z')).toBeNull();
    expect(zoneNote('Indian/Reunion', '2026-11-19T22:59:59.000Z')).toMatch(/Réunion/);
  });

  it.each([
    ['2026-11-24T12:00:00.000Z', 'dans 3 jours'],
    ['2026-11-19T12:00:00.000Z', 'avant-hier'],
    ['2026-11-21T15:00:00.000Z', 'dans 3 heures'],
  ])('says how far %s is', (instant, words) => {
    expect(distance(instant, Date.parse('2026-11-21T12:00:00.000Z'))).toBe(words);
  });
});
