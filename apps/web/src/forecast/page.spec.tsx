/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { fakeService, refusal, trainer } from '../testing/fake-service.js';
import { aForecast } from '../testing/foresight.js';
import { openConsole } from '../testing/open-console.js';
import { candidacy } from '../testing/records.js';

const lead = { ...trainer, role: 'school-lead' as const };

describe('what escalates in the days to come', () => {
  it('is counted by cohort, school and person, and listed with the way to each record', async () => {
    await openConsole(fakeService(), '/previsions');
    expect(await screen.findByText(/^2\srelances prévues d’ici au 28 novembre 2026$/)).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Par promotion' }).textContent).toBe('Par promotionlyon-20262');
    expect(screen.getByRole('region', { name: 'Par école' }).textContent).toBe('Par écolelyon2');
    const persons = screen.getByRole('region', { name: 'Par personne relancée' });
    expect(persons.textContent).toBe('Par personne relancéeResponsable d’école1Gestion des certifications1');
    const list = screen.getByRole('region', { name: 'Dans l’ordre où elles partiront' });
    const [first] = within(list).getAllByRole('listitem');
    expect(first!.textContent).toContain('Alerte au responsable de l’école');
    expect(within(first!).getByRole('link').getAttribute('href')).toBe(`/candidatures/${candidacy}`);
    expect(document.title).toBe('Prévisions – Parchemin');
  });

  it('is asked for seven days, or for thirty by an address of its own', async () => {
    const asked: number[] = [];
    const forecast = (days: number) => Promise.resolve(aForecast({ total: (asked.push(days), days) }));
    const user = await openConsole(fakeService({ forecast }), '/previsions');
    await screen.findByText(/^7\srelances/);
    await user.click(screen.getByRole('link', { name: /^30\sjours$/ }));
    await screen.findByText(/^30\srelances/);
    const [seven, thirty] = within(screen.getByRole('navigation', { name: 'Période' })).getAllByRole('link');
    expect([seven, thirty].map((link) => link?.getAttribute('aria-current') ?? null)).toEqual([null, 'page']);
    expect(screen.getByRole('link', { name: /^30\sjours$/ }).getAttribute('href')).toBe('/previsions?jours=30');
    expect(asked).toEqual([7, 30]);
  });

  it('says that nothing is to come, and that there is more than it shows', async () => {
    const none = { total: 0, byCohort: [], bySchool: [], byPerson: [], steps: [], complete: false };
    await openConsole(fakeService({ forecast: () => Promise.resolve(aForecast(none)) }), '/previsions');
    expect(await screen.findByText('Rien à prévoir sur cette période')).toBeTruthy();
    expect(screen.getByText('Tout n’est pas dans cette liste')).toBeTruthy();
  });

  it('is offered to those whom the service answers', async () => {
    await openConsole(fakeService({ findSession: () => Promise.resolve(lead) }), '/candidatures');
    expect(await screen.findByRole('link', { name: 'Prévisions' })).toBeTruthy();
  });

  it('is not offered to a trainer, who reads the refusal of the service', async () => {
    const error = refusal({
      code: 'Forbidden',
      title: 'Accès réservé',
      detail: 'Votre rôle ne permet pas cette action.',
    });
    await openConsole(fakeService({ forecast: () => Promise.reject(error) }), '/previsions');
    expect(await screen.findByText('Votre rôle ne permet pas cette action.')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Prévisions' })).toBeNull();
  });
});
