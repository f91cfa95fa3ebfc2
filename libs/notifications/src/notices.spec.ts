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
    expect(mail?.key).toBe('01930000-0000-7000-8000-000000000042/continuous-assessment@2/reminder/>trainer-lyon/mail');
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

describe('a step that was annulled and is taken again', () => {
  it('is told again, and settles nothing of another step whose name begins alike', () => {
    const { event, revision, path } = factAfter(stepTaken('reminder', atNine), atNine);
    const marks = path.deadlines['continuous-assessment']!;
    const ladder = marks.ladder.map((rung) => ({ ...rung, annulled: 1 }));
    const again = { ...path, deadlines: { 'continuous-assessment': { ...marks, ladder } } };
    expect(noticeOf(event, revision, again)?.occasion).toBe('continuous-assessment@2/reminder/1');
    expect(noticeOf(event, revision, path)?.occasion).toBe('continuous-assessment@2/reminder/');
    const annulled = { deadline: 'marks', armedAt: 2, step: 'reminder', annulledAt: atNine } as const;
    const settled = withdrawnBy({ type: 'DeadlineStepAnnulled', data: annulled } as unknown as CandidacyEvent);
    expect(settled).toEqual(['marks@2/reminder/']);
    expect('marks@2/reminder-1-day/'.startsWith(settled[0]!)).toBe(false);
  });
});

describe('what is settled is no longer told', () => {
  const piece = { piece: 'CC1' };
  const work = { work: 'RA1' };
  const accommodation = { accommodation: 'acc-1' };

  it.each([
    ['PathBlocked', { owner: 'operations' }, 'PathRetried', {}],
    ['OverrideProposed', { override: 'o-1' }, 'OverrideConfirmed', { override: 'o-1' }],
    ['CorrectionProposed', piece, 'MarkCorrected', piece],
    ['CorrectionProposed', piece, 'CorrectionDeclined', piece],
    ['FileQueued', piece, 'FileSettled', piece],
    ['WorkSentBack', piece, 'WorkEvaluated', piece],
    ['AccommodationAsked', accommodation, 'AccommodationGranted', accommodation],
    ['AccommodationProposed', accommodation, 'AccommodationRefused', accommodation],
    ['AnomalyReported', work, 'AnomalySettled', work],
    ['CreditsWithheld', work, 'AnomalySettled', work],
    ['DecisionPronounced', {}, 'DecisionAnnulled', {}],
  ])('%s %j is settled by %s %j', (told, data, settling, settled) => {
    const occasion = noticeOf(anEvent(told, data), 7, path)?.occasion ?? '';
    const begins = withdrawnBy(anEvent(settling, settled));
    expect(begins.some((beginning) => occasion.startsWith(beginning))).toBe(true);
    const another = { piece: 'CC10', work: 'RA10', accommodation: 'acc-10', override: 'o-10' };
    const elsewhere = withdrawnBy(anEvent(settling, another));
    const same = Object.keys(settled).length === 0;
    expect(elsewhere.some((beginning) => occasion.startsWith(beginning))).toBe(same);
  });

  it('a deadline that is cleared takes back its steps, those of this arming alone', () => {
    const cleared: CandidacyEvent = { type: 'DeadlineCleared', data: { deadline: 'marks', armedAt: 12 } };
    expect(withdrawnBy(cleared)).toEqual(['marks@12/']);
    expect('marks@123/reminder/'.startsWith('marks@12/')).toBe(false);
  });

  it('a deadline that is armed anew takes back the steps of all its earlier armings', () => {
    expect(withdrawnBy(anEvent('DeadlineArmed', { deadline: 'marks' }))).toEqual(['marks@']);
  });

  it('most facts settle nothing', () => {
    expect(withdrawnBy(stepTaken('reminder', atNine))).toEqual([]);
  });
});

describe('the other facts that are told', () => {
  it.each([
    ['OverrideProposed', 'override-proposed', ['operations']],
    ['CorrectionProposed', 'correction-proposed', ['school-lead', 'operations']],
    ['FileQueued', 'file-queued', ['school-lead']],
    ['WorkSentBack', 'work-sent-back', ['tutor', 'trainer']],
    ['AccommodationAsked', 'confidential-request', ['disability-referent']],
    ['AccommodationProposed', 'confidential-request', ['operations']],
    ['CandidateTransferred', 'candidate-transferred', ['school-lead']],
    ['AnomalyReported', 'anomaly-reported', ['operations']],
    ['CreditsWithheld', 'credits-withheld', ['school-lead']],
    ['DecisionPronounced', 'decision-pronounced', ['school-lead', 'pedagogical-referent']],
    ['DecisionAnnulled', 'decision-annulled', ['school-lead', 'pedagogical-referent']],
    ['AppealLodged', 'appeal-lodged', ['operations']],
    ['AppealAnswered', 'appeal-answered', ['school-lead']],
  ])('%s is «%s», for %j', (type, notice, to) => {
    expect(noticeOf(anEvent(type, {}), 7, path)).toMatchObject({ notice, to });
  });

  it('are not told to the one whose act they are', async () => {
    const proposed = factAfter(anEvent('PathBlocked', { owner: 'operations' }), atNine);
    expect(await told({ ...proposed, by: 'ops-1' })).toEqual([]);
  });

  it('say nothing of somebody’s health', () => {
    const { title, sentence, advice } = words['confidential-request']({
      reference: 'C-1',
      scheme: 'Gestion',
      stage: null,
      due: null,
    });
    expect(`${title} ${sentence} ${advice}`).not.toMatch(/aménagement|handicap|santé|médical/i);
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

const { path } = factAfter(blocked(atNine), atNine);

function anEvent(type: string, data: object): CandidacyEvent {
  return { type, data } as unknown as CandidacyEvent;
}

async function told(fact: Fact, now = atNine): Promise<string[]> {
  const notifications = await notificationsOf(fact, telling(now));
  return notifications.map(({ recipient, channel, notice }) => `${recipient} ${channel} ${notice}`);
}
