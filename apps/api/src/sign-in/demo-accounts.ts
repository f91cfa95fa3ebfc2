import { roles } from '@parchemin/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Credentials } from './credentials.js';
import type { Passwords } from './passwords.js';

const DemoAccounts = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      password: z.string(),
      role: z.enum(roles),
      school: z.string().nullable(),
      email: z.email().nullable(),
    }),
  ),
});

/** Only where the service is started as a demonstration: the passwords are public. */
export async function addDemoAccounts(seeds: string, credentials: Credentials, passwords: Passwords): Promise<void> {
  const text = readFileSync(join(seeds, 'accounts.json'), 'utf8');
  const { accounts } = DemoAccounts.parse(JSON.parse(text));
  await Promise.all(
    accounts.map(async (account) => {
      if (await credentials.findAccount(account.name)) return;
      await credentials.addAccount({ ...account, password: await passwords.hash(account.password) });
    }),
  );
}
