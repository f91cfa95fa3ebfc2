const DAY_MS = 86_400_000;

// «{today+20}» in the demonstration is the civil date twenty days after its first day.
export function datedFrom(firstDay: string, text: string): string {
  return text.replace(/\{today([+-]\d+)?\}/g, (_, days: string | undefined) => addDays(firstDay, Number(days ?? 0)));
}

export function civilDateInParis(millis: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', ...twoDigits }).formatToParts(millis);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

const twoDigits = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
