import { memoryEventStore } from '@parchemin/event-store';
import type { NewEvent } from '@parchemin/event-store';
import { instantFromMillis, type CommandId } from '@parchemin/kernel';
import { randomUUID } from 'node:crypto';
import { examine } from './findings.js';

describe('what a campaign finds', () => {
  it('names what was lost, what stands twice, which step was doubled, which was missed and which stage stayed open', async () => {
    const store = memoryEventStore();
    const mark = (piece: string) => fact('MarkRecorded', { piece, mark: '12.5' });
    const step = fact('DeadlineStepTaken', { deadline: 'd', armedAt: 2, step: 's' });
    await store.append('candidacy-1', 'no-stream', [mark('P1'), mark('P1'), step, { ...step, id: randomUUID() }]);
    const acknowledged = ['P1', 'P2'].map((piece) => ({ candidacy: '1', piece, mark: '12,5', revision: 0 }));
    const due = [
      { candidacy: '1', facts: ['DeadlineStepTaken s', 'DeadlineStepTaken s'] },
      { candidacy: '2', facts: ['StageClosed'] },
    ];
    expect(await examine(store, acknowledged, ['1'], due)).toMatchObject({
      lost: ['1 P2'],
      doubled: ['1 P1'],
      doubledSteps: ['1 step d@2/s'],
      unclosed: ['1'],
      missed: ['2 nothing'],
    });
  });
});

function fact(type: string, data: object): NewEvent {
  const at = instantFromMillis(0);
  const metadata = {
    actor: { id: 'a', role: 'trainer', school: null },
    commandId: 'c' as CommandId,
    correlationId: 'c',
  } as const;
  return {
    id: randomUUID(),
    event: { type, data },
    metadata: { ...metadata, causationId: 'c', schemeVersion: null, schemaVersion: 1, actedAt: at },
  };
}
