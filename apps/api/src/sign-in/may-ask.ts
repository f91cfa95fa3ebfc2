import { rolesOf, type CandidacyCommand } from '@parchemin/candidacy';
import { roles, type Actor, type Role } from '@parchemin/kernel';
import { SetMetadata } from '@nestjs/common';

export const accessKey = Symbol('access');
export type Access = 'open' | readonly Role[];

/** A route that says nothing about who may use it answers nobody. */
export function MayAsk(allowed: readonly Role[]): MethodDecorator & ClassDecorator {
  return SetMetadata(accessKey, allowed);
}

export function Open(): MethodDecorator & ClassDecorator {
  return SetMetadata(accessKey, 'open' satisfies Access);
}

/** Routes that carry a command take their roles from the decider's own table. */
export function rolesFor(act: CandidacyCommand['type']): readonly Role[] {
  return rolesOf(act).filter((role) => role !== 'process');
}

/**
 * Who reads candidacies: the certifier's own people all of them, a school's people those of their school.
 * Candidates and jurors will read by assignment; as long as there is none, they read nothing.
 */
export const readers = [
  'operations',
  'auditor',
  'school-lead',
  'trainer',
  'tutor',
  'competency-referent',
  'pedagogical-referent',
  'disability-referent',
] as const satisfies readonly Role[];

/** Another school's record answers as if it did not exist. */
export function mayRead(reader: Actor, school: string): boolean {
  return reader.school === null || reader.school === school;
}

export const everybody: readonly Role[] = roles.filter((role) => role !== 'process');
