import type { Actor } from '@parchemin/kernel';

/** Who acts on the candidacies of one school: its own people, and those whom no school employs. */
export interface People {
  readonly operations: Actor;
  /** Whoever confirms what the first one proposed. */
  readonly secondInOperations: Actor;
  readonly president: Actor;
  readonly jurors: readonly Actor[];
  readonly lead: Actor;
  readonly trainer: Actor;
  readonly tutor: Actor;
  readonly competencyReferent: Actor;
  readonly pedagogicalReferent: Actor;
  readonly disabilityReferent: Actor;
  readonly candidate: Actor;
}

/** The last of them is the one that stops answering for some weeks. */
export const schools = ['lyon', 'nantes', 'dijon', 'lille'] as const;
export const silentSchool = 'lille';

export function peopleAround(school: string, candidate: string): People {
  return {
    operations: national('operations', 'operations'),
    secondInOperations: national('operations', 'operations-2'),
    president: national('jury-president', 'jury-president'),
    jurors: [national('juror', 'juror-1'), national('juror', 'juror-2')],
    lead: of(school, 'school-lead'),
    trainer: of(school, 'trainer'),
    tutor: of(school, 'tutor'),
    competencyReferent: of(school, 'competency-referent'),
    pedagogicalReferent: of(school, 'pedagogical-referent'),
    disabilityReferent: of(school, 'disability-referent'),
    candidate: national('candidate', candidate),
  };
}

export function everybodyAround(school: string, candidate: string): readonly Actor[] {
  const { jurors, ...others } = peopleAround(school, candidate);
  return [...Object.values(others), ...jurors];
}

function national(role: Actor['role'], id: string): Actor {
  return { id, role, school: null };
}

function of(school: string, role: Actor['role']): Actor {
  return { id: `${role}-${school}`, role, school };
}
