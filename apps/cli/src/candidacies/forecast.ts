import type { ForecastView } from '@parchemin/contracts';
import type { Command } from 'commander';
import { examples, type JsonOption, type Surroundings } from '../commands/command.js';
import { wholeNumber } from '../commands/whole-number.js';
import { serviceDoor } from '../service-door.js';
import { table } from '../table.js';
import { candidacyWords, type CandidacyWords } from './words.js';

interface ForecastOptions extends JsonOption, Filter {
  readonly days: string;
}

interface Filter {
  readonly cohort?: string;
  readonly school?: string;
  readonly person?: string;
}

export function addForecast(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = candidacyWords(texts);
  program
    .command('forecast')
    .description(words.commands.forecast)
    .option('--days <n>', words.options.days, '7')
    .option('--cohort <code>', words.options.cohort)
    .option('--school <code>', words.options.school)
    .option('--person <role>', words.options.person)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, ['parchemin forecast', 'parchemin forecast --days 30 --school lyon --person trainer']),
    )
    .action((options: ForecastOptions) => forecast(options, surroundings, words));
}

// As far as the service looks.
const farthestDays = 92;

async function forecast(
  { days, json, ...filter }: ForecastOptions,
  surroundings: Surroundings,
  words: CandidacyWords,
): Promise<void> {
  const ahead = wholeNumber('--days', days, [1, farthestDays], words);
  const whole = (await serviceDoor(surroundings).get(`/api/forecast?days=${ahead}`)) as ForecastView;
  const wanted = only(whole, filter);
  surroundings.print(json ? JSON.stringify(wanted, null, 2) : told(wanted, words));
}

/** The steps that are asked about, and no count of any other. */
function only(forecast: ForecastView, { cohort, school, person }: Filter): ForecastView {
  const steps = forecast.steps.filter(
    (step) =>
      (cohort === undefined || step.cohort === cohort) &&
      (school === undefined || step.school === school) &&
      (person === undefined || step.to === person),
  );
  if (steps.length === forecast.steps.length) return forecast;
  return {
    ...{ ...forecast, total: steps.length, steps },
    byCohort: countsOf(steps.map((step) => step.cohort)),
    bySchool: countsOf(steps.map((step) => step.school)),
    byPerson: countsOf(steps.map((step) => step.to)),
  };
}

function countsOf(keys: readonly string[]): ForecastView['byCohort'] {
  return [...new Set(keys)].map((key) => ({ key, count: keys.filter((each) => each === key).length }));
}

function told({ until, total, complete, steps }: ForecastView, words: CandidacyWords): string {
  const rows = steps.map(({ at, candidacy, reference, cohort, school, deadline, deadlineTitle, step, to }) => {
    return [at, candidacy, reference, cohort, school, `${deadlineTitle ?? deadline}/${step}`, to];
  });
  return [
    words.foreseen(total, until),
    ...(rows.length === 0 ? [] : [table([words.forecastHeaders, ...rows])]),
    ...(complete ? [] : [words.partly]),
  ].join('\n');
}
