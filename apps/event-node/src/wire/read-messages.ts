import { invalidArgument } from './grpc-status.js';
import { decodeStreamIdentifier } from './append-requests.js';
import { ProtoReader } from './proto-reader.js';
import { ProtoWriter } from './proto-writer.js';

/** Where a read or a subscription starts; a revision or a log position when it is a number. */
export type ReadFrom = 'start' | 'end' | number;

export interface EventFilter {
  readonly on: 'stream' | 'type';
  readonly regex: string | null;
  readonly prefixes: readonly string[];
  readonly window: number | null;
  readonly checkpointMultiplier: number;
}

export interface ReadRequest {
  /** Null reads the log of all streams. */
  readonly stream: string | null;
  readonly from: ReadFrom;
  readonly backwards: boolean;
  readonly resolveLinks: boolean;
  /** How many events at most; null follows the log for ever. */
  readonly count: number | null;
  readonly filter: EventFilter | null;
  readonly structuredIds: boolean;
  readonly compatibility: number;
}

type Mutable = { -readonly [Key in keyof ReadRequest]: ReadRequest[Key] };

export function decodeReadRequest(bytes: Buffer): ReadRequest {
  const outer = new ProtoReader(bytes);
  while (outer.next()) if (outer.field === 1) return decodeOptions(outer.message());
  throw invalidArgument('read options are missing');
}

function decodeOptions(reader: ProtoReader): ReadRequest {
  const request: Mutable = {
    stream: null,
    from: 'start',
    backwards: false,
    resolveLinks: false,
    count: null,
    filter: null,
    structuredIds: false,
    compatibility: 0,
  };
  const seen = new Set<number>();
  while (reader.next()) {
    seen.add(reader.field);
    decodeOption(reader, request);
  }
  if (!seen.has(1) && !seen.has(2)) throw invalidArgument('neither a stream nor $all is asked for');
  if (!seen.has(5) && !seen.has(6)) throw invalidArgument('neither a count nor a subscription is asked for');
  if (!seen.has(9)) throw invalidArgument('uuid_option is missing');
  if (seen.has(6) && request.backwards) throw invalidArgument('a subscription goes forwards');
  return request;
}

function decodeOption(reader: ProtoReader, request: Mutable): void {
  if (reader.field === 1) Object.assign(request, decodeStreamOptions(reader.message()));
  else if (reader.field === 2) request.from = decodeAllOptions(reader.message());
  else if (reader.field === 3) request.backwards = reader.flag();
  else if (reader.field === 4) request.resolveLinks = reader.flag();
  else if (reader.field === 5) request.count = reader.number();
  else if (reader.field === 7) request.filter = decodeFilter(reader.message());
  else if (reader.field === 9) request.structuredIds = firstField(reader.message()) === 1;
  else if (reader.field === 10) request.compatibility = decodeNumber(reader.message());
}

function decodeStreamOptions(reader: ProtoReader): { stream: string; from: ReadFrom } {
  let stream = '';
  let from: ReadFrom = 'start';
  while (reader.next()) {
    if (reader.field === 1) stream = decodeStreamIdentifier(reader.message());
    else if (reader.field === 2) from = reader.number();
    else if (reader.field === 4) from = 'end';
  }
  if (stream === '') throw invalidArgument('the stream name is empty');
  return { stream, from };
}

function decodeAllOptions(reader: ProtoReader): ReadFrom {
  let from: ReadFrom = 'start';
  while (reader.next()) {
    if (reader.field === 1) from = decodeNumber(reader.message());
    else if (reader.field === 3) from = 'end';
  }
  return from;
}

function decodeFilter(reader: ProtoReader): EventFilter {
  let on: EventFilter['on'] = 'stream';
  let expression: Pick<EventFilter, 'regex' | 'prefixes'> = { regex: null, prefixes: [] };
  let window: number | null = null;
  let checkpointMultiplier = 1;
  while (reader.next()) {
    if (reader.field === 1 || reader.field === 2) {
      on = reader.field === 1 ? 'stream' : 'type';
      expression = decodeExpression(reader.message());
    } else if (reader.field === 3) window = reader.number();
    else if (reader.field === 5) checkpointMultiplier = reader.number();
  }
  return { on, ...expression, window, checkpointMultiplier };
}

function decodeExpression(reader: ProtoReader): Pick<EventFilter, 'regex' | 'prefixes'> {
  let regex: string | null = null;
  const prefixes: string[] = [];
  while (reader.next()) {
    if (reader.field === 1) regex = reader.text();
    else if (reader.field === 2) prefixes.push(reader.text());
  }
  return { regex: regex === '' ? null : regex, prefixes };
}

function decodeNumber(reader: ProtoReader): number {
  let value = 0;
  while (reader.next()) if (reader.field === 1) value = reader.number();
  return value;
}

function firstField(reader: ProtoReader): number {
  return reader.next() ? reader.field : 0;
}

export function encodeConfirmation(subscriptionId: string): Buffer {
  return new ProtoWriter().message(2, new ProtoWriter().text(1, subscriptionId)).finish();
}

export function encodeCheckpoint(position: number): Buffer {
  return new ProtoWriter().message(3, new ProtoWriter().number(1, position).number(2, position)).finish();
}

export function encodeStreamNotFound(stream: string): Buffer {
  return new ProtoWriter().message(4, new ProtoWriter().message(1, new ProtoWriter().text(3, stream))).finish();
}

export function encodeFirstStreamPosition(revision: number): Buffer {
  return new ProtoWriter().number(5, revision).finish();
}

export function encodeLastStreamPosition(revision: number): Buffer {
  return new ProtoWriter().number(6, revision).finish();
}

export function encodeCaughtUp(): Buffer {
  return new ProtoWriter().empty(8).finish();
}
