import type { CandidacyEvent } from '@parchemin/candidacy';
import { memoryEventStore, type EventStore, type Position } from '@parchemin/event-store';
import type { Instant } from '@parchemin/kernel';
import { Hours, memoryOutboxStore, type Mail, type OutboxStore, type Recipient } from '@parchemin/notifications';
import { candidacyNumber, newFact, stoppedClock, tellPath } from '@parchemin/testing';
import { Outbox } from '../outbox/outbox.js';
import type { Post } from '../outbox/post.js';
import { newFuse } from './fuse.js';

const people: readonly (Recipient & { readonly role: string })[] = [
  { id: 'trainer-a', role: 'trainer', school: 'ecole-a', address: 'formateur@a.invalid' },
  { id: 'lead-a', role: 'school-lead', school: 'ecole-a', address: 'responsable@a.invalid' },
  { id: 'lead-b', role: 'school-lead', school: 'ecole-a', address: null },
];

/** A digest at 8 in Paris, and nothing between 20 and 7. */
export const hours = Hours.parse({
  note: '',
  places: { certifier: { zone: 'Europe/Paris', region: 'mainland' }, schools: {} },
  daily: { digestAt: '08:00:00', quiet: { from: '20:00:00', to: '07:00:00' }, workingDaysOnly: false },
  prompt: { quiet: { from: '20:00:00', to: '07:00:00' }, workingDaysOnly: false },
  tooOldDays: 30,
});

/** What never comes must not hang the run: a bound, not an expectation. */
const patienceMillis = 20_000;

/** The log, the outbox's tables, the mailboxes and the clock: what outlives every process of the outbox. */
export class Town {
  readonly store = memoryOutboxStore();
  readonly received: Mail[] = [];
  readonly positions: Position[] = [];
  readonly diedBeforeNoting = new Map<string, number>();
  tried = 0;
  away = false;
  mended = false;
  failure: Error | null = null;
  readonly clock: ReturnType<typeof stoppedClock>;
  readonly #events = memoryEventStore();
  readonly #told = new Map<number, number>();
  #looks = 0;

  constructor(now = '2026-12-08T07:30:00.000Z') {
    this.clock = stoppedClock(now);
    void this.store.begin(this.clock.now(), 'smtp');
  }

  /** The deadline of this candidacy takes the step, now. */
  step(which: number, step: 'reminder' | 'overdue'): Promise<void> {
    const [kind, to] =
      step === 'reminder' ? (['reminder', 'trainer'] as const) : (['escalation', 'school-lead'] as const);
    const taken = { deadline: 'continuous-assessment', armedAt: 2, step, kind, to, takenAt: this.clock.now() };
    return this.#tell(which, { type: 'DeadlineStepTaken', data: taken });
  }

  settle(which: number): Promise<void> {
    return this.#tell(which, { type: 'DeadlineCleared', data: { deadline: 'continuous-assessment', armedAt: 2 } });
  }

  /** A fact that this release cannot fold, until `mended`. */
  confuse(which: number): Promise<void> {
    return this.#tell(which, { type: 'SomethingNew', data: {} } as unknown as CandidacyEvent);
  }

  async run(work: (outbox: Outbox) => Promise<unknown>): Promise<void> {
    const outbox = this.#open(this.store, this.#post());
    await work(outbox).finally(() => outbox.stop());
  }

  /** Until the process dies at its nth call outside, or has had time enough not to. */
  async runUntilDeath(calls: number, when: 'before' | 'after'): Promise<void> {
    const fuse = newFuse(calls, when);
    const outbox = this.#open(fuse.around(this.store), fuse.around(this.#post()));
    await Promise.race([fuse.blown, this.looks()]);
    await outbox.stop();
    const unnoted = fuse.unnoted();
    if (unnoted !== null) this.diedBeforeNoting.set(unnoted, (this.diedBeforeNoting.get(unnoted) ?? 0) + 1);
    this.clock.advance(2);
  }

  /** Enough for whatever is due to leave. */
  async looks(): Promise<void> {
    const enough = this.#looks + 4;
    await this.until(() => this.#looks >= enough);
  }

  async until(holds: () => unknown): Promise<void> {
    const end = Date.now() + patienceMillis;
    while (!holds()) {
      if (Date.now() > end) throw new Error('the town waits in vain');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  #open(store: OutboxStore, post: Post): Outbox {
    const counted = new Proxy(store, {
      get: (target, name) => {
        if (name === 'counts') this.#looks += 1;
        const own: unknown = Reflect.get(target, name, target);
        return typeof own === 'function' ? own.bind(target) : own;
      },
    });
    return new Outbox({
      store: counted,
      events: this.#readable(),
      post,
      clock: this.clock,
      hours,
      mail: { sender: 'Parchemin <no-reply@example.org>', consoleUrl: 'https://parchemin.example.org' },
      telling: {
        hours,
        findRecipients: async (role, school) => people.filter((one) => one.role === role && one.school === school),
        titleOf: (scheme, _, stage) => stage ?? scheme,
      },
      times: { lookMillis: 1, longestPauseMillis: 2, paceMillis: 0 },
      tryLease: async () => ({ lost: new Promise<void>(() => {}), release: async () => {} }),
      told: () => {},
    });
  }

  #post(): Post {
    return {
      transport: 'smtp',
      ready: async () => {
        if (this.away) throw new Error('ECONNREFUSED');
      },
      deliver: async (mail) => {
        this.tried += 1;
        if (this.failure) throw this.failure;
        this.received.push(mail);
      },
      close: () => {},
    };
  }

  #readable(): EventStore {
    const events = this.#events;
    const read = async function* (this: Town, stream: string, from?: number) {
      for await (const recorded of events.readStream(stream, from)) {
        const strange = this.mended && recorded.event.type === 'SomethingNew';
        yield strange ? { ...recorded, event: { type: 'PathRetried', data: {} } } : recorded;
      }
    }.bind(this);
    return new Proxy(events, {
      get: (target, name) => {
        const own: unknown = name === 'readStream' ? read : Reflect.get(target, name, target);
        return typeof own === 'function' ? own.bind(target) : own;
      },
    });
  }

  async #tell(which: number, event: CandidacyEvent): Promise<void> {
    const stream = `candidacy-${candidacyNumber(which)}`;
    const told = this.#told.get(which) ?? 0;
    const facts = told === 0 ? [...tellPath(`C-${which}`).slice(0, 3), event] : [event];
    const stored = facts.map((fact) => this.#dated(candidacyNumber(which), fact));
    const appended = await this.#events.append(stream, told === 0 ? 'no-stream' : told - 1, stored);
    if (appended.outcome !== 'appended') throw new Error('the story was told before');
    this.positions.push(appended.position);
    this.#told.set(which, told + facts.length);
  }

  #dated(candidacy: string, event: CandidacyEvent) {
    const fact = newFact(candidacy, event);
    return { ...fact, metadata: { ...fact.metadata, actedAt: this.clock.now() as Instant } };
  }
}
