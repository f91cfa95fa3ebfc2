import type { DomainEvent } from '@parchemin/kernel';
import type { RecordedEvent } from './port.js';

/** Turns an event as it was stored under one schema version into what the next version would have said. */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  upcast(event: DomainEvent): DomainEvent;
}

export type Upcast = (recorded: RecordedEvent) => RecordedEvent;

/** Readers meet the newest version alone; what is stored never changes. An event without an upcaster passes as it is. */
export function upcasting(upcasters: readonly Upcaster[]): Upcast {
  const steps = new Map<string, Upcaster>();
  for (const upcaster of upcasters) {
    const key = stepKey(upcaster.type, upcaster.from);
    if (steps.has(key)) throw new Error(`two upcasters for ${key}`);
    steps.set(key, upcaster);
  }
  return steps.size === 0 ? (recorded) => recorded : (recorded) => toNewest(recorded, steps);
}

/** Each step raises the schema version by one, so a registry of n steps ends after n at most. */
function toNewest(recorded: RecordedEvent, steps: ReadonlyMap<string, Upcaster>): RecordedEvent {
  let { event, metadata } = recorded;
  let step = steps.get(stepKey(event.type, metadata.schemaVersion));
  if (!step) return recorded;
  while (step) {
    event = step.upcast(event);
    metadata = { ...metadata, schemaVersion: metadata.schemaVersion + 1 };
    step = steps.get(stepKey(event.type, metadata.schemaVersion));
  }
  return { ...recorded, event, metadata };
}

function stepKey(type: string, version: number): string {
  return `${type} v${version}`;
}
