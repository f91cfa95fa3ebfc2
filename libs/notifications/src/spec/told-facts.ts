import type { CandidacyEvent, EnrolledCandidacy } from '@parchemin/candidacy';
import { candidacy } from '@parchemin/candidacy';
import type { Instant } from '@parchemin/kernel';
import { candidacyNumber, tellPath } from '@parchemin/testing';
import { Hours } from '../hours.js';
import type { Fact, Recipient, Telling } from '../notification.js';

/** A digest at 8 on working days in Paris, what is prompt from 7 to 20 on any day; the school «reunion» has its own place. */
export const hours = Hours.parse({
  note: '',
  places: {
    certifier: { zone: 'Europe/Paris', region: 'mainland' },
    schools: { reunion: { zone: 'Indian/Reunion', region: 'reunion' } },
  },
  daily: { digestAt: '08:00:00', quiet: { from: '20:00:00', to: '07:00:00' }, workingDaysOnly: true },
  prompt: { quiet: { from: '20:00:00', to: '07:00:00' }, workingDaysOnly: false },
  tooOldDays: 7,
});

/** The path up to its armed deadline (revisions 0 to 2), then these facts. */
export function factAfter(event: CandidacyEvent, happenedAt: string, ...before: readonly CandidacyEvent[]): Fact {
  const facts = [...tellPath('C-0042', 'lyon').slice(0, 3), ...before, event];
  const path = facts.reduce<Parameters<typeof candidacy.evolve>[0]>(
    (state, fact, revision) => candidacy.evolve(state, fact, revision),
    candidacy.initial,
  );
  const revision = facts.length - 1;
  return {
    candidacy: candidacyNumber(42),
    event,
    revision,
    path: path as EnrolledCandidacy,
    by: 'process',
    happenedAt: happenedAt as Instant,
  };
}

export function stepTaken(step: 'reminder' | 'overdue', takenAt: string): CandidacyEvent {
  const [kind, to] =
    step === 'reminder' ? (['reminder', 'trainer'] as const) : (['escalation', 'school-lead'] as const);
  const deadline = 'continuous-assessment';
  return { type: 'DeadlineStepTaken', data: { deadline, armedAt: 2, step, kind, to, takenAt: takenAt as Instant } };
}

export function blocked(blockedAt: string): CandidacyEvent {
  const data = { step: 'close', because: 'a mark of 3 is impossible', owner: 'operations' } as const;
  return { type: 'PathBlocked', data: { ...data, blockedAt: blockedAt as Instant } };
}

const people: readonly (Recipient & { readonly role: string })[] = [
  { id: 'trainer-lyon', role: 'trainer', school: 'lyon', address: 'formateur@lyon.invalid' },
  { id: 'trainer-lyon-2', role: 'trainer', school: 'lyon', address: null },
  { id: 'trainer-nantes', role: 'trainer', school: 'nantes', address: 'formateur@nantes.invalid' },
  { id: 'lead-lyon', role: 'school-lead', school: 'lyon', address: 'responsable@lyon.invalid' },
  { id: 'ops-1', role: 'operations', school: null, address: 'gestion@certificateur.invalid' },
  { id: 'candidate-1', role: 'candidate', school: 'lyon', address: 'candidat@lyon.invalid' },
];

export function telling(now: string): Telling {
  return {
    hours,
    now: now as Instant,
    findRecipients: async (role, school) =>
      people.filter((one) => one.role === role && (one.school === school || one.school === null)),
    titleOf: (_, __, stage) => (stage === null ? 'Gestion commerciale' : 'Contrôle continu'),
  };
}
