import type { Instant } from '@parchemin/kernel';
import { placeOf } from './hours.js';
import { composeMail, mailKeyOf, type Bundle, type Line } from './mail.js';
import { hours } from './spec/told-facts.js';

const sealedAt = '2026-12-15T07:00:00.000Z' as Instant;
const settings = { sender: 'Parchemin <no-reply@example.org>', consoleUrl: 'https://parchemin.example.org/' };
const daily: Bundle = {
  recipient: 'trainer-lyon',
  urgency: 'daily',
  address: 'formateur@lyon.invalid',
  place: placeOf(hours, 'lyon'),
};
const prompt: Bundle = { ...daily, urgency: 'prompt' };

describe('a mail', () => {
  it('with one line takes its subject from it, and leads to the record', () => {
    const mail = composeMail(prompt, 'prompt/1', lines(1), sealedAt, settings);
    expect(mail.subject).toBe('Title 0');
    expect(mail.text).toContain('Ouvrir la candidature\u00a0: https://parchemin.example.org/candidatures/c-0\n');
    expect(mail.html).toContain('<a href="https://parchemin.example.org/candidatures/c-0">Ouvrir la candidature</a>');
  });

  it('with several lines says how many, and of which day', () => {
    expect(subjectOf(daily, 3)).toBe('Vos 3 notifications du mardi 15 décembre 2026');
    expect(subjectOf(prompt, 2)).toBe('2 alertes demandent votre attention');
  });

  it('stays short however much there is to say', () => {
    const { text } = composeMail(daily, 'digest', lines(240), sealedAt, settings);
    expect(text.match(/Sentence/g)).toHaveLength(100);
    expect(text).toContain('Et 140 de plus, à lire dans la console.');
  });

  it('shows what looks like markup as it was written', () => {
    const [line] = lines(1) as [Line];
    const mail = composeMail(prompt, 'prompt/1', [{ ...line, sentence: '<img src="x"> & co' }], sealedAt, settings);
    expect(mail.html).toContain('&lt;img src=&quot;x&quot;&gt; &amp; co');
    expect(mail.text).toContain('<img src="x"> & co');
  });

  it('has a message id that its key alone decides, under the domain of its sender', () => {
    const ids = [lines(1), lines(2)].map((some) => composeMail(prompt, 'k', some, sealedAt, settings).messageId);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
    expect(composeMail(prompt, 'other', lines(1), sealedAt, settings).messageId).not.toBe(ids[0]);
  });
});

describe('the key of a mail', () => {
  it('is the day, for a digest: there is one a day for each person', () => {
    expect(mailKeyOf(daily, lines(3), '2026-12-15')).toBe('digest/trainer-lyon/2026-12-15');
  });

  it('is its first notification, for what is prompt', () => {
    expect(mailKeyOf(prompt, lines(2), '2026-12-15')).toBe('prompt/id-0');
  });
});

function subjectOf(bundle: Bundle, count: number): string {
  return composeMail(bundle, 'k', lines(count), sealedAt, settings).subject;
}

function lines(count: number): Line[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `id-${index}`,
    candidacy: `c-${index}`,
    title: `Title ${index}`,
    sentence: `Sentence ${index}`,
    advice: 'Advice.',
    happenedAt: sealedAt,
  }));
}
