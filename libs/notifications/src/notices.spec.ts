import type { CandidacyEvent } from '@parchemin/candidacy';
import { notificationsOf, type Fact } from './notification.js';
import { isTold, noticeOf, withdrawnBy } from './notices.js';
import { words } from './notices.messages.fr.js';
import { blocked, factAfter, stepTaken, telling } from './spec/told-facts.js';

const atNine = '2026-12-08T08:00:00.000Z';

describe('whom a fact is told', () => {
  it('a reminder is told to the trainers of the school, by mail where they have an address', async () => {
    expect(await told(factAfter(stepTaken('reminder', atNine), atNine))).toEqual([
      'trainer-lyon in-app deadline-reminder',
      'trainer-lyon mail deadline-reminder',
      'trainer-lyon-2 in-app deadline-reminder',
    ]);
  });

  it('a step that escalates is told to the one it escalates to', async () => {
    expect(await told(factAfter(stepTaken('overdue', atNine), atNine))).toEqual([
      'lead-lyon in-app deadline-escalation',
      'lead-lyon mail deadline-escalation',
    ]);
  });

  it('a blocked path is told to its owner, who belongs to no school', async () => {
    expect(await told(factAfter(blocked(atNine), atNine))).toEqual([
      'ops-1 in-app path-blocked',
      'ops-1 mail path-blocked',
    ]);
  });

  it('a reminder that was skipped is told to nobody', async () => {
    const { takenAt, ...data } = (
      stepTaken('reminder', atNine) as Extract<CandidacyEvent, { type: 'DeadlineStepTaken' }>
    ).data;
    const skipped: CandidacyEvent = { type: 'DeadlineStepSkipped', data: { ...data, skippedAt: takenAt } };
    expect(isTold(skipped.type)).toBe(false);
    expect(await told(factAfter(skipped, atNine))).toEqual([]);
  });

  it('candidates are known by assignment alone, so that none is told of another', async () => {
    const step = stepTaken('overdue', atNine) as Extract<CandidacyEvent, { type: 'DeadlineStepTaken' }>;
    const toCandidate: CandidacyEvent = { ...step, data: { ...step.data, to: 'candidate' } };
    expect(await told(factAfter(toCandidate, atNine))).toEqual([]);
  });

  it('what is met more than seven days late is shown, and no longer sent', async () => {
    const fact = factAfter(stepTaken('overdue', atNine), atNine);
    expect(await told(fact, '2026-12-15T08:00:00.000Z')).toHaveLength(2);
    expect(await told(fact, '2026-12-15T08:00:00.001Z')).toEqual(['lead-lyon in-app deadline-escalation']);
  });
});

describe('the key of a notification', () => {
  it('holds the path, the deadline, its arming, the step, the person and the channel', async () => {
    const [, mail] = await notificationsOf(factAfter(stepTaken('reminder', atNine), atNine), telling(atNine));
    expect(mail?.key).toBe('01930000-0000-7000-8000-000000000042/continuous-assessment@2/reminder>trainer-lyon/mail');
  });

  it('is the same whenever the fact is met', async () => {
    const fact = factAfter(blocked(atNine), atNine);
    const [first, later] = [await notificationsOf(fact, telling(atNine)), await notificationsOf(fact, telling(atNine))];
    expect(later.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  });

  it('tells a path that is blocked twice from one that is blocked once', async () => {
    const retried: CandidacyEvent = { type: 'PathRetried', data: { retriedBy: 'ops-1', retriedAt: atNine as never } };
    const again = factAfter(blocked(atNine), atNine, blocked(atNine), retried);
    const occasions = [factAfter(blocked(atNine), atNine), again].map(
      ({ event, revision, path }) => noticeOf(event, revision, path)?.occasion,
    );
    expect(occasions).toEqual(['PathBlocked@3', 'PathBlocked@5']);
  });
});

describe('what is settled is no longer told', () => {
  it('a deadline that is cleared takes back its steps, those of this arming alone', () => {
    const cleared: CandidacyEvent = { type: 'DeadlineCleared', data: { deadline: 'marks', armedAt: 12 } };
    expect(withdrawnBy(cleared)).toBe('marks@12/');
    expect('marks@123/reminder'.startsWith('marks@12/')).toBe(false);
  });

  it('most facts settle nothing', () => {
    expect(withdrawnBy(stepTaken('reminder', atNine))).toBeNull();
  });
});

describe('the words', () => {
  const subject = {
    reference: 'C-0042',
    scheme: 'Gestion',
    stage: 'Contrôle continu',
    due: 'mardi 15 décembre 2026 à 23:59',
  };

  it.each(Object.entries(words))('of %s name the candidacy in the title and in the sentence', (_, wording) => {
    const { title, sentence, advice } = wording(subject);
    expect([title, sentence].every((text) => text.includes('C-0042'))).toBe(true);
    expect(advice.endsWith('.')).toBe(true);
  });

  it('say until when, in the zone of the path', async () => {
    const [notification] = await notificationsOf(factAfter(stepTaken('reminder', atNine), atNine), telling(atNine));
    expect(notification?.sentence.replaceAll('\u00a0', ' ')).toBe(
      'C-0042 (Gestion commerciale) : il reste à compléter « Contrôle continu » avant le mardi 15 décembre 2026 à 23:59.',
    );
  });

  it('carry no reason', async () => {
    const notifications = await notificationsOf(factAfter(blocked(atNine), atNine), telling(atNine));
    expect(JSON.stringify(notifications)).not.toContain('a mark of 3');
  });
});

async function told(fact: Fact, now = atNine): Promise<string[]> {
  const notifications = await notificationsOf(fact, telling(now));
  return notifications.map(({ recipient, channel, notice }) => `${recipient} ${channel} ${notice}`);
}
