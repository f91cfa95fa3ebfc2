import { candidacyList } from './candidacy-list.js';
import { candidateRecord } from './candidate-record.js';
import { candidateStory } from './candidate-story.js';
import { openProcessesBy, type StageOrders } from './open-processes.js';
import type { View } from './view.js';

/** Every view that a projector keeps, in the order in which an event passes through them. */
export function viewsBy(orders: StageOrders): readonly View[] {
  return [candidateRecord, candidateStory, candidacyList, openProcessesBy(orders)];
}
