import type { DomainEvent } from '@parchemin/kernel';
import type { GroupEvent } from './group.js';

/** The version in which each type is written today; those not named here are in their first. */
const versions: Partial<Record<GroupEvent['type'], number>> = { DeliverableDeposited: 2 };

export function groupSchemaVersionOf(type: GroupEvent['type']): number {
  return versions[type] ?? 1;
}

/** What an older version said, in the words of the next one. Readers meet the newest alone. */
export const groupUpcasters = [{ type: 'DeliverableDeposited', from: 1, upcast: withoutName }];

/** The first version told the name of the file, and with it whose it was: nobody reads it any more. */
function withoutName(event: DomainEvent): DomainEvent {
  const { name: _, ...data } = event.data as { readonly name: string };
  return { type: event.type, data };
}
