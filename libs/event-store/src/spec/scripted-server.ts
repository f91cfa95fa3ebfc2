import serverFeatures from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials, type ServerDuplexStream, type ServerWritableStream } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';

export type BatchAppendReqLike = BatchAppendReq;
export type AppendCall = ServerDuplexStream<BatchAppendReq, unknown>;
export type ReadCall = ServerWritableStream<{ getOptions(): ReadOptions | undefined }, unknown>;
type ReadOptions = InstanceType<typeof messages.ReadReq.Options>;

/** What the server does with each append and each read: all that a healthy server never does can be said here. */
export interface Script {
  append?(call: AppendCall, asked: BatchAppendReq): void;
  read?(call: ReadCall): void;
  /** gRPC status of the question for the server's features; answered when there is none. */
  readonly featuresFailWith?: number;
}

export interface ScriptedServer {
  readonly url: string;
  readonly port: number;
  close(): void;
}

export async function startScriptedServer(script: Script, port = 0): Promise<ScriptedServer> {
  const server = new Server();
  server.addService(serverFeatures.ServerFeaturesService, {
    getSupportedMethods: (_: unknown, answer: (error: object | null, methods?: unknown) => void) => {
      if (script.featuresFailWith) answer({ code: script.featuresFailWith, details: 'by the script' });
      else answer(null, methods());
    },
  });
  server.addService(streams.StreamsService, {
    read: (call: ReadCall) => script.read?.(call),
    append: () => {},
    delete: () => {},
    tombstone: () => {},
    batchAppend: (call: AppendCall) => {
      call.on('data', (asked: BatchAppendReq) => script.append?.(call, asked));
      call.on('end', () => call.end());
      call.on('error', () => {});
    },
  });
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, at) =>
      error ? reject(error) : resolve(at),
    );
  });
  return { url: `esdb://127.0.0.1:${bound}?tls=false`, port: bound, close: () => server.forceShutdown() };
}

/** What was asked, in the words of the port. */
export function askedOf(asked: BatchAppendReq): { stream: string; revision: string; ids: readonly string[] } {
  const options = asked.getOptions()!;
  return {
    stream: Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8'),
    revision: options.hasNoStream() ? 'no-stream' : options.getStreamPosition(),
    ids: asked.getProposedMessagesList().map((message) => message.getId()!.getString()),
  };
}

export function acknowledge(call: AppendCall, asked: BatchAppendReq, revision = 0, position = 100): void {
  const success = new messages.BatchAppendResp.Success();
  success.setCurrentRevision(`${revision}`);
  const at = new shared.AllStreamPosition();
  at.setCommitPosition(`${position}`);
  at.setPreparePosition(`${position}`);
  success.setPosition(at);
  const answer = new messages.BatchAppendResp();
  answer.setCorrelationId(asked.getCorrelationId());
  answer.setStreamIdentifier(asked.getOptions()?.getStreamIdentifier());
  answer.setSuccess(success);
  call.write(answer);
}

/** The in-band error of the batch path, by the name of its detail message. */
export function refuse(call: AppendCall, asked: BatchAppendReq, name: 'WrongExpectedVersion' | 'AccessDenied'): void {
  const details = new any.Any();
  details.pack(new shared[name]().serializeBinary(), `event_store.client.${name}`);
  const error = new status.Status();
  error.setDetails(details);
  const answer = new messages.BatchAppendResp();
  answer.setCorrelationId(asked.getCorrelationId());
  answer.setStreamIdentifier(asked.getOptions()?.getStreamIdentifier());
  answer.setError(error);
  call.write(answer);
}

export function confirm(call: ReadCall): void {
  const confirmation = new messages.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId('scripted');
  const answer = new messages.ReadResp();
  answer.setConfirmation(confirmation);
  call.write(answer);
}

export function deliver(call: ReadCall, stream: string, revision: number, position: number, metadata: object): void {
  const record = new messages.ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(`00000000-0000-4000-8000-${String(position).padStart(12, '0')}`);
  record.setId(id);
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream).toString('base64'));
  record.setStreamIdentifier(identifier);
  record.setStreamRevision(`${revision}`);
  record.setCommitPosition(`${position}`);
  record.setPreparePosition(`${position}`);
  record.getMetadataMap().set('type', 'SomethingHappened').set('content-type', 'application/json').set('created', '0');
  record.setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
  record.setData(Buffer.from(JSON.stringify({ position })));
  const event = new messages.ReadResp.ReadEvent();
  event.setEvent(record);
  event.setCommitPosition(`${position}`);
  const answer = new messages.ReadResp();
  answer.setEvent(event);
  call.write(answer);
}

export function checkpoint(call: ReadCall, position: number): void {
  const reached = new messages.ReadResp.Checkpoint();
  reached.setCommitPosition(`${position}`);
  reached.setPreparePosition(`${position}`);
  const answer = new messages.ReadResp();
  answer.setCheckpoint(reached);
  call.write(answer);
}

/** Where a subscription asked to begin: behind this position, or at the start. */
export function beginningOf(call: ReadCall): string {
  return call.request.getOptions()!.getAll()!.getPosition()?.getCommitPosition() ?? 'start';
}

function methods(): unknown {
  const method = new features.SupportedMethod();
  method.setMethodName('batchappend');
  method.setServiceName('event_store.client.streams.streams');
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion('23.10.0');
  supported.addMethods(method);
  return supported;
}

const statuses = { cancelled: 1, invalid: 3, unavailable: 14 } as const;

export function breakOff(call: AppendCall | ReadCall, as: keyof typeof statuses): void {
  call.emit('error', { code: statuses[as], details: `${as} by the script` });
}
