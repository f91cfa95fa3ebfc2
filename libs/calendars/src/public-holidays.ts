import { Temporal } from 'temporal-polyfill';

export const holidayRegions = [
  'mainland',
  'alsace-moselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
  'saint-barthelemy',
  'saint-martin',
  'saint-pierre-et-miquelon',
  'nouvelle-caledonie',
  'polynesie-francaise',
  'wallis-et-futuna',
] as const;
export type HolidayRegion = (typeof holidayRegions)[number];

/** Kept beside every instant that counted working days: a change of law is a new version. */
export const holidayData = '2026-11';

/** A day of the year, or a number of days after Easter Sunday. */
type Holiday = { readonly month: number; readonly day: number } | { readonly easter: number };

// Code du travail, article L3133-1; the overseas codes repeat it.
const everywhere: readonly Holiday[] = [
  { month: 1, day: 1 },
  { easter: 1 },
  { month: 5, day: 1 },
  { month: 5, day: 8 },
  { easter: 39 },
  { easter: 50 },
  { month: 7, day: 14 },
  { month: 8, day: 15 },
  { month: 11, day: 1 },
  { month: 11, day: 11 },
  { month: 12, day: 25 },
];

/** What the law adds in each place, as it stands for 2026 to 2040. Days off by custom alone are working days here. */
const besides: Readonly<Record<HolidayRegion, readonly Holiday[]>> = {
  mainland: [],
  // Code du travail, article L3134-13.
  'alsace-moselle': [{ easter: -2 }, { month: 12, day: 26 }],
  // The abolition of slavery: code du travail, article L3422-2, and decree 83-1003.
  guadeloupe: [{ month: 5, day: 27 }],
  martinique: [{ month: 5, day: 22 }],
  guyane: [{ month: 6, day: 10 }],
  reunion: [{ month: 12, day: 20 }],
  mayotte: [{ month: 4, day: 27 }],
  'saint-barthelemy': [{ month: 10, day: 9 }],
  // Its own date since 2018.
  'saint-martin': [{ month: 5, day: 28 }],
  'saint-pierre-et-miquelon': [],
  'nouvelle-caledonie': [{ month: 9, day: 24 }],
  // Matari’i took the place of 29 June in 2025.
  'polynesie-francaise': [{ month: 3, day: 5 }, { easter: -2 }, { month: 11, day: 20 }],
  'wallis-et-futuna': [
    { month: 4, day: 28 },
    { month: 7, day: 29 },
  ],
};

const regionOfZone: Readonly<Record<string, HolidayRegion>> = {
  'America/Guadeloupe': 'guadeloupe',
  'America/Martinique': 'martinique',
  'America/Cayenne': 'guyane',
  'Indian/Reunion': 'reunion',
  'Indian/Mayotte': 'mayotte',
  'America/St_Barthelemy': 'saint-barthelemy',
  'America/Marigot': 'saint-martin',
  'America/Miquelon': 'saint-pierre-et-miquelon',
  'Pacific/Noumea': 'nouvelle-caledonie',
  'Pacific/Tahiti': 'polynesie-francaise',
  'Pacific/Marquesas': 'polynesie-francaise',
  'Pacific/Gambier': 'polynesie-francaise',
  'Pacific/Wallis': 'wallis-et-futuna',
};

/** A cohort outside France keeps the certifier's days: those of the mainland. */
export function regionOf(zone: string): HolidayRegion {
  return regionOfZone[zone] ?? 'mainland';
}

export function isHolidayRegion(text: string): text is HolidayRegion {
  return (holidayRegions as readonly string[]).includes(text);
}

export function isPublicHoliday(date: Temporal.PlainDate, region: HolidayRegion): boolean {
  const { year, month, day, dayOfYear } = date;
  const falls = (holiday: Holiday): boolean =>
    'easter' in holiday
      ? dayOfYear === easterDayOfYear(year) + holiday.easter
      : month === holiday.month && day === holiday.day;
  return everywhere.some(falls) || besides[region].some(falls);
}

const easters = new Map<number, number>();

/** The Gregorian computus, in the form that Meeus gives. A few years are asked for again and again. */
function easterDayOfYear(year: number): number {
  const known = easters.get(year);
  if (known !== undefined) return known;
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  const found = Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 }).dayOfYear;
  easters.set(year, found);
  return found;
}
