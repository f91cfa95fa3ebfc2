import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { answerWith, gossip, supportedMethods } from './calls/discovery-calls.js';
import { appendCall } from './calls/append-call.js';
import type { WriteCallParts } from './calls/append-call.js';
import { batchAppendCall } from './calls/batch-append-call.js';
import type { SizeLimits } from './calls/limits.js';
import { readCall } from './calls/read-call.js';
import { removalCall } from './calls/removal-call.js';
import { Faults, noFaults } from './faults.js';
import type { FaultPlan } from './faults.js';
import { HealthServer } from './health-server.js';
import type { Log } from './log.js';
import { NodeMetrics } from './metrics.js';
import type { LiveFigures } from './metrics.js';
import { LiveFeed } from './reads/live-feed.js';
import type { LogReader } from './reads/log-reader.js';
import type { Subscription } from './reads/subscription.js';
import { Backup } from './store/backup.js';
import { EventFile } from './store/event-file.js';
import { lockFolder } from './store/folder-lock.js';
import type { FolderInUse, FolderLock } from './store/folder-lock.js';
import { openEventFile } from './store/open-event-file.js';
import type { FileRefusal } from './store/open-event-file.js';
import { GrpcServer } from './transport/grpc-server.js';
import type { Handler } from './transport/grpc-server.js';
import { notLeader } from './wire/grpc-status.js';
import { EventWriter, systemEvent } from './writes/event-writer.js';
import { StrictWriter } from './writes/strict-writer.js';
import { GroupCommit } from './writes/group-commit.js';
import { StreamHeads } from './writes/stream-heads.js';

export interface EventNodeOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly healthPort: number;
  readonly faults: FaultPlan | null;
  readonly strict: boolean;
  readonly limits: SizeLimits;
  readonly log: Log;
  /** The log can no longer be trusted to take writes; the process should end. */
  readonly onBroken: (error: unknown) => void;
}

/** The running node: the log file, its one writer, its readers, the gRPC port and the side port. */
export class EventNode {
  port = 0;
  healthPort = 0;
  private ready = false;
  private readonly faults: Faults;
  private readonly subscriptions = new Set<Subscription>();
  private readonly commits: GroupCommit;
  private readonly reader: LogReader;
  private readonly metrics: NodeMetrics;
  private readonly grpc: GrpcServer;
  private readonly health: HealthServer;
  private readonly instanceId = randomUUID();

  private constructor(
    private readonly options: EventNodeOptions,
    private readonly file: EventFile,
    private readonly lock: FolderLock,
  ) {
    this.faults = new Faults(options.faults ?? noFaults);
    const heads = new StreamHeads(file);
    const feed = new LiveFeed();
    this.reader = { file, heads, feed, faults: this.faults, now: Date.now };
    this.metrics = new NodeMetrics(() => this.figures());
    const Writer = options.strict ? StrictWriter : EventWriter;
    this.commits = new GroupCommit(file, new Writer(file, heads, Date.now), {
      onCommitted: (group) => {
        feed.publish(group.events);
        this.metrics.committed(group);
      },
      onBroken: options.onBroken,
    });
    this.grpc = new GrpcServer(this.handlers(), {
      onCall: () => this.faults.freezeIfStruck(),
      onUnexpected: (error, path) => this.unexpected(error, path),
    });
    const backup = new Backup(options.data);
    const faults = options.faults ? this.faults : null;
    this.health = new HealthServer({ isReady: () => this.ready, metrics: this.metrics, backup, faults });
  }

  static async start(options: EventNodeOptions): Promise<EventNode | FileRefusal | FolderInUse> {
    const lock = lockFolder(options.data);
    if ('refused' in lock) return lock;
    const file = openEventFile(options.data);
    if (!(file instanceof EventFile)) {
      lock.release();
      return file;
    }
    const node = new EventNode(options, file, lock);
    try {
      await node.listen();
      return node;
    } catch (error) {
      await node.stop();
      throw error;
    }
  }

  /** Takes no new calls, commits what is waiting, ends what is open, and leaves the folder to the next. */
  async stop(): Promise<void> {
    this.ready = false;
    this.commits.close('the node is stopping');
    // The answers to what was just committed leave before the calls are ended.
    await nextTurn();
    await this.grpc.close();
    await this.health.close();
    this.file.close();
    this.lock.release();
  }

  private async listen(): Promise<void> {
    await this.recordStart();
    this.port = await this.grpc.listen(this.options.host, this.options.port);
    this.healthPort = await this.health.listen(this.options.host, this.options.healthPort);
    this.ready = true;
  }

  /** The server's own events are in its log too; who reads all of it must expect them, and learns to here. */
  private async recordStart(): Promise<void> {
    const retention = Buffer.from('{"$maxAge":86400,"$acl":{"$r":"$admins"}}');
    const started = Buffer.from(JSON.stringify({ pid: process.pid, node: process.version }));
    const write = { kind: 'append', expected: 'any' } as const;
    if (this.reader.heads.get(STATISTICS).last < 0) {
      await this.commits.submit({ ...write, stream: `$$${STATISTICS}`, events: [systemEvent('$metadata', retention)] });
    }
    await this.commits.submit({ ...write, stream: STATISTICS, events: [systemEvent('$statsCollected', started)] });
  }

  private handlers(): Map<string, Handler> {
    const parts: WriteCallParts = { commits: this.commits, faults: this.faults, limits: this.options.limits };
    const methods = supportedMethods();
    const leads = (): void => this.leads();
    const leading =
      (handler: Handler): Handler =>
      async (call) => {
        leads();
        await handler(call);
      };
    return new Map<string, Handler>([
      [`${STREAMS}Append`, leading((call) => appendCall(call, parts))],
      [`${STREAMS}BatchAppend`, (call) => batchAppendCall(call, parts, leads)],
      [`${STREAMS}Read`, leading((call) => readCall(call, this.reader, this.subscriptions))],
      [`${STREAMS}Delete`, leading((call) => removalCall('delete', call, parts))],
      [`${STREAMS}Tombstone`, leading((call) => removalCall('tombstone', call, parts))],
      ['/event_store.client.server_features.ServerFeatures/GetSupportedMethods', (call) => answerWith(call, methods)],
      [
        '/event_store.client.gossip.Gossip/Read',
        (call) => answerWith(call, gossip(this.instanceId, this.options.host, this.port, Date.now())),
      ],
    ]);
  }

  private leads(): void {
    if (this.faults.strikes('leader')) throw notLeader({ host: this.options.host, port: this.port });
  }

  private unexpected(error: unknown, path: string): void {
    this.metrics.failed();
    this.options.log('error', 'a call failed', { path, error: error instanceof Error ? error.stack : String(error) });
  }

  private figures(): LiveFigures {
    return {
      subscribers: this.subscriptions.size,
      lagBytes: Math.max(0, ...[...this.subscriptions].map(({ lag }) => lag)),
      openCalls: this.grpc.openCalls,
      waitingWrites: this.commits.waiting,
      logEnd: this.file.nextPosition,
    };
  }
}

const STREAMS = '/event_store.client.streams.Streams/';
const STATISTICS = '$stats-node';
