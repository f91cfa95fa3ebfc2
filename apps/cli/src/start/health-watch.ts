import type { Part } from '@parchemin/parts';
import type { Texts } from '../language/texts.js';

// Often enough for a person who waits, seldom enough to cost nothing.
const LOOK_EVERY_MS = 10_000;
// One slow answer on a busy machine is no alarm.
const SILENT_LOOKS = 3;

// A part that dies is started again; one that hangs, or lacks what it stands on, is a line for a person to read.
export function watchHealth(parts: readonly Part[], texts: Texts, say: (line: string) => void): () => void {
  const watches = parts.map((part) => new HealthWatch(part, texts, say));
  const timer = setInterval(() => void Promise.all(watches.map((watch) => watch.look())), LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

export class HealthWatch {
  private unhealthyLooks = 0;

  constructor(
    private readonly part: Part,
    private readonly texts: Texts,
    private readonly say: (line: string) => void,
  ) {}

  async look(): Promise<void> {
    const { healthy, trouble } = await this.part.probe();
    if (!healthy) {
      this.unhealthyLooks += 1;
      if (this.unhealthyLooks === SILENT_LOOKS) this.say(`! ${this.texts.ailing(this.part.name, trouble ?? '')}`);
      return;
    }
    if (this.unhealthyLooks >= SILENT_LOOKS) this.say(this.texts.wellAgain(this.part.name));
    this.unhealthyLooks = 0;
  }
}
