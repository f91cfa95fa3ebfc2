// A second opinion on a verdict, for auditors: small, slow and obvious, in one file that needs nothing but Node.
//   node second-opinion.mjs <scheme.json> <dossier.json>
// Where a fact is missing, it tries the lowest and the highest value that the fact could take: whatever comes out the
// same both times is decided, the rest is not known yet. It expects a dossier that was found valid.
import { readFileSync } from 'node:fs';

export function secondOpinion(scheme, dossierText) {
  const whole = readExactly(dossierText);
  const dossier = whole.dossier ?? whole;
  return scheme.verdict.mode === 'computed' ? compute(scheme, dossier) : listForJury(scheme, dossier);
}

function compute(scheme, dossier) {
  const { gate, title, blocks, credits, reserves, measures, derogable } = scheme.verdict;
  const waived = (dossier.derogations ?? []).map(({ code }) => code);
  const judged = scheme.rules.flatMap((rule) =>
    judge(scheme, dossier, rule, derogable.includes(rule.code) ? waived : []),
  );
  const of = (codes) => codes.flatMap((code) => judged.filter((each) => each.code === code));
  const failing = (codes) => of(codes).flatMap(({ truth, reason }) => (truth === false ? [reason] : []));
  const truthOf = (codes) => overall(of(codes).map(({ truth }) => truth));
  const shut = truthOf(gate) === false;
  const conditions = [...gate, ...title.map(({ rule }) => rule)];
  const validated = shut ? [] : blocks.filter(({ rule }) => truthOf([rule]) === true).map(({ block }) => block);
  const found = reserves.filter(({ when }) => !shut && holds(when, at(scheme, dossier, 'low'), ''));
  const reserved = found.map(({ code }) => code);
  const open = blocks.some(({ rule }) => truthOf([rule]) === null) || truthOf(gate) === null;
  const settled = { all: truthOf(conditions), open, reserved: reserved.length > 0 };
  const decision = shut ? 'not_admissible' : decide(settled, validated.length, blocks.length);
  const earned = credits.map(({ unit, credits: worth, rule, item, withheldBy, afterGate }) => {
    const { truth } = of([rule]).find((each) => each.item === item);
    const known = truth !== null && !(shut && afterGate);
    return [unit, known ? (truth && !reserved.includes(withheldBy) ? worth : 0) : null];
  });
  const figure = (each) => (shut && each.afterGate ? null : measured(scheme, dossier, each));
  const waiting = of(conditions).flatMap(({ awaits }) => awaits);
  return {
    decision,
    titleAwarded: decision.startsWith('admitted'),
    blocksValidated: validated,
    reasons: failing(shut ? gate : conditions),
    alsoUnmet: shut ? failing(title.filter(({ deliberated }) => !deliberated).map(({ rule }) => rule)) : [],
    reserves: reserved,
    credits: Object.fromEntries(earned),
    creditsTotal: earned.reduce((total, [, value]) => total + (value ?? 0), 0),
    measures: Object.fromEntries(measures.map((each) => [each.code, figure(each)])),
    unknown: decision === 'undetermined' ? [...new Set(waiting)] : [],
  };
}

function decide({ all, open, reserved }, validated, blocks) {
  if (all === true) return reserved ? 'admitted_with_reserve' : 'admitted';
  if (all === null || open) return 'undetermined';
  return validated > 0 && validated < blocks ? 'partial' : 'refused';
}

// True, false, or null while the lowest and the highest possible value disagree; one answer for each item of a family.
function judge(scheme, dossier, { code, reason = code, each, test }, waived) {
  const items = each ? itemsOf(each, { scheme }) : [''];
  return items.map((item) => {
    const name = named(reason, item);
    const awaits = awaited(test, scheme, dossier, item);
    const ends = (awaits.length > 0 ? ['low', 'high'] : ['low']).map((end) => at(scheme, dossier, end));
    const [low, high = low] = ends.map((facts) => holds(test, facts, item, each?.over));
    const truth = low === high ? low || waived.includes(name) : null;
    return { code, item, reason: name, truth, awaits: truth === null ? awaits : [] };
  });
}

function overall(truths) {
  return truths.includes(false) ? false : truths.includes(null) ? null : true;
}

