import { happened } from './contract/ground.js';
import type { RecordedEvent } from './port.js';
import { upcasting, type Upcaster } from './upcasters.js';

const addsScale: Upcaster = {
  type: 'MarkGiven',
  from: 1,
  upcast: ({ type, data }) => ({ type, data: { ...data, outOf: '20' } }),
};
const renames: Upcaster = { type: 'MarkGiven', from: 2, upcast: ({ data }) => ({ type: 'MarkKept', data }) };

describe('upcasters', () => {
  it('raise an event step by step to its newest version, and its version with it', () => {
    const newest = upcasting([renames, addsScale])(recorded('MarkGiven', 1));
    expect(newest.event).toEqual({ type: 'MarkKept', data: { mark: '12', outOf: '20' } });
    expect(newest.metadata.schemaVersion).toBe(3);
  });

  it('begin at the version that was stored', () => {
    const newest = upcasting([addsScale, renames])(recorded('MarkGiven', 2));
    expect(newest.event).toEqual({ type: 'MarkKept', data: { mark: '12' } });
  });

  it('leave everything else of the record as it is', () => {
    const stored = recorded('MarkGiven', 1);
    const { event: _, metadata: __, ...rest } = upcasting([addsScale])(stored);
    const { event: ___, metadata: ____, ...before } = stored;
    expect(rest).toEqual(before);
    expect(stored.event.data).toEqual({ mark: '12' });
  });

  it('pass an event they do not know untouched', () => {
    const stored = recorded('StageOpened', 1);
    expect(upcasting([addsScale])(stored)).toBe(stored);
  });

  it('refuse two ways up from one version', () => {
    expect(() => upcasting([addsScale, addsScale])).toThrow('two upcasters for MarkGiven v1');
  });
});

function recorded(type: string, version: number): RecordedEvent {
  const added = happened({ mark: '12' }, type, version);
  return { ...added, stream: 'candidacy-1', revision: 0, position: 48n, recordedAt: added.metadata.actedAt };
}
