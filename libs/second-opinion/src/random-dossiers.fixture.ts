import type { Certification } from '@parchemin/schemes';

type Group = Certification['facts'][number];

/** Dossiers of any scheme by seeded chance: some nearly perfect, some at every limit, some full of holes. */
export function randomDossiers(scheme: Certification, seed: number): () => Record<string, unknown> {
  const chance = seeded(seed);
  const limits = [...new Set(scheme.rules.flatMap(({ value }) => (value === null ? [] : [value])))];
  const thresholds = new Map(
    [...scheme.blocks, ...scheme.assessments]
      .flatMap(({ criteria }) => criteria)
      .flatMap(({ code, threshold }) => (threshold === null ? [] : [[code, threshold] as const])),
  );
  return () => {
    const disorder = [0.004, 0.02, 0.1, 0.6][Math.floor(chance() * 4)] ?? 0;
    const groups = scheme.facts.filter(({ required }) => required || chance() < 0.5);
    const value = (group: Group, item: string): unknown => valueOf(group, item, chance, disorder, limits, thresholds);
    return Object.fromEntries(groups.map((group) => [group.group, groupValue(group, value, chance, disorder, scheme)]));
  };
}

function groupValue(
  group: Group,
  value: (group: Group, item: string) => unknown,
  chance: () => number,
  disorder: number,
  scheme: Certification,
): unknown {
  if (group.kind === 'set') return setValue(group, chance, disorder, scheme);
  if (group.items === null) return value(group, '');
  if (group.unknownWhole !== undefined && chance() < disorder / 4) return null;
  const items = group.partial ? group.items.filter(() => chance() >= disorder / 2) : group.items;
  // A whole family of items at nothing: a block that fails alone.
  const family = group.kind === 'integer' && chance() < 0.15 ? items[Math.floor(chance() * items.length)]?.[0] : null;
  if (group.kind !== 'record') {
    return Object.fromEntries(items.map((item) => [item, item[0] === family ? 0 : value(group, item)]));
  }
  const recorded = group.required ? items : items.filter(() => chance() < disorder);
  const { fields } = group;
  return Object.fromEntries(
    recorded.map((item) => [
      item,
      Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldValue(field, chance, disorder)])),
    ]),
  );
}

function setValue(
  group: Extract<Group, { kind: 'set' }>,
  chance: () => number,
  disorder: number,
  scheme: Certification,
): readonly string[] {
  const { verdict, choices } = scheme;
  const chosen = verdict.mode === 'for_jury' && verdict.chosen === group.group ? choices[0] : undefined;
  if (chosen) return [chosen.exactlyOneOf[Math.floor(chance() * chosen.exactlyOneOf.length)] ?? ''];
  return group.items.filter(() => chance() < disorder / 3);
}

type Field = Extract<Group, { kind: 'record' }>['fields'][string];

function fieldValue(field: Field, chance: () => number, disorder: number): unknown {
  if (field.kind === 'boolean') return chance() >= disorder / 2;
  if (field.nullable && chance() < disorder / 2) return null;
  if (field.kind === 'choice') return field.values[Math.floor(chance() * field.values.length)];
  return Math.floor(Number(field.min) + chance() * (Number(field.max) + 1 - Number(field.min)));
}

function valueOf(
  group: Group,
  item: string,
  chance: () => number,
  disorder: number,
  limits: readonly string[],
  thresholds: ReadonlyMap<string, string>,
): unknown {
  if (chance() < disorder / 5) return null;
  if (group.kind === 'boolean') return chance() >= disorder / 3;
  if (group.kind === 'choice') return group.values[Math.floor(chance() * group.values.length)];
  if (group.kind !== 'decimal' && group.kind !== 'integer') return null;
  const max = Number(group.parameters['max']?.[item] ?? group.max);
  if (chance() >= disorder) return group.parameters['max'] ? String(max * 0.75) : String(max);
  if (group.kind === 'integer') return Math.floor(chance() * (max + 1));
  const near = thresholds.get(item) ?? limits[Math.floor(chance() * limits.length)];
  const wished = Number(near ?? 0) + (Math.floor(chance() * 3) - 1) / 100;
  return wished >= 0 && wished <= max && chance() < 0.7 ? wished.toFixed(2) : (chance() * max).toFixed(3);
}

/** The same dossiers for the same seed, on every machine. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
