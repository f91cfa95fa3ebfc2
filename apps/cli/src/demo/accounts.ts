import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DemoAccount {
  readonly name: string;
  readonly password: string;
  readonly role: string;
}

export function readDemoAccounts(seeds: string): DemoAccount[] {
  const text = readFileSync(join(seeds, 'accounts.json'), 'utf8');
  return (JSON.parse(text) as { accounts: DemoAccount[] }).accounts;
}
