/** What one append may weigh, and one event in it; the server counts both in the same way. */
export interface SizeLimits {
  readonly appendBytes: number;
  readonly eventBytes: number;
}

/** The server’s defaults: an event may weigh as much as one record can, so that an append’s limit is met first. */
export const usualLimits: SizeLimits = { appendBytes: 1024 * 1024, eventBytes: 16 * 1024 * 1024 };

/** The server caps how long a write may take at this, whatever the client asks for. */
export const WRITE_TIMEOUT_MILLIS = 2_000;
