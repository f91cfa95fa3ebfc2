import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCalendars } from '@parchemin/calendars';
import { candidacyLedger } from '@parchemin/commands';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { systemClock, type CommandId } from '@parchemin/kernel';
import { repositoryRoot } from '@parchemin/parts';
import { loadSchemes } from '@parchemin/schemes';
import { startParts, type RunningParts } from '@parchemin/testing';
import type { Browser, Page } from 'playwright-core';
import { Certifier } from '../resilience/certifier.js';
import { factsOf } from '../resilience/findings.js';
import { civilDay } from '../resilience/settling.js';
import { findChromium, launchChromium } from './chromium.js';
import { press, typeInto, violations } from './hands.js';

/** Longer than any screen takes on a machine that is busy with everything else. */
const screenLimitMillis = 20_000;
const content = Buffer.from('%PDF-1.7 what somebody wrote');

/** Goal: a file whose name follows no rule is handed in, found in the queue, opened and recognised, by people who have no mouse. */
describe('following one file', () => {
  const token = randomUUID();
  let parts: RunningParts;
  let store: EventStore;
  let browser: Browser;
  let page: Page;
  let candidacy: string;

  beforeAll(async () => {
    const env = { PARCHEMIN_DEMO: '1', PARCHEMIN_MACHINE_TOKEN: token };
    parts = await startParts({ api: true, projector: true, env });
    store = openEventStore(parts.url('event-store'));
    candidacy = await new Certifier(() => parts.url('api'), token).enrol(civilDay(20));
    await openDeposit();
    browser = await launchChromium(findChromium(process.env));
    const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    context.setDefaultTimeout(screenLimitMillis);
    page = await context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await store?.close();
    await parts?.stop();
  });

  it('a trainer hands it in for the candidate, and sees that it waits for somebody to recognise it', async () => {
    await signIn('formateur-lyon', 'parchemin-formateur');
    await page.goto(`${parts.url('api')}/candidatures/${candidacy}`);
    const opener = page.getByRole('button', { name: /^Déposer un fichier\s: Rapport d’activités/ });
    await press(page, opener);
    const chooser = page.waitForEvent('filechooser');
    await press(page, page.getByRole('button', { name: 'Fichier', exact: true }));
    await (await chooser).setFiles({ name: 'rapport final.pdf', mimeType: 'application/pdf', buffer: content });
    expect(await violations(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Déposer le fichier' }));
    await page.getByText('À attribuer', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('its name is on the screen, and in no fact', async () => {
    await page.getByRole('link', { name: /rapport final\.pdf/ }).waitFor();
    const facts = await factsOf(store, candidacy);
    expect(facts.at(-1)).toMatchObject({ type: 'FileQueued', data: { piece: 'RA', bytes: content.length } });
    expect(JSON.stringify(facts)).not.toContain('rapport final');
  });

  it('the certifier finds it in the queue, and opens it', async () => {
    await page.context().clearCookies();
    await signIn('operations', 'parchemin-operations');
    await page.goto(`${parts.url('api')}/fichiers`);
    const link = page.getByRole('link', { name: /^Télécharger/ });
    await link.waitFor();
    expect(await violations(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await press(page, link);
    const kept = await download;
    expect(kept.suggestedFilename()).toBe('rapport final.pdf');
    expect((await readFile(await kept.path())).equals(content)).toBe(true);
  });

  it('is recognised with a reason, and leaves the queue', async () => {
    await press(page, page.getByRole('button', { name: /^Attribuer ou écarter/ }));
    await page.keyboard.type('Reconnu');
    await typeInto(page, 'Motif', 'c’est bien le sien');
    expect(await violations(page)).toEqual([]);
    await press(page, page.getByRole('button', { name: 'Attribuer ou écarter le fichier' }));
    await page.getByText('Aucun fichier à attribuer').waitFor();
    expect((await factsOf(store, candidacy)).at(-1)).toMatchObject({
      type: 'FileSettled',
      data: { outcome: 'accepted' },
    });
  });

  async function signIn(name: string, password: string): Promise<void> {
    await page.goto(`${parts.url('api')}/connexion`);
    await typeInto(page, 'Identifiant', name);
    await typeInto(page, 'Mot de passe', password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Candidatures' }).waitFor();
  }

  /** What the process does by itself once training is over. */
  async function openDeposit(): Promise<void> {
    const seeds = join(repositoryRoot, 'seeds');
    const ledger = candidacyLedger({ store, schemes: loadSchemes(seeds), calendars: loadCalendars(seeds) });
    const by = { id: 'process', role: 'process', school: null } as const;
    const asking = { by, at: systemClock.now(), commandId: 'process:deposit' as CommandId };
    await ledger.execute(candidacy, { type: 'OpenStage', stage: 'deposit' }, asking);
  }
});
