import type { Instant } from '@parchemin/kernel';
import { dayInFull } from './french-time.js';
import { escaped } from './html.js';
import type { Line } from './mail.js';
import type { Urgency } from './notices.js';

/** What a mail says, whatever it looks like. */
export interface Content {
  readonly subject: string;
  readonly lines: readonly (Line & { readonly link: string })[];
  /** Those that the list leaves out. */
  readonly more: number;
  readonly console: string;
}

export const mailWords = {
  hello: 'Bonjour,',
  open: 'Ouvrir la candidature',
  opening: (link: string) => `Ouvrir la candidature\u00a0: ${link}`,
  all: 'Toutes vos notifications',
  allAt: (link: string) => `Toutes vos notifications\u00a0: ${link}`,
  more: (count: number) => `Et ${count} de plus, à lire dans la console.`,
  automatic: 'Message automatique de Parchemin, merci de ne pas y répondre.',
  many: (urgency: Urgency, count: number, sealedAt: Instant, zone: string) =>
    urgency === 'daily'
      ? `Vos ${count} notifications du ${dayInFull(sealedAt, zone)}`
      : `${count} alertes demandent votre attention`,
} as const;

export function textOf({ lines, more, console: address }: Content): string {
  const told = lines.map(({ sentence, advice, link }) => `${sentence}\n${advice}\n${mailWords.opening(link)}`);
  return [
    mailWords.hello,
    ...told,
    ...(more > 0 ? [mailWords.more(more)] : []),
    mailWords.allAt(address),
    `--\u0020\n${mailWords.automatic}`,
  ]
    .join('\n\n')
    .concat('\n');
}

/** Plain enough for every reader of mail: no picture, no style sheet, nothing fetched from anywhere. */
export function htmlOf({ subject, lines, more, console: address }: Content): string {
  const told = lines.map(
    ({ sentence, advice, link }) =>
      `<p><strong>${escaped(sentence)}</strong><br>${escaped(advice)}<br>${anchor(link, mailWords.open)}</p>`,
  );
  return [
    '<!doctype html>',
    `<html lang="fr"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font-family:sans-serif;line-height:1.5;max-width:40em">',
    `<p>${mailWords.hello}</p>`,
    ...told,
    ...(more > 0 ? [`<p>${mailWords.more(more)}</p>`] : []),
    `<p>${anchor(address, mailWords.all)}</p>`,
    `<hr><p><small>${mailWords.automatic}</small></p>`,
    '</body></html>',
  ]
    .join('\n')
    .concat('\n');
}

function anchor(link: string, label: string): string {
  return `<a href="${escaped(link)}">${label}</a>`;
}
