import { z } from 'zod';
import type { Follower } from './service.js';

const Change = z.object({ revision: z.int(), position: z.string() });

/** The browser reconnects by itself after a lost link, but gives up on an error answer: then we ask again, ever more slowly. */
const firstPauseMillis = 2_000;
const longestPauseMillis = 60_000;

/** Server-sent events of one candidacy; the browser resumes with the last event's id, so no change is missed. */
export function followChanges(candidacy: string, follower: Follower): () => void {
  let pauseMillis = firstPauseMillis;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    const opened = new EventSource(`/api/candidacies/${candidacy}/changes`);
    source = opened;
    opened.onopen = () => {
      pauseMillis = firstPauseMillis;
      follower.link('live');
    };
    opened.onerror = () => {
      follower.link('interrupted');
      if (opened.readyState === EventSource.CLOSED) reopenLater();
    };
    opened.addEventListener('changed', (event: MessageEvent<string>) => {
      follower.changed(Change.parse(JSON.parse(event.data)));
    });
  }

  function reopenLater(): void {
    timer = setTimeout(open, pauseMillis);
    pauseMillis = Math.min(pauseMillis * 2, longestPauseMillis);
  }

  follower.link('connecting');
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