function holds(test, facts, item, over) {
  const again = (part) => holds(part, facts, item, over);
  if (test.all) return test.all.every(again);
  if (test.any) return test.any.some(again);
  if (test.not) return !again(test.not);
  if (test.holds) return facts.read(test.holds, item) === true;
  if (test.present) return facts.written(test.present, item) !== null;
  if (test.contains) return facts.has(test.contains.set, test.contains.item === '*' ? item : test.contains.item);
  if (!test.compare) throw new Error(`no such expression: ${Object.keys(test)}`);
  const [left, right] = [measure(test.compare.left, facts, item, over), measure(test.compare.right, facts, item, over)];
  return left !== null && right !== null && compare(left, test.compare.operator, right);
}

function measure(what, facts, item, over) {
  if (what.value !== undefined) return number(what.value);
  if (what.fact) return facts.read(what.fact, item);
  if (what.param) return number(groupOf(facts.scheme, over).parameters[what.param][item]);
  if (what.count) {
    const counted = itemsOf(what.count, facts).filter((each) => holds(what.count.where, facts, each, what.count.over));
    return number(String(counted.length));
  }
  if (!what.sum) throw new Error(`no such measure: ${Object.keys(what)}`);
  const values = itemsOf(what.sum, facts).map((each) => facts.read(`${what.sum.over}.*`, each));
  return values.filter((value) => value !== null).reduce(add, number('0'));
}

function itemsOf({ over, items }, facts) {
  return items ?? groupOf(facts.scheme, over).items ?? [''];
}

function measured(scheme, dossier, { measure: what, as }) {
  if (awaited(what, scheme, dossier, '').length > 0) return null;
  const value = measure(what, at(scheme, dossier, 'low'), '');
  return as === 'count' ? Number(value.over / value.under) : spell(value);
}

// The facts of a dossier, with every missing one at one end of what it could be.
function at(scheme, dossier, bound) {
  const written = (reference, item) => {
    const { group, item: own, field } = parts(scheme, reference, item);
    const entry = group.items === null ? dossier[group.group] : dossier[group.group]?.[own];
    return (field === null ? entry : entry?.[field]) ?? null;
  };
  const read = (reference, item) => {
    const { group, item: own } = parts(scheme, reference, item);
    const value = written(reference, item);
    if (value !== null) return typeof value === 'boolean' || group.kind === 'choice' ? value : number(value);
    if (missingName(group, dossier, own) === null) return null;
    if (group.kind === 'boolean') return bound === 'high';
    return number(bound === 'low' ? group.min : (group.parameters?.max?.[own] ?? group.max));
  };
  return { scheme, written, read, has: (set, item) => (dossier[set] ?? []).includes(item) };
}

// Null when an empty entry decides by itself; otherwise what the missing fact is called.
function missingName(group, dossier, item) {
  const isAbsent = (dossier[group.group] ?? null) === null && group.items !== null;
  if (isAbsent && group.unknownWhole) return named(group.unknownWhole, item);
  return group.whenNull === 'fails' ? null : named(group.unknown ?? `MISSING:${group.group}.{item}`, item);
}

// Every missing fact that an expression speaks of, in order.
function awaited(test, scheme, dossier, item) {
  if (test === null || typeof test !== 'object') return [];
  if (test.holds || test.fact) return awaitedFact(test.holds ?? test.fact, scheme, dossier, item);
  const over = test.count ?? test.sum;
  if (!over) return Object.values(test).flatMap((part) => awaited(part, scheme, dossier, item));
  const inner = over.where ?? { fact: `${over.over}.*` };
  return itemsOf(over, { scheme }).flatMap((each) => awaited(inner, scheme, dossier, each));
}

function awaitedFact(reference, scheme, dossier, item) {
  const { group, item: own } = parts(scheme, reference, item);
  const name = missingName(group, dossier, own);
  return at(scheme, dossier, 'low').written(reference, item) !== null || name === null ? [] : [name];
}

