import { join } from 'node:path';
import { identityOf, SupervisedPart, type PartPlan } from '@parchemin/parts';
import { writePartsFile, type PartRecord, type Tokens } from '../data-folder.js';
import type { Texts } from '../language/texts.js';
import { watchHealth } from './health-watch.js';
import type { Lock } from './lock.js';
import type { Planned } from './plan.js';

export interface InstallationSettings {
  readonly folder: string;
  readonly tokens: Tokens;
  readonly lock: Lock;
  readonly say: (line: string) => void;
  readonly texts: Texts;
}

// Everything of one start, from the first part to the last, and its record on disk.
export class Installation {
  private readonly supervised: ReadonlyMap<Planned, SupervisedPart>;
  private stopping = false;
  private stopWatching: () => void = () => undefined;

  constructor(
    private readonly ground: readonly Planned[],
    private readonly services: readonly Planned[],
    private readonly settings: InstallationSettings,
  ) {
    const owned = [...ground, ...services].filter((planned) => isPlan(planned.part));
    this.supervised = new Map(owned.map((planned) => [planned, this.supervise(planned.part as PartPlan)]));
  }

  async start(): Promise<void> {
    for (const wave of [this.ground, this.services]) {
      if (this.stopping) return;
      this.settings.say(this.settings.texts.starting(wave.map(({ part }) => part.name).join(', ')));
      const results = await Promise.allSettled(wave.map((planned) => this.startOne(planned)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    }
    const parts = [...this.ground, ...this.services].map(({ part }) => part);
    if (!this.stopping) this.stopWatching = watchHealth(parts, this.settings.texts, this.settings.say);
  }

  // In reverse order: nobody loses what it stands on before it had time to finish.
  async stop(): Promise<void> {
    this.stopping = true;
    this.stopWatching();
    const of = (wave: readonly Planned[]): Promise<void>[] =>
      wave.map((planned) => this.supervised.get(planned)?.stop() ?? Promise.resolve());
    await Promise.all(of(this.services));
    await Promise.all(of(this.ground));
  }

  records(): PartRecord[] {
    return [...this.ground, ...this.services].map((planned) => {
      const supervised = this.supervised.get(planned);
      const pid = supervised?.pid ?? null;
      return {
        name: planned.part.name,
        url: planned.part.url,
        healthUrl: planned.part.healthUrl,
        found: planned.found,
        pid,
        startedAt: pid === null ? null : (identityOf(pid)?.startedAt ?? null),
        log: supervised?.logFile ?? null,
      };
    });
  }

  private async startOne(planned: Planned): Promise<void> {
    const supervised = this.supervised.get(planned);
    if (supervised) return supervised.start();
    const { healthy, trouble } = await planned.part.probe();
    if (!healthy) throw new Error(`${planned.found} names a ${planned.part.name} that does not answer: ${trouble}`);
  }

  private supervise(plan: PartPlan): SupervisedPart {
    return new SupervisedPart(plan, {
      logFile: join(this.settings.folder, 'logs', `${plan.name}.log`),
      restarts: true,
      onChange: () => this.record(),
      onAlarm: (line) =>
        this.settings.say(`! ${line} (log: ${join(this.settings.folder, 'logs', `${plan.name}.log`)})`),
    });
  }

  // A folder that somebody deleted is not to come back with the last word of those who lived there.
  private record(): void {
    if (!this.settings.lock.isHeld()) return;
    const supervisor = identityOf(process.pid);
    if (!supervisor) return;
    writePartsFile(this.settings.folder, { supervisor, ...this.settings.tokens, parts: this.records() });
  }
}

function isPlan(part: Planned['part']): part is PartPlan {
  return 'prepare' in part;
}
