import type { Certification, SchemePiece, Verdict } from '@parchemin/schemes';

/** The pieces that feed the rules which do not hold: a rule names fact groups, and a group says where its facts come from. */
export function piecesBehind({ trace }: Verdict, scheme: Certification): readonly string[] {
  const pieces = trace.rules.flatMap(({ rule, items }) => {
    const groups = groupsIn(scheme.rules.find(({ code }) => code === rule)?.test, scheme);
    const unmet = items.filter(({ truth }) => truth !== 'met').map(({ item }) => item);
    return unmet.flatMap((item) => [...groups].flatMap((group) => piecesFeeding(group, item, scheme)));
  });
  return [...new Set(pieces)];
}

/** Where no rule is printed: what is assessed for these blocks, and the documents it is assessed on. */
export function piecesOfBlocks(blocks: readonly string[], scheme: Certification): readonly string[] {
  const concerned = scheme.stages.flatMap(({ pieces, gives }) =>
    pieces.filter((piece) => blocksOf(piece, gives, scheme).some((block) => blocks.includes(block))),
  );
  return [...new Set(concerned.map(({ code }) => code))];
}

/** A level is changed by the jury at the next oral: the grid itself stays, with what it shows for the blocks that hold. */
function piecesFeeding(group: string, item: string, scheme: Certification): readonly string[] {
  const [origin = '', from = ''] = (scheme.facts.find((each) => each.group === group)?.from ?? '').split(':');
  if (from !== '') return [from.replaceAll('{item}', item)];
  if (origin === 'settled' || origin === 'work') return [item];
  if (['level', 'transversal', 'rubric'].includes(origin)) {
    return allPieces(scheme).flatMap(({ code, kind }) => (kind === 'oral' ? [code] : []));
  }
  return [];
}

const references = ['fact', 'holds', 'present', 'over', 'set'];

function groupsIn(expression: unknown, scheme: Certification): ReadonlySet<string> {
  if (typeof expression !== 'object' || expression === null) return new Set();
  const found = Object.entries(expression).flatMap(([key, value]) => {
    if (typeof value !== 'string') return [...groupsIn(value, scheme)];
    if (key === 'rule') return [...groupsIn(scheme.rules.find(({ code }) => code === value)?.test, scheme)];
    return references.includes(key) ? [value.split('.')[0] ?? value] : [];
  });
  return new Set(found);
}

/** Its own; else those of the assessment of its name; else those of what its stage gives: assessments, or what is handed in for one. */
function blocksOf(piece: SchemePiece, gives: readonly string[], { assessments }: Certification): readonly string[] {
  if (piece.blocks.length > 0) return piece.blocks;
  const namesake = assessments.find(({ code }) => code === piece.code);
  if (namesake) return namesake.blocks;
  return assessments
    .filter(({ code, deliverables }) =>
      [code, ...deliverables.map((each) => each.code)].some((given) => gives.includes(given)),
    )
    .flatMap((assessment) => assessment.blocks);
}

function allPieces({ stages }: Certification): readonly SchemePiece[] {
  return stages.flatMap(({ pieces }) => pieces);
}