// Where nothing is computed: what the assessors found on each criterion and competency that the candidate presents.
function listForJury(scheme, dossier) {
  const { verdict, choices = [] } = scheme;
  const listed = (group, code) => (dossier[group] ?? []).includes(code);
  const optional = choices.flatMap(({ exactlyOneOf }) => exactlyOneOf);
  const all = scheme.blocks.map(({ code }) => code);
  const whole = all.filter((code) => !optional.includes(code) || listed(verdict.chosen, code));
  const sought = whole.filter((code) => listed(verdict.sought, code));
  const isPresented = (block) => (sought.length > 0 ? sought : whole).includes(block);
  const homes = [...scheme.blocks.map((block) => ({ ...block, blocks: [block.code] })), ...scheme.assessments];
  const findAll = (home) => {
    const needsEvidence = sought.length === 1 && verdict.evidence && home.singleBlockVariant?.needsEvidence;
    const unseen = needsEvidence && !listed(verdict.evidence, home.code) ? `EVIDENCE_MISSING:${home.code}` : null;
    const criteria = (home.criteria ?? []).filter(({ repeats }) => !repeats);
    return criteria.map((criterion) => findCriterion(scheme, dossier, criterion, unseen));
  };
  const found = homes.filter(({ blocks }) => blocks.some(isPresented)).flatMap(findAll);
  const wanted = scheme.competencies.filter(({ block }) => isPresented(block));
  const mastered = wanted.map(({ code }) => masteryOf(scheme, dossier, code));
  const waiting = [...found, ...mastered].flatMap(({ state, name }) => (state === 'unknown' && name ? [name] : []));
  const nothing = { titleAwarded: false, blocksValidated: [], reasons: [], alsoUnmet: [], reserves: [], credits: {} };
  const measures = Object.fromEntries([...mastered, ...found].map(({ code, state }) => [code, state]));
  return { decision: 'for_jury', ...nothing, creditsTotal: 0, measures, unknown: [...new Set(waiting)] };
}

function masteryOf(scheme, dossier, code) {
  const group = groupOf(scheme, scheme.verdict.competencies);
  const name = group.required === false ? null : named(group.unknown, code);
  return { code, state: dossier[group.group]?.[code] ?? 'unknown', name };
}

function findCriterion(scheme, dossier, { code, operator, threshold }, unseen) {
  const { criteria, exempted } = scheme.verdict;
  const names = [criteria].flat();
  const group = scheme.facts.find((each) => names.includes(each.group) && each.items.includes(code));
  const conditions = Object.keys(scheme.facts.find((each) => each.group === exempted)?.fields ?? {});
  const exemption = dossier[exempted]?.[code];
  if (exemption && conditions.every((condition) => exemption[condition] === true)) return { code, state: 'exempted' };
  const value = unseen ? null : (dossier[group.group]?.[code] ?? null);
  if (value === null) return { code, state: 'unknown', name: unseen ?? named(group.unknown, code) };
  if (group.kind === 'choice' && threshold === null) return { code, state: value };
  const rank = (text) => number(group.kind === 'choice' ? String(group.values.indexOf(text)) : text);
  return { code, state: compare(rank(value), operator ?? '>=', rank(threshold)) ? 'met' : 'not_met' };
}

function parts(scheme, reference, item) {
  const dot = reference.indexOf('.');
  const group = groupOf(scheme, dot < 0 ? reference : reference.slice(0, dot));
  const rest = dot < 0 ? '' : reference.slice(dot + 1);
  const field = Object.keys(group.fields ?? {}).find((name) => rest.endsWith(`.${name}`)) ?? null;
  const own = field === null ? rest : rest.slice(0, -field.length - 1);
  return { group, item: own === '*' ? item : own, field };
}

function groupOf(scheme, code) {
  return scheme.facts.find(({ group }) => group === code);
}

function named(template, item) {
  return template.split('{item}').join(item);
}

// Numbers are kept as they are written: as texts, so that nothing rounds them.
function readExactly(text) {
  const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
  return JSON.parse(text.replace(token, (found) => (found.startsWith('"') ? found : `"${found}"`)));
}

// A fraction: a whole number over another, both without limit.
function number(text) {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(sign + whole + fraction);
  const [up, down] = [10n ** BigInt(Math.max(power, 0)), 10n ** BigInt(Math.max(-power, 0))];
  return { over: digits * up, under: down };
}

function add(a, b) {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

function compare(a, operator, b) {
  const [l, r] = [a.over * b.under, b.over * a.under];
  return { '>': l > r, '>=': l >= r, '<': l < r, '<=': l <= r, '=': l === r }[operator];
}

function spell({ over, under }) {
  const whole = over / under;
  let [rest, digits] = [over % under, ''];
  while (rest !== 0n) {
    digits += (rest * 10n) / under;
    rest = (rest * 10n) % under;
  }
  return digits === '' ? String(whole) : `${whole}.${digits}`;
}

if (process.argv[1]?.endsWith('second-opinion.mjs')) {
  const [scheme, dossier] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
  process.stdout.write(`${JSON.stringify(secondOpinion(JSON.parse(scheme), dossier), null, 2)}\n`);
}
