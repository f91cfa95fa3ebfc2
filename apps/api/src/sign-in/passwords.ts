import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 64 MiB and a good tenth of a second of one core for each guess; the limit on attempts does the rest. */
const usualCost: PasswordCost = { logN: 16, r: 8, p: 1 };
const keyBytes = 32;
const saltBytes = 16;

/** Each hash holds a core and 64 MiB: two at a time, and a short line for the others. */
const hashingAtMost = 2;
const waitingAtMost = 32;

/** One salt per account; the cost is stored with the hash, so that it can be raised later. */
export class Passwords {
  #hashing = 0;
  readonly #waiting: (() => void)[] = [];
  #decoy: Promise<string> | undefined;

  constructor(private readonly cost: PasswordCost = usualCost) {}

  async hash(password: string): Promise<string> {
    const salt = randomBytes(saltBytes);
    const key = await this.#derive(password, salt, this.cost);
    const { logN, r, p } = this.cost;
    return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
  }

  /** An unknown name costs the same work as a known one: the answer's time tells nobody which names exist. */
  async matches(password: string, stored: string | undefined): Promise<boolean> {
    this.#decoy ??= this.hash(randomBytes(saltBytes).toString('hex'));
    const [, logN, r, p, salt = '', key = ''] = (stored ?? (await this.#decoy)).split('$');
    const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
    const derived = await this.#derive(password, Buffer.from(salt, 'base64url'), cost);
    const same = timingSafeEqual(derived, Buffer.from(key, 'base64url'));
    return same && stored !== undefined;
  }

  get full(): boolean {
    return this.#waiting.length >= waitingAtMost;
  }

  async #derive(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
    await this.#enter();
    const options = { N: 2 ** logN, r, p, maxmem: 256 * r * 2 ** logN };
    try {
      return await new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => {
          if (error) reject(error);
          else resolve(key);
        });
      });
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#hashing < hashingAtMost) {
      this.#hashing += 1;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The place passes to the next in line, if there is one. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#hashing -= 1;
  }
}
