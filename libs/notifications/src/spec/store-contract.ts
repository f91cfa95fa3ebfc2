import type { Instant } from '@parchemin/kernel';
import { placeOf } from '../hours.js';
import { composeMail, type Bundle, type Line, type Mail } from '../mail.js';
import type { Notification } from '../notification.js';
import { noChange, type Admission, type OutboxStore } from '../outbox-store.js';
import { hours } from './told-facts.js';

const at = (minute: number): Instant => new Date(Date.UTC(2026, 11, 8, 10, minute)).toISOString() as Instant;
const later = () => at(50);
const place = placeOf(hours, null);
const prompt: Bundle = { recipient: 'ops-1', urgency: 'prompt', address: 'ops@example.org', place };

/** What the outbox may rely on, whoever keeps its rows. */
export function holdToContract(open: () => Promise<OutboxStore>): void {
  let store: OutboxStore;
  beforeEach(async () => {
    store = await open();
    await store.begin(at(0), 'local');
  });

  it('begins once, and goes on from where it was', async () => {
    expect(await store.begin(at(9), 'smtp')).toEqual({ position: null, begunAt: at(0) });
    await admit({ to: 7n });
    expect(await store.begin(at(9), 'smtp')).toEqual({ position: 7n, begunAt: at(0) });
  });

  it('writes nothing at all where the checkpoint is not what it was taken for', async () => {
    expect(await admit({ to: 7n, notifications: [notification('a')] })).toBe('admitted');
    expect(await admit({ to: 8n, notifications: [notification('b')] })).toBe('moved');
    expect(await store.counts()).toMatchObject({ waiting: 1 });
    expect(await store.begin(at(9), 'local')).toMatchObject({ position: 7n });
  });

  it('keeps one row per key, as it was written first', async () => {
    await admit({ to: 7n, notifications: [notification('a')] });
    await admit({ from: 7n, to: 7n, notifications: [notification('a', { dueAt: at(40) }), notification('b')] });
    expect(await store.counts()).toMatchObject({ waiting: 2 });
    expect(await sealed(at(20))).toHaveLength(2);
  });

  it('knows who has something due, the longest waiting first, and nothing of what is shown in the console alone', async () => {
    const notifications = [
      notification('late', { dueAt: at(5) }),
      notification('early', { recipient: 'lead', dueAt: at(2), urgency: 'daily' }),
      notification('shown', { recipient: 'tutor', channel: 'in-app', dueAt: at(1) }),
      notification('future', { recipient: 'trainer', dueAt: at(30) }),
    ];
    await admit({ to: 7n, notifications });
    const due = await store.dueBundles(at(10), 10);
    expect(due.map(({ recipient, urgency }) => `${recipient} ${urgency}`)).toEqual(['lead daily', 'ops-1 prompt']);
    expect(due[1]).toMatchObject(prompt);
    expect(await store.dueBundles(at(10), 1)).toHaveLength(1);
  });

  it('puts everything due into one mail, once', async () => {
    await admit({ to: 7n, notifications: [notification('a'), notification('b', { dueAt: at(30) })] });
    expect(await sealed(at(10))).toEqual(['a']);
    expect(await store.seal(prompt, at(10), letter('again'))).toBe('empty');
    expect(await store.counts()).toMatchObject({ waiting: 2, oldestMailAt: at(10) });
  });

  it('never adds to a mail that is written down', async () => {
    await admit({ to: 7n, notifications: [notification('a')] });
    expect(await store.seal(prompt, at(10), letter('digest'))).toBe('sealed');
    await admit({ from: 7n, to: 8n, notifications: [notification('b')] });
    expect(await store.seal(prompt, at(11), letter('digest'))).toBe('exists');
    await store.postpone(prompt, at(11), at(30));
    expect(await store.dueBundles(at(20), 10)).toEqual([]);
    expect(await store.dueBundles(at(30), 10)).toHaveLength(1);
  });

  it('takes back what is settled and has not left, of that path, from before that fact', async () => {
    const notifications = [
      notification('a', { occasion: 'marks@2/reminder', revision: 3 }),
      notification('b', { occasion: 'marks@21/reminder', revision: 3 }),
      notification('c', { occasion: 'marks@2/overdue', revision: 9 }),
      notification('d', { occasion: 'marks@2/overdue', revision: 3, candidacy: 'another' }),
    ];
    const withdrawn = [{ candidacy: 'one', occasions: 'marks@2/', before: 5, at: at(1) }];
    await admit({ to: 7n, notifications });
    await admit({ from: 7n, to: 8n, withdrawn });
    expect(await sealed(at(20))).toEqual(['b', 'c', 'd']);
  });

  it('gives each attempt to one claimant, and counts it before it is made', async () => {
    await mailed('a');
    const claims = await Promise.all([1, 2, 3].map(() => store.claim(at(11), later)));
    expect(claims.filter(Boolean).map((claim) => claim?.attempt)).toEqual([1]);
    expect(await store.claim(at(49), later)).toBeNull();
    expect(await store.claim(at(50), later)).toMatchObject({ attempt: 2 });
  });

  it('notes a success for good, whatever a rival attempt says afterwards', async () => {
    await mailed('a');
    const first = (await store.claim(at(11), () => at(12)))!;
    const second = (await store.claim(at(12), later))!;
    await store.settle(first, { as: 'sent', at: at(13) });
    await store.settle(second, { as: 'parked', failure: 'EENVELOPE 550' });
    expect(await store.counts()).toMatchObject({ waiting: 0, parkedMails: 0, oldestMailAt: null });
  });

  it('heeds no failure of an attempt that another has overtaken', async () => {
    await mailed('a');
    const first = (await store.claim(at(11), () => at(12)))!;
    await store.claim(at(12), later);
    await store.settle(first, { as: 'parked', failure: 'too late' });
    expect(await store.counts()).toMatchObject({ parkedMails: 0, waiting: 1 });
  });

  it('parks what cannot be sent, and begins anew with it when asked', async () => {
    await mailed('a');
    await store.settle((await store.claim(at(11), later))!, { as: 'parked', failure: 'EENVELOPE 550' });
    expect(await store.counts()).toMatchObject({ parkedMails: 1, waiting: 0 });
    expect(await store.claim(at(59), later)).toBeNull();
    expect(await store.unpark(at(20))).toBe(1);
    expect(await store.claim(at(20), later)).toMatchObject({ attempt: 1, mail: { text: expect.any(String) } });
  });

  it('remembers facts that could not be told until they are', async () => {
    const place = { stream: 'candidacy-1', revision: 4 };
    await admit({ to: 7n, parked: [{ ...place, failure: 'strange' }] });
    await admit({ from: 7n, to: 7n, parked: [{ ...place, failure: 'still strange' }] });
    expect(await store.parkedFacts()).toEqual([place]);
    await admit({ from: 7n, to: 7n, freed: [place] });
    expect(await store.counts()).toMatchObject({ parkedFacts: 0 });
  });

  function admit(change: Partial<Admission>) {
    return store.admit({ ...noChange, from: null, to: null, ...change });
  }

  async function mailed(name: string): Promise<void> {
    await admit({ to: 7n, notifications: [notification(name)] });
    await store.seal(prompt, at(10), letter(name));
  }

  async function sealed(now: Instant): Promise<string[]> {
    const names: string[] = [];
    await store.seal(prompt, now, (lines) => {
      names.push(...lines.map(({ title }) => title));
      return letter(`mail of ${names.join()}`)(lines);
    });
    return names.sort();
  }
}

function letter(key: string): (lines: readonly Line[]) => Mail {
  const settings = { sender: 'Parchemin <no-reply@example.org>', consoleUrl: 'https://parchemin.example.org' };
  return (lines) => composeMail(prompt, key, lines, at(10), settings);
}

function notification(name: string, more: Partial<Notification> = {}): Notification {
  const words = { title: name, sentence: name, advice: name };
  const what = { candidacy: 'one', revision: 3, occasion: name, notice: 'path-blocked', ...words } as const;
  const when = { happenedAt: at(0), dueAt: at(1) };
  return { id: name, key: name, channel: 'mail', ...prompt, ...what, ...when, ...more };
}
