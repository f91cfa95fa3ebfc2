export interface PartsToLookAt {
  readonly 'event-store': () => Promise<unknown>;
  readonly postgres: () => Promise<unknown>;
}

export interface ReadyState {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, string | null>>;
  /** How long the views have been waiting for the latest fact written here; recording goes on meanwhile. */
  readonly readSide: { readonly behindSeconds: number };
}

const lookWithinMillis = 2_500;

export class Readiness {
  constructor(
    private readonly parts: PartsToLookAt,
    private readonly behindSeconds: () => Promise<number>,
  ) {}

  /** Temporal is not asked: marks are recorded without it. */
  async look(): Promise<ReadyState> {
    const looks = Object.entries(this.parts).map(async ([name, look]) => [name, await faultOf(look)] as const);
    const parts = Object.fromEntries(await Promise.all(looks));
    const ready = Object.values(parts).every((fault) => fault === null);
    const behind = ready ? await this.behindSeconds() : 0;
    return { ready, parts, readSide: { behindSeconds: behind } };
  }
}

async function faultOf(look: () => Promise<unknown>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, lookWithinMillis, 'does not answer in time');
  });
  const looked = look().then(
    () => null,
    () => 'does not answer',
  );
  return Promise.race([looked, late]).finally(() => clearTimeout(timer));
}
