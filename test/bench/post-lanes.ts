import { connect, type Socket } from 'node:net';

/**
 * Posts over plain sockets, one per request in flight and kept open. Whoever measures shares the machine with what is
 * measured: a client of all comforts took a fifth of all CPU.
 */
export class PostLanes {
  readonly #idle: Lane[] = [];
  readonly #head: string;

  constructor(
    private readonly origin: URL,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const fixed = { host: origin.host, 'content-type': 'application/json', ...headers };
    this.#head = Object.entries(fixed)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  }

  /** Resolves when the whole answer is there; rejects unless it says that all went well. */
  async post(path: string, body: unknown, key?: string): Promise<void> {
    const lane = this.#openLane();
    const text = JSON.stringify(body);
    const own = `${key === undefined ? '' : `idempotency-key: ${key}\r\n`}content-length: ${Buffer.byteLength(text)}`;
    const answer = await lane.ask(`POST ${path} HTTP/1.1\r\n${this.#head}${own}\r\n\r\n${text}`);
    this.#idle.push(lane);
    if (!/^HTTP\/1\.1 2\d\d /.test(answer)) throw new Error(`${path} answered ${answer.slice(0, 500)}`);
  }

  close(): void {
    for (const lane of this.#idle.splice(0)) lane.close();
  }

  /** Servers close what has been quiet for long. */
  #openLane(): Lane {
    for (let lane = this.#idle.pop(); lane; lane = this.#idle.pop()) if (lane.isOpen) return lane;
    return new Lane(connect(Number(this.origin.port), this.origin.hostname));
  }
}

class Lane {
  #arrived = '';
  #waiting: { resolve(answer: string): void; reject(error: Error): void } | null = null;

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (piece) => this.#take(String(piece)));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the connection was closed before the answer')));
  }

  ask(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#arrived = '';
      this.#waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  close(): void {
    this.socket.destroy();
  }

  #take(piece: string): void {
    this.#arrived += piece;
    if (!isWhole(this.#arrived)) return;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(this.#arrived);
  }
}

const blankLine = '\r\n\r\n';
const lastChunk = '\r\n0\r\n\r\n';

function isWhole(answer: string): boolean {
  const end = answer.indexOf(blankLine);
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, end))?.[1];
  return length === undefined ? answer.endsWith(lastChunk) : answer.length >= end + blankLine.length + Number(length);
}
