import { candidacy, isSettled, type Candidacy, type CandidacyCommand, type Piece } from '@parchemin/candidacy';
import { loadCalendars } from '@parchemin/calendars';
import type { Asked, CommandId, Decimal, Instant } from '@parchemin/kernel';
import { loadCertifications } from '@parchemin/schemes';
import { nextAct } from './next-act.js';
import { peopleAround } from './people.js';
import { cohortOf, populationOf, type Character, type Cohort } from './population.js';
import type { PlannedAct } from './view.js';

const certifications = loadCertifications('seeds');
const calendars = loadCalendars('seeds').all();

function peopleOf(id: string, size: number, seed: number) {
  const scheme = certifications.find((each) => each.id === id)!;
  const cohort = cohortOf(
    scheme,
    calendars.find((each) => each.scheme === id)!,
  );
  return { scheme, cohort, population: populationOf(scheme, cohort, size, seed) };
}

const levels = { min: 0, max: 5 };
const pieces: readonly Piece[] = [
  { kind: 'mark', piece: 'CC1', outOf: '20' as Decimal, approval: 'subject', copyCheck: true },
  { kind: 'attendance', piece: 'PP1' },
  { kind: 'average', piece: 'UE1', outOf: '20' as Decimal },
  { kind: 'work', piece: 'RA1', levels, approvals: ['planning'] },
  {
    kind: 'grid',
    piece: 'GRILLES',
    competencies: [
      { competency: '1.1', ...levels, by: 'tutor' },
      { competency: '1.2', ...levels, by: 'trainer' },
    ],
    transversal: [{ competency: 'T01', ...levels }],
    copies: ['centre', 'certifier'],
  },
  { kind: 'file', piece: 'RA', naming: '{NOM} {Prénom} RA {date}.pdf', copies: ['tutor'], copyCheck: false },
  {
    kind: 'assessment',
    piece: 'E1',
    modality: 'E1',
    criteria: [{ criterion: 'E1.1', as: 'outcome', conditional: false }],
    competencies: ['C1'],
    entry: 'confirmed',
    signatures: [
      { quality: 'juror-1', external: false },
      { quality: 'juror-2', external: true },
    ],
    needsEvidence: true,
  },
  { kind: 'oral', piece: 'ORAL', minutes: 60, rubric: [{ item: 'P1', max: '2' as Decimal }] },
];

/** One candidate whose only stage expects a piece of every kind, lived to the end of it by the domain's own rules. */
function lived(
  character: Character,
  cohort: Cohort,
): { acts: readonly PlannedAct[]; refused: string[]; state: Candidacy } {
  let state: Candidacy = candidacy.initial;
  let revision = -1;
  let now = cohort.startsAt;
  const asked = new Map<string, Instant>();
  const acts: PlannedAct[] = [];
  const refused: string[] = [];
  const ask = (by: PlannedAct['by'], command: CandidacyCommand): void => {
    const told = candidacy.decide(
      { ...command, by, at: now, commandId: 'x' as CommandId } as Asked<CandidacyCommand>,
      state,
    );
    if ('refused' in told) refused.push(`${command.type}: ${told.refused}`);
    else for (const event of told) state = candidacy.evolve(state, event, (revision += 1));
  };
  const { reference, school } = character;
  const people = peopleAround(school, character.person);
  const plan = {
    reference,
    school,
    scheme: cohort.scheme,
    schemeVersion: 1,
    cohort: cohort.cohort,
    calendar: cohort.calendar,
  };
  ask(people.operations, { type: 'EnrolCandidate', ...plan });
  const rule = { text: 'r', zone: 'Europe/Paris', zoneData: 'z', calendar: 'c@1' };
  const deadline = { deadline: 'd', stage: 'S', due: '2028-01-10T16:00:00.000Z' as Instant, rule, ladder: [] };
  ask({ id: 'process', role: 'process', school: null }, { type: 'OpenStage', stage: 'S', pieces, deadline });
  for (let turn = 0; turn < 200 && state.status !== 'absent'; turn += 1) {
    const around = peopleAround(state.enrolment.school, character.person);
    const about = { path: state, character, people: around, cohort, now, asked, withOthers: new Set<string>() };
    const act = nextAct({ ...about, latest: new Map(), presented: [], mayBeExempted: false, hasGate: false });
    if (!act) break;
    now = act.at;
    asked.set(act.key, act.at);
    acts.push(act);
    // Its new instants come from the write path, which there is none of here.
    if (act.act !== 'ExtendDeadline') ask(act.by, { type: act.act, ...act.body } as CandidacyCommand);
  }
  return { acts, refused, state };
}

describe('a simulated population', () => {
  it.each(certifications.map(({ id }) => id))('of %s is the same for the same seed, and another for another', (id) => {
    const [once, again, other] = [1, 1, 2].map((seed) =>
      peopleOf(id, 20, seed).population.map(({ draws: _, ...who }) => who),
    );
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
    expect(new Set(once!.map(({ candidacy: each }) => each)).size).toBe(20);
  });

  it('chooses one of the optional blocks, and now and then a single block where the rules know of it', () => {
    const { population } = peopleOf('diplovis', 40, 1);
    expect(new Set(population.map(({ choice }) => choice?.optional.join()))).toEqual(new Set(['7A', '7B']));
    const sought = peopleOf('rdc', 60, 1).population.filter(({ choice }) => choice?.sought.length === 1);
    expect(sought.length).toBeGreaterThan(0);
  });
});

describe('what people do next', () => {
  const { cohort, population } = peopleOf('cgco', 60, 7);

  let lives: readonly ReturnType<typeof lived>[] = [];

  beforeAll(() => {
    lives = population.map((character) => lived(character, cohort));
  });

  it('is the same for the same seed, act by act', () => {
    const [first] = peopleOf('cgco', 1, 7).population;
    expect(lived(first!, cohort).acts).toEqual(lives[0]!.acts);
  });

  it('never meets a refusal of the domain', () => {
    expect(lives.flatMap(({ refused }) => refused)).toEqual([]);
  });

  it('settles a piece of every kind, unless the candidate leaves or never deposits', () => {
    const endings = lives.map(({ state }) => state);
    const settled = endings.filter(
      (state) => state.status === 'active' && pieces.every((piece) => isSettled(piece, state)),
    );
    expect(settled.length).toBeGreaterThan(population.length / 2);
    for (const state of endings) {
      if (state.status !== 'active') expect(['withdrawn', 'excluded']).toContain(state.status);
    }
  });

  it('goes forward in time alone', () => {
    for (const { acts } of lives) {
      const instants = acts.map(({ at }) => at);
      expect(instants).toEqual([...instants].sort());
    }
  });

  it('waits for the school that does not answer for some weeks', () => {
    const silent = lives.flatMap(({ acts }) => acts.filter(({ by }) => by.school === 'lille'));
    const during = silent.filter(({ at }) => at > '2027-12-12' && at < '2028-01-24');
    expect(silent.length).toBeGreaterThan(0);
    expect(during).toEqual([]);
    const others = lives.flatMap(({ acts }) => acts.filter(({ by }) => by.school !== null && by.school !== 'lille'));
    expect(others.some(({ at }) => at > '2027-12-12' && at < '2028-01-24')).toBe(true);
  });
});
