import type { Scheme } from '../language/scheme.js';
import type { Source } from '../language/source.js';

/** An element of a scheme that states what some lines of the document say. */
export interface Carrier {
  readonly name: string;
  readonly ranges: readonly Source[];
}

interface Cited {
  readonly source: Source;
  readonly more?: readonly Source[] | undefined;
}

/** Every element that cites the document, but the readings: those say how a line is understood, not what it says. */
export function carriersOf(scheme: Scheme): readonly Carrier[] {
  const { verdict } = scheme;
  return [
    ...coded('bloc', scheme.blocks),
    ...scheme.blocks.flatMap(({ criteria }) => coded('critère', criteria)),
    ...coded('choix', scheme.choices),
    ...coded('compétence', scheme.competencies),
    ...coded('compétence transversale', scheme.transversal),
    ...coded('grille', scheme.rubric),
    ...scheme.rubric.flatMap(({ items }) => coded('point', items)),
    ...coded('unité', scheme.units),
    ...coded('épreuve', scheme.assessments),
    ...scheme.assessments.flatMap(partsOf),
    ...scheme.evidence.map((each) => carrier(`preuve de ${each.competency}`, each)),
    ...scheme.stages.flatMap(({ pieces }) => coded('note', pieces)),
    ...scheme.facts.flatMap(({ group, sources }) =>
      Object.entries(sources).map(([item, source]) => carrier(`fait ${group}.${item}`, { source })),
    ),
    ...coded('règle', scheme.rules),
    ...coded('condition', scheme.conditions),
    ...(verdict.mode === 'computed' ? coded('réserve', verdict.reserves) : []),
    ...coded('disposition', scheme.provisions),
    ...coded('nom de fichier', scheme.fileNames),
    ...coded('signature', scheme.signatures),
    ...coded('échéance', scheme.deadlines),
    ...coded('aménagement', scheme.accommodations),
    ...(scheme.exemption ? exemptionParts(scheme.exemption) : []),
    ...(scheme.titleJury?.source ? [carrier('jury du titre', { source: scheme.titleJury.source })] : []),
  ];
}

function partsOf(assessment: Scheme['assessments'][number]): readonly Carrier[] {
  const { code, criteria, bounds, deliverables, singleBlockVariant } = assessment;
  return [
    ...coded('critère', criteria),
    ...bounds.map((bound) => carrier(`limite de ${code} (${bound.what})`, bound)),
    ...coded('pièce', deliverables),
    ...(singleBlockVariant ? [carrier(`variante ${singleBlockVariant.code} de ${code}`, singleBlockVariant)] : []),
  ];
}

function exemptionParts(exemption: NonNullable<Scheme['exemption']>): readonly Carrier[] {
  return [
    carrier('exemption', exemption),
    carrier('avis d’exemption', exemption.opinion),
    ...coded('condition d’exemption', exemption.conditions),
  ];
}

function coded(noun: string, elements: readonly (Cited & { readonly code: string })[]): readonly Carrier[] {
  return elements.map((element) => carrier(`${noun} ${element.code}`, element));
}

function carrier(name: string, { source, more = [] }: Cited): Carrier {
  return { name, ranges: [source, ...more] };
}
