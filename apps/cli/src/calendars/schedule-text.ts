import { table } from '../table.js';
import type { ScheduleWords } from './schedule-words.js';
import type { Moment, Schedule, ScheduledDeadline } from './scheduled.js';

export function scheduleText(schedule: Schedule, words: ScheduleWords): string {
  const { calendar, zone, zoneData, holidays, dates, deadlines } = schedule;
  const [caused, dated] = [deadlines.filter(isCaused), deadlines.filter((deadline) => !isCaused(deadline))];
  return [
    `${schedule.scheme}@${schedule.version}  ${schedule.title}`,
    `${calendar.id}@${calendar.version}  ${calendar.note}`,
    `${words.clocks(zone, zoneData)} · ${words.holidays(holidays.region, holidays.version)}`,
    '',
    words.dates,
    table(
      dates.map(({ date, label, on, suggested }) => [
        `  ${date}`,
        on ?? '–',
        label + (suggested ? ` ${words.suggested}` : ''),
      ]),
    ),
    ...[
      { title: words.onDates, part: dated },
      { title: words.afterFacts, part: caused },
    ].flatMap(({ title, part }) => {
      return part.length === 0 ? [] : ['', title, ...part.map((deadline) => deadlineText(deadline, words))];
    }),
  ].join('\n');
}

function isCaused({ rule }: ScheduledDeadline): boolean {
  return 'after' in rule;
}

function deadlineText(deadline: ScheduledDeadline, words: ScheduleWords): string {
  const { label, note, awaits, title, stage, holdable, clearedBy, due, rule, ladder } = deadline;
  const where = title === null ? stage : `${stage}, ${title}`;
  const marks = [
    ...originOf(deadline, words),
    ...(holdable ? [words.holdable] : []),
    ...(clearedBy.length > 0 ? [words.clearedBy(clearedBy.join(', '))] : []),
  ];
  return [
    '',
    `${label} (${where})`,
    `  ${marks.join(' · ')}`,
    ...(note === null ? [] : [`  ${note}`]),
    ...(awaits === null ? [] : [`  ${words.awaits(awaits)}`]),
    ...('after' in rule ? [`  ${causeText(deadline, words)}`] : []),
    table([
      ...(due ? [[`  ${words.due}`, '', '', ...shown(due)]] : []),
      ...ladder.map((rung) => [
        `  ${rung.step}`,
        words.kinds[rung.kind],
        rung.to,
        ...(rung.at ? shown(rung.at) : [`${sign(rung.rule)}${delayText(rung.rule, words)}, ${rung.rule.at}`]),
      ]),
    ]),
  ].join('\n');
}

function originOf({ source, legalBasis }: ScheduledDeadline, words: ScheduleWords): readonly string[] {
  return [
    source ? words.lines(...source) : words.notInDocument,
    ...(legalBasis === null ? [] : [words.law(legalBasis)]),
  ];
}

function causeText({ rule, fact }: ScheduledDeadline, words: ScheduleWords): string {
  if (!('after' in rule)) return '';
  const cause = [
    rule.after,
    ...(rule.given === undefined ? [] : [words.given(rule.given)]),
    ...(rule.unless === undefined ? [] : [words.unless(rule.unless)]),
  ].join(' ');
  return [
    words.after(delayText(rule, words), cause),
    ...('monthEnd' in rule && rule.monthEnd ? [words.monthEnd] : []),
    rule.at ?? words.sameTime,
    ...(rule.roll ? [words.rolls[rule.roll]] : []),
    ...(fact ? [`${fact.type} = ${fact.at}`] : []),
  ].join(', ');
}

/** A step may stand on either side of the due day. */
function sign(rule: ScheduledDeadline['ladder'][number]['rule']): string {
  return ('offsetDays' in rule ? rule.offsetDays : rule.offsetWorkingDays) > 0 ? '+' : '';
}

type Delay = ScheduledDeadline['rule'] | ScheduledDeadline['ladder'][number]['rule'];

function delayText(rule: Delay, { units }: ScheduleWords): string {
  if ('offsetWorkingDays' in rule) return units.workingDays(rule.offsetWorkingDays);
  if ('offsetDays' in rule) return units.days(rule.offsetDays);
  return units.months(rule.offsetMonths);
}

function shown({ local, zone, instant }: Moment): readonly string[] {
  return [local.replace('T', ' '), zone, instant];
}
