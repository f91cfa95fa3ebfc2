import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Faults } from '../faults.js';
import type { Call } from '../transport/call.js';
import { frame, frameEvent } from '../wire/grpc-frames.js';
import type { ReadEvent } from '../wire/grpc-frames.js';

/** Gathers messages for one reader, and sends many of them as one piece of data. */
export class EventOutlet {
  private frames: Buffer[] = [];
  private bytes = 0;

  constructor(
    private readonly call: Call,
    private readonly structuredIds: boolean,
    private readonly faults: Faults,
  ) {}

  event(event: ReadEvent): void {
    this.push(frameEvent(event, this.structuredIds));
  }

  message(message: Buffer): void {
    this.push(frame(message));
  }

  flush(): void {
    if (this.frames.length === 0) return;
    const only = this.frames.length === 1 ? this.frames[0] : undefined;
    this.call.sendFrames(only ?? Buffer.concat(this.frames, this.bytes));
    this.frames = [];
    this.bytes = 0;
  }

  /** After a page: send it, wait until the reader has taken it, and let others have their turn. */
  async turnPage(): Promise<void> {
    if (this.faults.strikes('disconnect')) this.cutInTheMiddle();
    this.flush();
    await (this.call.congested ? this.call.drained() : nextTurn());
  }

  private push(framed: Buffer): void {
    this.frames.push(framed);
    this.bytes += framed.length;
    if (this.bytes >= PIECE_BYTES) this.flush();
  }

  private cutInTheMiddle(): void {
    this.frames = this.frames.slice(0, Math.ceil(this.frames.length / 2));
    this.bytes = this.frames.reduce((sum, { length }) => sum + length, 0);
    this.flush();
    this.call.cut();
  }
}

const PIECE_BYTES = 64 * 1024;
