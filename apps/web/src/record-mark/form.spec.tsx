/** @jest-environment jsdom */
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { Unanswered } from '../data/service.js';
import { anAnswer, fakeService, refusal, type FakeService } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { aRecordWithMark, candidacy } from '../testing/records.js';

async function openForm(service: FakeService): Promise<UserEvent> {
  const user = await openConsole(service, `/candidatures/${candidacy}`);
  await screen.findByRole('heading', { name: 'Saisir une note' });
  return user;
}

async function send(user: UserEvent, mark: string): Promise<void> {
  await user.selectOptions(screen.getByLabelText('Pièce'), 'CC2');
  await user.clear(screen.getByLabelText('Note'));
  await user.type(screen.getByLabelText('Note'), mark);
  await user.keyboard('{Enter}');
}

const form = () => screen.getByRole('region', { name: 'Saisir une note' });

describe('the mark form', () => {
  it('offers only the pieces that have no mark', async () => {
    await openForm(fakeService());
    const options = within(screen.getByLabelText('Pièce')).getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual([
      'Choisir une pièce',
      'CC2 – Notoriété et e-réputation',
    ]);
  });

  it('takes «12,5» by keyboard, says that it is recorded, and shows the record as it is then', async () => {
    const service = fakeService();
    const user = await openForm(service);
    service.shown = aRecordWithMark('12.5');
    await send(user, '12,5');
    expect(await within(form()).findByText(/Note enregistrée\s: Notoriété et e-réputation, 12,5\/20\./)).toBeTruthy();
    expect(service.sent.map(({ request }) => request)).toEqual([{ piece: 'CC2', mark: '12,5' }]);
    expect(service.waited).toContain('40');
    expect(await screen.findByText('Toutes les notes attendues sont enregistrées.')).toBeTruthy();
  });

  it('says when the mark came after the deadline', async () => {
    const user = await openForm(fakeService({ recordMark: () => Promise.resolve(anAnswer(true)) }));
    await send(user, '14');
    expect(await within(form()).findByText(/elle porte la mention «\sen retard\s»/)).toBeTruthy();
  });

  it('asks an ambiguous mark again, leads to the field, and sends nothing', async () => {
    const service = fakeService();
    const user = await openForm(service);
    await send(user, '1,234');
    const summary = await screen.findByRole('alert');
    expect(document.activeElement).toBe(summary);
    await user.click(within(summary).getByRole('link', { name: /deux façons/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('Note'));
    expect(service.sent).toEqual([]);
  });

  it('shows a refusal in the words of the service, with what stands', async () => {
    const standing = {
      piece: 'CC2',
      mark: '9.75',
      late: false,
      recordedBy: 'lead-lyon',
      recordedAt: '2026-10-12T13:05:00.000Z',
    };
    const refused = refusal({ title: 'Note déjà enregistrée', detail: 'Elle n’a pas été remplacée.', standing });
    const user = await openForm(fakeService({ recordMark: () => Promise.reject(refused) }));
    await send(user, '12');
    const region = within(form());
    expect(await region.findByText('Note déjà enregistrée')).toBeTruthy();
    expect(region.getByText('Elle n’a pas été remplacée.')).toBeTruthy();
    expect(region.getByText(/Ce qui est enregistré\s: 9,75/)).toBeTruthy();
    expect(region.getByText(/12 octobre 2026 à 15:05 par lead-lyon/)).toBeTruthy();
    expect(region.getByText('Refusée')).toBeTruthy();
    expect((screen.getByLabelText('Note') as HTMLInputElement).value).toBe('12');
  });

  it('keeps its key when no answer came and the same mark is sent again, and draws another for another mark', async () => {
    const service = fakeService({ recordMark: () => Promise.reject(new Unanswered(0)) });
    const user = await openForm(service);
    await send(user, '12,5');
    await user.click(await screen.findByRole('button', { name: 'Réessayer l’envoi' }));
    await waitFor(() => expect(service.sent).toHaveLength(6));
    expect(new Set(service.sent.map(({ key }) => key)).size).toBe(1);
    expect(await screen.findByText('Le service n’a pas répondu')).toBeTruthy();
    await send(user, '13');
    await waitFor(() => expect(service.sent).toHaveLength(9));
    expect(new Set(service.sent.map(({ key }) => key)).size).toBe(2);
  });

  it('is not shown to a reader who may not record', async () => {
    const service = fakeService();
    service.shown = { ...service.shown, acts: [] };
    await openConsole(service, `/candidatures/${candidacy}`);
    expect(await screen.findByText('Attendue')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Saisir une note' })).toBeNull();
  });
});
