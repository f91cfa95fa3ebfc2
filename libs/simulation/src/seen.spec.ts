import { loadCalendars } from '@parchemin/calendars';
import { stagesFor, loadCertifications, loadSchemes, type Certification, type Scheme } from '@parchemin/schemes';
import { exemptedShare } from './assessment-acts.js';
import { absentShare } from './entry-acts.js';
import { carelessShare, neverDepositsShare, sentBackShare } from './evidence-acts.js';
import { departsShare } from './jury-acts.js';
import { silentSchool } from './people.js';
import { cohortOf, populationOf, type Character } from './population.js';
import { signs, type Trouble } from './seen.js';
import { lateShare } from './stage-acts.js';
import { leavingShare } from './team-acts.js';
import { teamsOf } from './team.js';
import { anomalyShare } from './towards-the-end.js';
import { shares } from './troubles.js';

const certifications = loadCertifications('seeds');
const schemes = loadSchemes('seeds');
const calendars = loadCalendars('seeds').all();
const size = 1_000;

describe.each(certifications.map((each) => [each.id, each] as const))('a thousand candidates of %s', (id, whole) => {
  const scheme = schemes.find(id, whole.version)!;
  const cohort = cohortOf(
    whole,
    calendars.find((each) => each.scheme === id)!,
  );
  const population = populationOf(whole, cohort, size, 1);

  it('meet every trouble that this certification knows of', () => {
    const expected = troublesOf(whole, scheme);
    const unmet = expected.filter((trouble) => !population.some((character) => isDue(trouble, character, scheme)));
    expect(unmet).toEqual([]);
    expect(expected.length).toBeGreaterThan(12);
  });

  it('work in teams of the printed size where it has them work together, and some teams lose a member', () => {
    const teams = teamsOf(whole, scheme, cohort, population, 1);
    const together = whole.assessments.some(({ mode }) => mode === 'group');
    expect(teams.length > 0).toBe(together);
    const members = teams.flatMap((team) => team.members);
    expect(new Set(members).size).toBe(members.length);
    for (const { members: those, school, works } of teams) {
      expect(those.every((each) => each.school === school)).toBe(true);
      for (const { most } of works) expect(those.length).toBeLessThanOrEqual(most ?? size);
    }
    const losing = teams.filter(({ draws, works }) =>
      works.some(({ assessment }) => draws.befalls(`leaves/${assessment}`, leavingShare)),
    );
    expect(losing.length > 0).toBe(together);
  });
});

/** What is met where nothing of the kind is expected would be met nowhere. */
function troublesOf({ facts, stages }: Certification, scheme: Scheme): readonly Trouble[] {
  const kinds = new Set(scheme.stages.flatMap(({ pieces }) => pieces.map(({ kind }) => kind)));
  const named = scheme.stages.some(({ pieces }) => pieces.some((piece) => piece.kind === 'file' && piece.naming));
  const only: Partial<Record<Trouble, boolean>> = {
    absence: kinds.has('mark'),
    correction: kinds.has('mark'),
    'work-sent-back': kinds.has('work'),
    'file-queued': named,
    anomaly: kinds.has('work') && kinds.has('oral'),
    derogation: stages.some(({ gate }) => gate),
    'jury-departs': stages.some(({ gate }) => gate),
    exemption: facts.some(({ from }) => from === 'exemption'),
  };
  return (Object.keys(signs) as readonly Trouble[]).filter((trouble) => only[trouble] ?? true);
}

/** By the draw that decides it, whenever its time comes. */
function isDue(trouble: Trouble, { draws, school, choice }: Character, scheme: Scheme): boolean {
  const pieces = stagesFor(scheme, choice ?? { optional: [], sought: [] }).flatMap((stage) => stage.pieces);
  const anyPiece = (question: string, share: number): boolean =>
    pieces.some(({ code }) => draws.befalls(`${question}/${code}`, share));
  switch (trouble) {
    case 'late':
    case 'escalated':
      return anyPiece('late/1', lateShare);
    case 'silent-school':
      return school === silentSchool;
    case 'absence':
      return anyPiece('absent', absentShare);
    case 'work-sent-back':
      return anyPiece('sent-back', sentBackShare);
    case 'file-queued':
      return anyPiece('careless', carelessShare);
    case 'derogation':
      return anyPiece('never', neverDepositsShare) && draws.befalls('derogation', 0.5);
    case 'exemption':
      return pieces.some(
        (piece) =>
          piece.kind === 'assessment' && draws.befalls(`exempted/${piece.criteria[0]?.criterion}`, exemptedShare),
      );
    case 'anomaly':
      return draws.befalls('anomaly', anomalyShare);
    case 'jury-departs':
      return draws.befalls('jury-departs', departsShare);
    case 'appeal':
      return draws.befalls('appeal', 0.02);
    case 'presented-again':
      return draws.befalls('presents-again', 0.4);
    default:
      return draws.befalls(trouble, shares[trouble]);
  }
}
