/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { fakeService, refusal, trainer } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { candidacy } from '../testing/records.js';

const nobody = { findSession: () => Promise.resolve(null) };

describe('signing in', () => {
  it('leads back to the page that was asked for', async () => {
    const user = await openConsole(fakeService(nobody), `/candidatures/${candidacy}`);
    await user.type(await screen.findByLabelText('Identifiant'), 'formateur-lyon');
    await user.type(screen.getByLabelText('Mot de passe'), 'secret{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'CGCO-2026-0142' })).toBeTruthy();
    expect(screen.getByText(trainer.name)).toBeTruthy();
  });

  it('names each empty field and leads to it', async () => {
    const user = await openConsole(fakeService(nobody), '/connexion');
    await user.click(await screen.findByRole('button', { name: 'Se connecter' }));
    const summary = await screen.findByRole('alert');
    expect(within(summary).getAllByRole('link')).toHaveLength(2);
    await user.click(within(summary).getByRole('link', { name: 'Saisissez votre mot de passe.' }));
    expect(document.activeElement).toBe(screen.getByLabelText('Mot de passe'));
  });

  it('says in the words of the service why not', async () => {
    const refused = refusal({ detail: 'Le nom ou le mot de passe n’est pas reconnu.' });
    const user = await openConsole(fakeService({ ...nobody, signIn: () => Promise.reject(refused) }), '/connexion');
    await user.type(await screen.findByLabelText('Identifiant'), 'formateur-lyon');
    await user.type(screen.getByLabelText('Mot de passe'), 'faux{Enter}');
    expect(await screen.findByText('Le nom ou le mot de passe n’est pas reconnu.')).toBeTruthy();
  });

  it('never leads to an address outside the console', async () => {
    const user = await openConsole(fakeService(nobody), '/connexion?retour=%2F%2Fevil.example');
    await user.type(await screen.findByLabelText('Identifiant'), 'formateur-lyon');
    await user.type(screen.getByLabelText('Mot de passe'), 'secret{Enter}');
    expect(await screen.findByText('Aucune candidature pour le moment')).toBeTruthy();
  });
});
