/** How much of a stream its readers see. */
export interface Truncation {
  /** First visible revision; `DELETED` when all of it is hidden by a soft delete. */
  readonly truncateBefore: number;
  readonly maxCount: number;
  readonly maxAgeSeconds: number;
}

/** The protocol's «deleted» revision is 2^63-1; here the largest exact integer stands for it. */
export const DELETED = Number.MAX_SAFE_INTEGER;
export const DELETED_ON_THE_WIRE = 2n ** 63n - 1n;

export const SOFT_DELETE_METADATA = `{"$tb":${DELETED_ON_THE_WIRE}}`;

export const nothingHidden: Truncation = { truncateBefore: 0, maxCount: Infinity, maxAgeSeconds: Infinity };
/** A metadata stream shows its last event only. */
export const lastEventOnly: Truncation = { ...nothingHidden, maxCount: 1 };

export function isMetadataStream(stream: string): boolean {
  return stream.startsWith('$$');
}

export function metadataStreamOf(stream: string): string {
  return `$$${stream}`;
}

/** Malformed metadata and values that are not positive numbers are ignored, as the server does. */
export function parseTruncation(data: Buffer): Truncation {
  const keys = parseObject(data);
  return {
    truncateBefore: Math.min(positive(keys['$tb']) ?? 0, DELETED),
    maxCount: positive(keys['$maxCount']) ?? Infinity,
    maxAgeSeconds: positive(keys['$maxAge']) ?? Infinity,
  };
}

/** A revived stream starts at its first new revision; whatever else its metadata said is kept. */
export function revivedMetadata(data: Buffer | null, truncateBefore: number): Buffer {
  return Buffer.from(JSON.stringify({ ...parseObject(data ?? Buffer.alloc(0)), $tb: truncateBefore }));
}

function parseObject(data: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(data.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

function positive(value: unknown): number | null {
  return typeof value === 'number' && value > 0 ? value : null;
}
