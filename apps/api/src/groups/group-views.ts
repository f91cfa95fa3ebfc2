import type { GroupLedger } from '@parchemin/commands';
import type { GroupView } from '@parchemin/contracts';
import type { EventStore } from '@parchemin/event-store';
import { groupStream, type DeliveryState, type FormedGroup, type GroupEvent } from '@parchemin/groups';
import type { Actor } from '@parchemin/kernel';
import { Refused } from '../problem/refusals.js';
import { groupSentence } from './group-story.fr.js';
import { mayRead } from '../sign-in/may-ask.js';

/** A group as its own stream tells it: groups are few and small, so nothing stands between the facts and their reader. */
export class GroupViews {
  constructor(
    private readonly ledger: Pick<GroupLedger, 'load'>,
    private readonly facts: Pick<EventStore, 'readStream'>,
  ) {}

  async view(group: string, reader: Actor): Promise<GroupView> {
    const loaded = await this.ledger.load(group);
    if ('refused' in loaded) throw new Refused(loaded);
    const { state, revision } = loaded;
    if (state.status === 'absent' || !mayRead(reader, state.formation.school)) {
      throw new Refused({ refused: 'GroupNotFound' });
    }
    const { scheme, schemeVersion, assessment, school, cohort, size, profiles } = state.formation;
    return {
      ...{ group, scheme, schemeVersion, assessment, school, cohort, size: { ...size }, profiles: [...profiles] },
      status: state.status,
      members: Object.values(state.members).map((member) => ({ ...member })),
      left: Object.entries(state.left).map(([member, leaving]) => ({ member, ...leaving })),
      deliveries: deliveriesOf(state),
      story: await this.#storyOf(group),
      revision,
    };
  }

  async #storyOf(group: string): Promise<GroupView['story']> {
    const story: GroupView['story'] = [];
    for await (const { revision, event, metadata } of this.facts.readStream(groupStream(group))) {
      const { id, role } = metadata.actor;
      const sentence = groupSentence(event as GroupEvent);
      story.push({ revision, event: event.type, at: metadata.actedAt, by: { id, role }, sentence });
    }
    return story;
  }
}

function deliveriesOf({ deliveries }: FormedGroup): GroupView['deliveries'] {
  return Object.entries(deliveries).map(([entry, { act, piece, to }]) => {
    const answers = Object.entries(to).map(([candidacy, state]) => ({ candidacy, ...answerOf(state) }));
    return { entry: Number(entry), act, piece, to: answers };
  });
}

function answerOf(state: DeliveryState): Pick<GroupView['deliveries'][number]['to'][number], 'state' | 'refused'> {
  return typeof state === 'object' ? { state: 'refused', refused: state.refused } : { state, refused: null };
}
