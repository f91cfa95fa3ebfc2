import { resolve } from 'node:path';
import { loadSchemes } from './load-schemes.js';

describe('the schemes of the seeds', () => {
  const schemes = loadSchemes(resolve(__dirname, '../../../seeds'));

  it('are found by id and version, and by nothing else', () => {
    const [first] = schemes.all();
    expect(first && schemes.find(first.id, first.version)).toBe(first);
    expect(schemes.find('nobody', 1)).toBeUndefined();
  });

  it('name pieces that no other stage expects, so that a mark has one home', () => {
    for (const scheme of schemes.all()) {
      const codes = scheme.stages.flatMap((stage) => stage.pieces.map((piece) => piece.code));
      expect(new Set(codes).size).toBe(codes.length);
    }
  });
});
