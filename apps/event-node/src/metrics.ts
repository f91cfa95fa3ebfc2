import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CommittedGroup } from './writes/group-commit.js';

export interface LiveFigures {
  readonly subscribers: number;
  readonly lagBytes: number;
  readonly openCalls: number;
  readonly waitingWrites: number;
  readonly logEnd: number;
}

/** What an operator sees of the node; Prometheus' text form. */
export class NodeMetrics {
  readonly registry = new Registry();
  private readonly writes = this.counter('eventnode_writes_total', 'Writes answered after their commit');
  private readonly events = this.counter('eventnode_events_total', 'Events committed, system events included');
  private readonly bytes = this.counter('eventnode_event_bytes_total', 'Bytes of committed records');
  private readonly failures = this.counter('eventnode_failures_total', 'Calls that ended with an unexpected error');
  private readonly sync = this.seconds(
    'eventnode_sync_seconds',
    'One transaction of a group of writes, synced to disk',
  );
  private readonly append = this.seconds('eventnode_append_seconds', 'From a write being queued to its commit');
  private readonly group = new Histogram({
    name: 'eventnode_group_writes',
    help: 'Writes that shared one sync',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000],
    registers: [this.registry],
  });

  constructor(live: () => LiveFigures) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge('eventnode_subscribers', 'Open subscriptions', () => live().subscribers);
    this.gauge(
      'eventnode_subscriber_lag_bytes',
      'Log bytes between the slowest subscriber and the head',
      () => live().lagBytes,
    );
    this.gauge('eventnode_open_calls', 'Open gRPC calls', () => live().openCalls);
    this.gauge('eventnode_waiting_writes', 'Writes waiting for a commit', () => live().waitingWrites);
    this.gauge('eventnode_log_end_position', 'Position after the last record', () => live().logEnd);
  }

  committed(group: CommittedGroup): void {
    this.writes.inc(group.writes);
    this.events.inc(group.events.length);
    this.bytes.inc(group.events.reduce((sum, { record }) => sum + record.length, 0));
    this.sync.observe(group.syncSeconds);
    this.group.observe(group.writes);
    for (const seconds of group.waitedSeconds) this.append.observe(seconds);
  }

  failed(): void {
    this.failures.inc();
  }

  private counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  private seconds(name: string, help: string): Histogram {
    return new Histogram({ name, help, buckets: SECONDS, registers: [this.registry] });
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      },
    });
  }
}

const SECONDS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
