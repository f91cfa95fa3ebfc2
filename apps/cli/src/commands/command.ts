import type { Texts } from '../language/texts.js';

// What every command is given: the words, the environment, and the one place where answers go.
export interface Surroundings {
  readonly texts: Texts;
  readonly env: NodeJS.ProcessEnv;
  print(answer: string): void;
  finish(status: number): void;
}

export interface JsonOption {
  readonly json?: boolean;
}

export function examples(texts: Texts, lines: readonly string[]): string {
  return `\n${texts.examples}\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}
