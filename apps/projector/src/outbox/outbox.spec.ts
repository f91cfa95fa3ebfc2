import { candidacyNumber } from '@parchemin/testing';
import fc from 'fast-check';
import { MailRefused } from './post.js';
import { Town } from '../spec/town.js';

describe('what an outbox tells', () => {
  it('one mail a day holds every reminder that one person has been given since the day before', async () => {
    const town = new Town();
    for (const which of [1, 2, 3]) await town.step(which, 'reminder');
    await town.run(async () => {
      await town.until(() => town.store.notifications().length === 6);
      await town.looks();
      expect(town.received).toEqual([]);
      town.clock.moveTo('2026-12-09T07:00:00.000Z');
      await town.until(() => town.received.length === 1);
    });
    expect(town.received[0]?.subject).toBe('Vos 3 notifications du mercredi 9 décembre 2026');
    expect(town.received[0]?.address).toBe('formateur@a.invalid');
  });

  it('a reminder that comes after the digest of the day waits for the next one', async () => {
    const town = new Town();
    await town.step(1, 'reminder');
    await town.run(async () => {
      await town.until(() => town.store.notifications().length === 2);
      town.clock.moveTo('2026-12-09T07:00:00.000Z');
      await town.until(() => town.received.length === 1);
      await town.step(2, 'reminder');
      await town.until(() => town.store.notifications().length === 4);
      town.clock.moveTo('2026-12-09T18:00:00.000Z');
      await town.looks();
      expect(town.received).toHaveLength(1);
      town.clock.moveTo('2026-12-10T07:00:00.000Z');
      await town.until(() => town.received.length === 2);
    });
  });

  it('the alerts of a night leave together in the morning', async () => {
    const town = new Town('2026-12-08T22:00:00.000Z');
    for (const which of [1, 2]) await town.step(which, 'overdue');
    await town.run(async () => {
      await town.until(() => town.store.notifications().length === 6);
      await town.looks();
      expect(town.received).toEqual([]);
      town.clock.moveTo('2026-12-09T06:00:00.000Z');
      await town.until(() => town.received.length === 1);
    });
    expect(town.received[0]?.subject).toBe('2 alertes demandent votre attention');
  });

  it('what fell due while nobody was looking does not leave at night', async () => {
    const town = new Town();
    await town.step(1, 'reminder');
    await town.run(() => town.until(() => town.store.notifications().length === 2));
    town.clock.moveTo('2026-12-09T22:00:00.000Z');
    await town.run(() => town.looks());
    expect(town.received).toEqual([]);
    town.clock.moveTo('2026-12-10T06:00:00.000Z');
    await town.run(() => town.until(() => town.received.length === 1));
  });

  it('what is settled before it leaves does not leave', async () => {
    const town = new Town();
    await town.step(1, 'reminder');
    await town.settle(1);
    await town.run(async () => {
      await town.until(() => town.store.notifications().length === 2);
      town.clock.moveTo('2026-12-09T07:00:00.000Z');
      await town.looks();
    });
    expect(town.store.notifications().every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    expect(town.received).toEqual([]);
  });

  it('nothing that happened before it began, however long the log is that it reads', async () => {
    const town = new Town();
    town.clock.moveTo('2026-12-08T07:29:59.000Z');
    await town.step(1, 'overdue');
    town.clock.moveTo('2026-12-08T07:30:00.000Z');
    await town.step(2, 'overdue');
    await town.run(() => town.until(() => town.received.length === 1));
    expect(new Set(town.store.notifications().map(({ candidacy }) => candidacy))).toEqual(
      new Set([candidacyNumber(2)]),
    );
  });
});

describe('an outbox in trouble', () => {
  it('tries a mail again more and more rarely, then parks it and says so, until somebody asks for it to be tried', async () => {
    const town = new Town();
    town.failure = new Error('ETIMEDOUT');
    await town.step(1, 'overdue');
    await town.run(async (outbox) => {
      await town.until(() => town.store.mails().length === 1);
      while (town.store.mails()[0]?.state === 'waiting') {
        town.clock.advance(30);
        await town.looks();
      }
      await town.until(() => outbox.fault() === 'parked mails: 1');
      expect(town.tried).toBe(8);
      town.failure = null;
      expect(await town.store.unpark(town.clock.now())).toBe(1);
      await town.until(() => town.received.length === 1);
      await town.until(() => outbox.fault() === null);
    });
  });

  it('parks at once what the server will never take, and the others leave', async () => {
    const town = new Town();
    town.failure = new MailRefused('EENVELOPE 550');
    await town.step(1, 'overdue');
    await town.run(async () => {
      await town.until(() => town.store.mails()[0]?.state === 'parked');
      town.failure = null;
      await town.step(2, 'overdue');
      await town.until(() => town.received.length === 1);
    });
    expect(town.tried).toBe(2);
  });

  it('holds the absence of the mail server against no mail', async () => {
    const town = new Town();
    town.away = true;
    await town.step(1, 'overdue');
    await town.run(async (outbox) => {
      await town.until(() => outbox.fault() === 'the mail server is away: ECONNREFUSED');
      await town.until(() => town.store.mails().length === 1);
      expect(town.store.mails()[0]?.attempts).toBe(0);
      town.away = false;
      await town.until(() => town.received.length === 1);
      await town.until(() => outbox.fault() === null);
    });
    expect(town.store.mails()[0]?.attempts).toBe(1);
  });

  it('parks a fact whose path cannot be read, tells the others, and tries it again at the next start', async () => {
    const town = new Town();
    await town.confuse(9);
    await town.step(9, 'overdue');
    await town.step(1, 'overdue');
    await town.run(async (outbox) => {
      await town.until(() => town.received.length === 1);
      await town.until(() => outbox.fault() === 'facts that could not be told: 1');
    });
    expect(await town.store.parkedFacts()).toEqual([{ stream: `candidacy-${candidacyNumber(9)}`, revision: 4 }]);
    town.mended = true;
    await town.run(() => town.until(() => town.received.length === 2));
    expect(await town.store.parkedFacts()).toEqual([]);
  });
});

describe('whatever crashes, whatever is delivered again', () => {
  const deaths = fc.array(fc.tuple(fc.nat(14), fc.constantFrom('before' as const, 'after' as const)), { maxLength: 6 });
  const movesBack = fc.array(fc.nat(3), { maxLength: 3 });

  it('each person is told of each step once, and a mail comes twice only where its sender died before noting it', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, movesBack, async (died, moved) => {
        const town = new Town();
        await town.step(1, 'overdue');
        await town.step(2, 'reminder');
        await town.step(3, 'overdue');
        for (const [calls, when] of died) await town.runUntilDeath(calls, when);
        for (const place of moved) {
          town.store.moveBackTo(place === 0 ? null : town.positions[place - 1]!);
          await town.run(() => town.looks());
        }
        await town.run(async () => {
          await town.until(() => town.store.notifications().length === 8);
          town.clock.moveTo('2026-12-12T12:00:00.000Z');
          await town.until(() => town.store.notifications().every(({ channel, mail }) => channel === 'in-app' || mail));
          await town.until(() => town.store.mails().every(({ state }) => state === 'sent'));
          await town.looks();
        });
        expect(new Set(town.store.notifications().map(({ key }) => key)).size).toBe(8);
        for (const { mail } of town.store.mails()) {
          const copies = town.received.filter(({ messageId }) => messageId === mail.messageId);
          expect(copies).toHaveLength(1 + (town.diedBeforeNoting.get(mail.messageId) ?? 0));
          for (const copy of copies) expect(copy).toEqual(mail);
        }
        const known = new Set(town.store.mails().map(({ mail }) => mail.messageId));
        expect(town.received.filter(({ messageId }) => !known.has(messageId))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('a checkpoint that was moved back to the beginning tells nobody twice', async () => {
    const town = new Town();
    for (const which of [1, 2, 3]) await town.step(which, 'overdue');
    await town.run(() => town.until(() => town.received.length > 0 && town.store.notifications().length === 9));
    const before = town.received.length;
    town.store.moveBackTo(null);
    await town.run(async () => {
      await town.step(4, 'overdue');
      await town.until(() => town.received.length > before && town.store.notifications().length === 12);
    });
    expect(town.received).toHaveLength(before + 1);
  });
});
