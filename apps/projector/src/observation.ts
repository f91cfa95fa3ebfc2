import { Counter, Gauge, type Registry } from 'prom-client';
import type { Lane } from './lane.js';
import type { ProjectorStatus } from './projector.js';

/** Null when the views keep up with the log, else what is wrong in one sentence. */
export function faultOf({ phase, fault, caughtUp, lanes }: ProjectorStatus): string | null {
  const stopped = lanes.flatMap((lane) => sentenceOf(lane) ?? []);
  if (stopped.length > 0) return stopped.join('; ');
  if (phase === 'retrying') return `trying again: ${fault ?? 'unknown'}`;
  if (phase === 'standing-by') return 'standing by: another projector is at work';
  return caughtUp ? null : 'catching up';
}

export function measure(status: () => ProjectorStatus | null, registry: Registry): void {
  const projected = new Counter({
    name: 'parchemin_projector_events_total',
    help: 'Events that this process has brought into the views',
    registers: [registry],
    collect(): void {
      projected.reset();
      projected.inc(status()?.projected ?? 0);
    },
  });
  const retries = new Counter({
    name: 'parchemin_projector_retries_total',
    help: 'Times that projection began afresh after a fault',
    registers: [registry],
    collect(): void {
      retries.reset();
      retries.inc(status()?.retries ?? 0);
    },
  });
  perView('position', 'Position of the last event in the view', ({ version }) => Number(version.position));
  perView('lag_positions', 'How far the view is behind what the subscription has shown', ({ version }) =>
    Math.max(0, Number((status()?.seen ?? version.position) - version.position)),
  );
  perView('parked', '1 while the view is stopped at an event it cannot take in', ({ stopped }) =>
    stopped !== null && stopped !== 'outdated' ? 1 : 0,
  );

  function perView(name: string, help: string, read: (lane: Lane) => number): void {
    const gauge = new Gauge({
      name: `parchemin_projector_view_${name}`,
      help,
      labelNames: ['view'],
      registers: [registry],
      collect(): void {
        for (const lane of status()?.lanes ?? []) gauge.set({ view: lane.view.name }, read(lane));
      },
    });
  }
}

function sentenceOf({ view, stopped }: Lane): string | null {
  if (stopped === null) return null;
  if (stopped === 'outdated') return `${view.name} is of another shape and is being rebuilt`;
  const { stream, revision } = stopped.poison.recorded;
  return `${view.name} is parked at revision ${revision} of ${stream}: ${stopped.poison.error}`;
}
