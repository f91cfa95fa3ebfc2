import type { Brand } from './brand.js';

/** A UTC instant in one fixed spelling («2026-12-01T22:59:59.000Z»), so that instants sort as text and read well for ever. */
export type Instant = Brand<string, 'Instant'>;

const spelling = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export function isInstant(text: string): text is Instant {
  return spelling.test(text) && !Number.isNaN(Date.parse(text));
}

export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

export function millisOf(instant: Instant): number {
  return Date.parse(instant);
}
