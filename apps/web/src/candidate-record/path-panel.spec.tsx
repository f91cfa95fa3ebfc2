/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { fakeService } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { aRecord, candidacy } from '../testing/records.js';

const path = `/candidatures/${candidacy}`;

async function openLine(changes: Parameters<typeof aRecord>[0] = {}) {
  const service = fakeService();
  service.shown = aRecord(changes);
  const user = await openConsole(service, path);
  return { user, line: await screen.findByRole('region', { name: 'Frise du parcours' }) };
}

function plain(text: string | null): string {
  return (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
}

describe('the line of time of a path', () => {
  it('says of each stage how far it is, until when, and what its ladder has done', async () => {
    const { line } = await openLine();
    const [open, ahead] = within(line).getAllByRole('listitem');
    expect(plain(open!.textContent)).toBe(
      'Contrôle continuOuverte depuis le 7 sept. 20261 pièce réglée sur 2' +
        'Échéance le jeudi 19 novembre 2026 à 23:59, dépassée' +
        '1 relance faite, 1 sautée, 1 à venir. Prochaine : Alerte au certificateur, le 23 nov. 2026, 09:00.',
    );
    expect(ahead!.textContent).toBe('Jury de certificationÀ venir');
  });

  it('shows a closed stage with its cleared deadline, and awaits nothing more of it', async () => {
    const { stages, deadlines } = aRecord();
    const closed = stages.map((stage) => ({
      ...stage,
      status: 'closed' as const,
      closedAt: '2026-11-18T09:00:00.000Z',
    }));
    const cleared = deadlines.map((deadline) => ({ ...deadline, status: 'cleared' as const }));
    const { line } = await openLine({ stages: closed, deadlines: cleared });
    expect(within(line).getByText(/^1\s?étape close sur 2$/)).toBeTruthy();
    const [stage] = within(line).getAllByRole('listitem');
    expect(plain(stage!.textContent)).toContain('Close le 18 nov. 2026');
    expect(plain(stage!.textContent)).toMatch(/, levée1 relance faite, 1 sautée\.$/);
  });

  it('gives the deadlines that are no stage’s beside it, in words and in the hour of the cohort', async () => {
    const [deadline] = aRecord().deadlines;
    const rules = { ...deadline!, deadline: 'rules-acknowledged', stage: 'enrolment', zone: 'Indian/Reunion' };
    const { line } = await openLine({ deadlines: [rules] });
    const [, , other] = within(line).getAllByRole('listitem');
    expect(plain(other!.textContent)).toMatch(
      /^récépissé du règlement signéÉchéance le vendredi 20 novembre .+Réunion/,
    );
    expect(screen.getByRole('region', { name: /^Échéance\s: récépissé du règlement signé$/ })).toBeTruthy();
  });

  it.each([
    ['active', 'Parcours actif', 'À venir'],
    ['interrupted', 'Parcours interrompu', 'À venir'],
    ['withdrawn', 'Candidat retiré', 'Non ouverte'],
    ['excluded', 'Candidat exclu', 'Non ouverte'],
    ['decided', 'Décision rendue', 'Non ouverte'],
  ] as const)('says that a path is %s, and what becomes of the stages ahead', async (status, words, ahead) => {
    const { line } = await openLine({ status });
    expect(screen.getByText(words)).toBeTruthy();
    expect(within(line).getByText(ahead)).toBeTruthy();
  });

  it('leads by the keyboard to the pieces of a stage', async () => {
    const { user, line } = await openLine();
    within(line).getByRole('link', { name: 'Contrôle continu' }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 2, name: 'Contrôle continu' }));
  });
});
