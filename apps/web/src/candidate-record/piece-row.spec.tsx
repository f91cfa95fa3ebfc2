/** @jest-environment jsdom */
import type { CandidateRecordView } from '@parchemin/contracts';
import { screen, within } from '@testing-library/react';
import { fakeService } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { aRecord, candidacy } from '../testing/records.js';

type Piece = CandidateRecordView['stages'][number]['pieces'][number];

const aFile: NonNullable<Piece['file']> = {
  status: 'accepted',
  name: 'DUPONT Léa RA.pdf',
  sha256: 'a',
  mediaType: 'application/pdf',
  bytes: 12_000,
  late: false,
  depositedAt: '2026-11-20T08:00:00.000Z',
};

async function rowOf(changes: Partial<Piece>): Promise<string> {
  const [stage] = aRecord().stages;
  const piece: Piece = { ...stage!.pieces[1]!, outOf: null, mark: null, piece: 'P1', title: 'La pièce', ...changes };
  const service = fakeService();
  service.shown = aRecord({ stages: [{ ...stage!, pieces: [piece] }] });
  await openConsole(service, `/candidatures/${candidacy}`);
  const panel = await screen.findByRole('region', { name: 'Contrôle continu' });
  return (within(panel).getByRole('listitem').textContent ?? '').replace(/[\u00a0\u202f]/g, ' ');
}

describe('a piece of a stage', () => {
  it.each<[string, Partial<Piece>, string]>([
    [
      'a work by the level given and the hands left',
      { kind: 'work', settled: false, progress: { done: 2, of: 3, value: '3' } },
      'Travail : 2 sur 3 (évaluation, signature, validation)Niveau 3Attendue',
    ],
    [
      'a grid by the levels and copies that are in',
      { kind: 'grid', settled: false, progress: { done: 3, of: 4, value: null } },
      'Grille de compétences : 3 sur 4 (niveaux, validation, commission, copies)Attendue',
    ],
    [
      'a file by its name',
      { kind: 'file', settled: true, progress: { done: 1, of: 1, value: null }, file: aFile },
      'FichierDUPONT Léa RA.pdf (12 ko) Réglée',
    ],
    [
      'an assessment by its criteria and signatures',
      { kind: 'assessment', settled: false, progress: { done: 9, of: 12, value: null } },
      'Évaluation : 9 sur 12 (critères, compétences et signatures)Attendue',
    ],
    [
      'an average by its figure',
      { kind: 'average', settled: true, outOf: '20', progress: { done: 1, of: 1, value: '13.25' } },
      'Moyenne13,25/20Réglée',
    ],
    [
      'an oral by what its jury has still to do',
      { kind: 'oral', settled: false, progress: { done: 0, of: 5, value: null } },
      'Oral : 0 sur 5 (tenue, rubrique et signatures)Attendue',
    ],
    [
      'the decision in words',
      { kind: 'decision', settled: true, progress: { done: 2, of: 2, value: 'admitted' } },
      'Décision : 2 sur 2 (proposition, décision du jury)admisRéglée',
    ],
    [
      'a mark that nobody awaits any more, without offering to enter it',
      { kind: 'mark', settled: true, progress: { done: 0, of: 1, value: null } },
      'NoteRéglée',
    ],
    [
      'a kind newer than the console by its own name',
      { kind: 'portfolio', settled: false, progress: { done: 1, of: 2, value: null } },
      'portfolio : 1 sur 2Attendue',
    ],
  ])('shows %s', async (_, changes, words) => {
    expect(await rowOf(changes)).toBe(`P1La pièce${words}`);
  });

  it('may be entered where it is a mark that is awaited, and only there', async () => {
    await rowOf({ kind: 'work', settled: false, progress: { done: 0, of: 3, value: null } });
    expect(screen.queryByRole('combobox', { name: 'Pièce' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Saisir/ })).toBeNull();
  });
});
