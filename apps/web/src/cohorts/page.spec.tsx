/** @jest-environment jsdom */
import type { MoveCohortRequest } from '@parchemin/contracts';
import { fireEvent, screen, within } from '@testing-library/react';
import type { Service } from '../data/service.js';
import { Unanswered } from '../data/service.js';
import { aCohort, aCohortAnswer, aCohortPreview } from '../testing/cohorts.js';
import { fakeService, refusal } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { candidacy } from '../testing/records.js';

const operations = { id: 'ops-1', name: 'operations', role: 'operations', school: null } as const;
const serviceWith = (answers: Partial<Service>) =>
  fakeService({ findSession: () => Promise.resolve(operations), ...answers });
const type = (label: string, day: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: day } });

describe('the cohorts', () => {
  it('are listed with how many belong to them, and lead each to its own screen', async () => {
    const cohorts = [
      { cohort: 'automne', members: 3, planned: true },
      { cohort: 'printemps', members: 1, planned: false },
    ];
    await openConsole(serviceWith({ cohorts: () => Promise.resolve({ cohorts }) }), '/promotions');
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first!.textContent).toMatch(/^automne3\scandidaturesPlanifiée$/);
    expect(second!.textContent).toMatch(/^printemps1\scandidatureSans calendrier propre$/);
    expect(within(first!).getByRole('link').getAttribute('href')).toBe('/promotions/automne');
    expect(screen.getByRole('link', { name: 'Promotions' })).toBeTruthy();
  });
});

describe('a cohort', () => {
  it('shows its dates, how far they have come, and its story', async () => {
    await openConsole(serviceWith({}), '/promotions/automne');
    expect(await screen.findByText(/^3 sur 3\scandidatures portent les dates d’aujourd’hui$/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Examen national').value).toBe('2027-06-14');
    expect(screen.getByText('Promotion planifiée.')).toBeTruthy();
    expect(document.title).toBe('Promotion automne – Parchemin');
  });

  it('says that its dates are on their way, and who refused them; each of those can be asked again', async () => {
    const asked: string[] = [];
    const progress = { members: 3, current: 2, refused: 1, settledAt: null };
    const refused = [{ candidacy, refused: 'DateMissing', why: 'Date de la promotion manquante' }];
    const askMemberAgain = (_: string, who: string) => Promise.resolve((asked.push(who), aCohortAnswer()));
    const cohort = () => Promise.resolve(aCohort({ progress, refused }));
    const user = await openConsole(serviceWith({ cohort, askMemberAgain }), '/promotions/automne');
    expect(await screen.findByText(/Transmission en cours/)).toBeTruthy();
    expect(screen.getByText('Date de la promotion manquante')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Proposer de nouveau' }));
    expect(asked).toEqual([candidacy]);
  });

  it('is moved after a look at what that would do, with a reason, once', async () => {
    const sent: [MoveCohortRequest, string][] = [];
    const looked: unknown[] = [];
    const service = serviceWith({
      previewCohort: (_, dates, after) => Promise.resolve((looked.push([dates, after]), aCohortPreview())),
      moveCohort: (_, request, key) => Promise.resolve((sent.push([request, key]), aCohortAnswer())),
    });
    const user = await openConsole(service, '/promotions/automne');
    await screen.findByLabelText('Examen national');
    type('Examen national', '2027-06-21');
    await user.click(screen.getByRole('button', { name: 'Voir qui serait concerné' }));
    expect(await screen.findByText(/^1\scandidature verrait une échéance bouger, sur 3$/)).toBeTruthy();
    expect(screen.getByText(/^Rappel du 1 nov\. 2026.*déjà passé, ne partira pas$/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'C-0001' }).getAttribute('href')).toBe(`/candidatures/${candidacy}`);
    expect(looked).toEqual([[{ exam: '2027-06-21' }, null]]);
    await user.click(screen.getByRole('button', { name: /^Déplacer ces dates/ }));
    expect(screen.getAllByText('Indiquez le motif du déplacement.').length).toBeGreaterThan(0);
    await user.type(screen.getByLabelText('Motif'), 'grève');
    await user.click(screen.getByRole('button', { name: 'Voir qui serait concerné' }));
    await user.click(await screen.findByRole('button', { name: /^Déplacer ces dates/ }));
    expect(sent).toEqual([[{ dates: { exam: '2027-06-21' }, reason: 'grève' }, expect.any(String)]]);
  });

  it('has nothing to show where no date was changed', async () => {
    const user = await openConsole(serviceWith({}), '/promotions/automne');
    await user.click(await screen.findByRole('button', { name: 'Voir qui serait concerné' }));
    expect(screen.getAllByText('Changez au moins une date.').length).toBeGreaterThan(0);
  });

  it('whose dates are refused says why, fault by fault', async () => {
    const error = refusal({
      ...{ code: 'DateImpossible', title: 'Date qui n’existe pas', detail: 'La demande comporte un point à corriger.' },
      errors: [{ pointer: '/dates/exam', code: 'DateImpossible', message: 'Date qui n’existe pas\u00a0: 2027-02-30' }],
    });
    const previewCohort = () => Promise.reject(error);
    const user = await openConsole(serviceWith({ previewCohort }), '/promotions/automne');
    await screen.findByLabelText('Examen national');
    type('Examen national', '2027-02-28');
    await user.click(screen.getByRole('button', { name: 'Voir qui serait concerné' }));
    expect(await screen.findByText(/2027-02-30$/)).toBeTruthy();
  });

  it('keeps its key when a move without an answer is sent again', async () => {
    const keys: string[] = [];
    const moveCohort = (_: string, __: object, key: string) => (keys.push(key), Promise.reject(new Unanswered()));
    const user = await openConsole(serviceWith({ moveCohort }), '/promotions/automne');
    await screen.findByLabelText('Examen national');
    type('Examen national', '2027-06-21');
    await user.type(screen.getByLabelText('Motif'), 'grève');
    await user.click(screen.getByRole('button', { name: 'Voir qui serait concerné' }));
    for (let time = 0; time < 2; time += 1) {
      await user.click(await screen.findByRole('button', { name: /^Déplacer ces dates/ }));
      expect(await screen.findByText('Pas de réponse du service')).toBeTruthy();
    }
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('that nobody has planned says so in the service’s own words', async () => {
    const detail = 'Le calendrier de cette promotion n’est pas planifié.';
    const error = refusal({ code: 'CohortNotPlanned', title: 'Promotion sans calendrier', detail });
    await openConsole(serviceWith({ cohort: () => Promise.reject(error) }), '/promotions/nulle-part');
    expect(await screen.findByText(detail)).toBeTruthy();
  });
});
