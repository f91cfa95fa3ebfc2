import type { StoredEvent } from '../store/event-file.js';

export interface LiveFollower {
  /** Called in the turn of the commit; must not throw and must not wait. */
  onCommitted(events: readonly StoredEvent[]): void;
}

/** Hands every committed group to those who have caught up. It keeps nothing: who falls behind reads the file. */
export class LiveFeed {
  private readonly followers = new Set<LiveFollower>();

  publish(events: readonly StoredEvent[]): void {
    for (const follower of this.followers) follower.onCommitted(events);
  }

  join(follower: LiveFollower): void {
    this.followers.add(follower);
  }

  leave(follower: LiveFollower): void {
    this.followers.delete(follower);
  }
}
