import { relative } from 'node:path';
import type { PartRecord } from '../data-folder.js';
import type { DemoAccount } from '../demo/accounts.js';
import type { Texts } from '../language/texts.js';
import { table } from '../table.js';
import { shownUrl } from '../shown-url.js';

export interface Welcome {
  readonly parts: readonly PartRecord[];
  readonly accounts: readonly DemoAccount[];
  readonly milliseconds: number;
  /** Whether mails stay here, to be read in the console. */
  readonly keepsMails: boolean;
}

export function describeInstallation({ parts, accounts, milliseconds, keepsMails }: Welcome, texts: Texts): string {
  const { headers } = texts;
  const rows = parts.map((part) => [
    part.name,
    shownUrl(part.url),
    texts.healthy,
    part.log ? shortPath(part.log) : part.found,
  ]);
  const api = parts.find((part) => part.name === 'api');
  return [
    '',
    table([[headers.part, headers.where, headers.health, headers.log], ...rows]),
    '',
    ...describeAccounts(accounts, texts),
    texts.open(api?.url ?? '', (milliseconds / 1000).toFixed(1)),
    ...(keepsMails ? [texts.mailbox(`${api?.url ?? ''}/envois`)] : []),
    texts.howToStop,
  ].join('\n');
}

function describeAccounts(accounts: readonly DemoAccount[], { accounts: words }: Texts): string[] {
  if (accounts.length === 0) return [];
  const rows = accounts.map(({ role, name, password }) => [role, name, password]);
  return [words.title, table([[words.role, words.name, words.password], ...rows]), ''];
}

function shortPath(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith('..') ? file : fromHere;
}
