import type { Role } from '@parchemin/kernel';
import type { FindRecipients } from './notification.js';
import type { NotificationDb } from './tables.js';

/** A school that has more people in one role tells the first of them: a mistake in the accounts must not mail thousands. */
const recipientsAtMost = 200;

/** Those of the school who hold the role, and the certifier's own, whom no school employs. */
export function accountsOf(db: NotificationDb): FindRecipients {
  return async (role: Role, school: string) => {
    const found = await db
      .selectFrom('accounts')
      .select(['id', 'school', 'email'])
      .where('role', '=', role)
      .where((where) => where.or([where('school', '=', school), where('school', 'is', null)]))
      .orderBy('id')
      .limit(recipientsAtMost)
      .execute();
    return found.map(({ id, school: employer, email }) => ({ id, school: employer, address: email }));
  };
}
