import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { candidacyWorkflowId } from '@parchemin/candidacy-process';
import { startParts, type RunningParts } from '@parchemin/testing';
import { Client, Connection } from '@temporalio/client';
import { GateBusy, type GateIdentity, type ProcessGate } from './process-gate.js';
import { temporalGate } from './temporal-gate.js';

const namespace = 'parchemin';
const patienceMillis = 30_000;

describe('the gate to the real Temporal', () => {
  let parts: RunningParts;
  let gate: ProcessGate;
  const database = () => join(parts.folder, 'temporal');
  const copy = () => join(parts.folder, 'temporal-copy');

  beforeAll(async () => {
    parts = await startParts({ temporal: true, own: true });
    gate = temporalGate(parts.url('temporal'), namespace);
  });

  afterAll(async () => {
    await gate.close();
    await parts.stop();
  });

  it('starts a process with the first poke, and wakes the same one with the next', async () => {
    await gate.poke('c1', 3, false);
    await gate.poke('c1', 4, true);
    const connection = await Connection.connect({ address: parts.url('temporal') });
    const handle = new Client({ connection, namespace }).workflow.getHandle(candidacyWorkflowId('c1'));
    const { events } = await handle.fetchHistory();
    await connection.close();
    expect(events?.filter((event) => event.workflowExecutionStartedEventAttributes)).toHaveLength(1);
    expect(events?.filter((event) => event.workflowExecutionSignaledEventAttributes)).toHaveLength(2);
  });

  it('ends the run that there is and begins another', async () => {
    await gate.poke('c2', 3, false);
    const connection = await Connection.connect({ address: parts.url('temporal') });
    const { workflow } = new Client({ connection, namespace });
    const former = await workflow.getHandle(candidacyWorkflowId('c2')).describe();
    await gate.restart('c2', false);
    const now = await workflow.getHandle(candidacyWorkflowId('c2')).describe();
    const ended = await workflow.getHandle(candidacyWorkflowId('c2'), former.runId).describe();
    await gate.restart('c3', false);
    const begun = await workflow.getHandle(candidacyWorkflowId('c3')).describe();
    await connection.close();
    expect(now.runId).not.toBe(former.runId);
    expect([ended.status.name, now.status.name, begun.status.name]).toEqual(['TERMINATED', 'RUNNING', 'RUNNING']);
  });

  it('keeps in the namespace which code began the runs, beside how far it was poked', async () => {
    expect(await gate.mark(4n)).toBe(true);
    expect(await gate.markGeneration(7)).toBe(true);
    expect(await gate.identity()).toMatchObject({ marked: 4n, generation: 7 });
    await expect(gate.serving()).rejects.toBeInstanceOf(GateBusy);
  });

  it('knows an older copy of the database, which calls itself by the same name, by its mark', async () => {
    expect(await gate.mark(5n)).toBe(true);
    const before = await gate.identity();
    expect(before.marked).toBe(5n);
    await parts.stop('temporal');
    await cp(database(), copy(), { recursive: true });
    await parts.start('temporal');
    expect(await whenBack(gate)).toEqual(before);
    await gate.mark(9n);
    await parts.stop('temporal');
    await rm(database(), { recursive: true });
    await cp(copy(), database(), { recursive: true });
    await parts.start('temporal');
    expect(await whenBack(gate)).toEqual({ cluster: before.cluster, marked: 5n, generation: 7 });
  });

  it('knows a deleted database by its other name', async () => {
    const before = await gate.identity();
    await parts.stop('temporal');
    await rm(database(), { recursive: true });
    await parts.start('temporal');
    const after = await whenBack(gate);
    expect(after.cluster).not.toBe(before.cluster);
    expect(after).toMatchObject({ marked: null, generation: null });
  });

  it('says that Temporal is away, not that the process is bad', async () => {
    await parts.stop('temporal');
    await expect(gate.poke('c1', 5, true)).rejects.toBeInstanceOf(GateBusy);
    await parts.start('temporal');
  });
});

async function whenBack(gate: ProcessGate): Promise<GateIdentity> {
  for (const end = Date.now() + patienceMillis; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const seen = await gate.identity().catch((error: unknown) => error);
    if (!(seen instanceof Error)) return seen as GateIdentity;
    if (Date.now() > end) throw seen;
  }
}
