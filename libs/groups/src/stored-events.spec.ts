import type { DomainEvent } from '@parchemin/kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { group, groupSchemaVersionOf, groupUpcasters, type Group, type GroupEvent } from './index.js';

const folder = resolve(__dirname, '../fixtures/events');

/** One life of a group, told by the stored form of every event there is; the type names the one that is missing. */
const story = Object.keys({
  GroupFormed: 1,
  MemberAdded: 1,
  DeliverableDeposited: 1,
  MemberMarkGiven: 1,
  MemberAttendanceNoted: 1,
  DeliveryRecorded: 1,
  DeliveryAskedAgain: 1,
  MemberLeft: 1,
  GroupFellShort: 1,
  IncompleteGroupKept: 1,
  GroupMadeUp: 1,
} satisfies Record<GroupEvent['type'], 1>);

describe('what groups have stored', () => {
  it('is read for ever, and each fact changes the group', () => {
    let state: Group = group.initial;
    for (const [revision, type] of story.entries()) {
      const before = state;
      state = group.evolve(state, stored(type), revision);
      expect([type, state]).not.toEqual([type, before]);
    }
  });

  it('has one example of each version of each event and no other', () => {
    const files = story.flatMap((type) => {
      const newest = groupSchemaVersionOf(type as GroupEvent['type']);
      return Array.from({ length: newest }, (_, older) => `${type}.v${older + 1}.json`);
    });
    expect(readdirSync(folder).sort()).toEqual(files.sort());
  });

  it.each(groupUpcasters)('reads $type of version $from like the newest one', ({ type, from, upcast }) => {
    expect(upcast(storedAs(type, from)).data).toEqual(stored(type).data);
  });
});

function stored(type: string): GroupEvent {
  return storedAs(type, groupSchemaVersionOf(type as GroupEvent['type'])) as GroupEvent;
}

function storedAs(type: string, version: number): DomainEvent {
  return JSON.parse(readFileSync(resolve(folder, `${type}.v${version}.json`), 'utf8')) as DomainEvent;
}
