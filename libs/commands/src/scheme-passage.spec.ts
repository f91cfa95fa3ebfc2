import { schemesOf, type Certification } from '@parchemin/schemes';
import { certifications, WholePath } from '../testing/whole-path.js';
import { passagePlanning } from './scheme-passage.js';

const first = certifications.find(({ id }) => id === 'cgco')!;
const said = { label: 'moved', labelFr: 'déplacé' };

/** The same certification registered again: one piece has another code, one is dropped, and something is said of who is under way. */
function second(underWay: Certification['underWay']): Certification {
  const stages = first.stages.map((stage) => ({
    ...stage,
    pieces: stage.pieces
      .filter(({ code }) => code !== 'CC2')
      .map((piece) => (piece.code === 'CC1' ? { ...piece, code: 'CC1B' } : piece)),
  }));
  return { ...first, version: 2, stages, underWay };
}

function moving(underWay: Certification['underWay'], version = 2) {
  const both = [first, second(underWay)];
  const plan = passagePlanning(schemesOf(both, both));
  return async (path: WholePath) => {
    return plan({ type: 'MoveToSchemeVersion', version, reason: 'registered again' }, await path.state());
  };
}

describe('the passage to another version of the rules', () => {
  const mapping = [
    { list: 'assessments' as const, from: 'CC1', to: 'CC1B' },
    { list: 'assessments' as const, from: 'CC2', to: null },
  ];

  it('takes from the new version what open stages expect and where recorded pieces go', async () => {
    const path = await WholePath.enrolled('cgco');
    await path.open('continuous-assessment');
    const planned = await moving({ ...said, rule: 'move', mapping })(path);
    expect(planned).toMatchObject({ passage: { renamed: { CC1: 'CC1B' }, dropped: ['CC2'] } });
    expect(planned).toMatchObject({ passage: { stages: [{ stage: 'continuous-assessment' }] } });
    expect(JSON.stringify(planned)).toContain('"piece":"CC1B"');
    expect(JSON.stringify(planned)).not.toContain('"piece":"CC2"');
  });

  it('is closed where the new version lets those under way end as they began', async () => {
    const path = await WholePath.enrolled('cgco');
    const stay = await moving({ ...said, rule: 'stay', until: null })(path);
    expect(stay).toEqual({ refused: 'NoPassage', from: 1, to: 2 });
  });

  it('is closed over two versions at once, and to a version that nobody knows', async () => {
    const path = await WholePath.enrolled('cgco');
    expect(await moving({ ...said, rule: 'move', mapping: [] }, 3)(path)).toEqual({
      refused: 'NoPassage',
      from: 1,
      to: 3,
    });
  });
});
