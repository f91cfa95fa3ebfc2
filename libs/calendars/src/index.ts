export { armDeadline } from './arm-deadline.js';
export type { ArmedDeadline, CohortDates } from './arm-deadline.js';
export { Calendar, calendarsOf } from './calendar.js';
export type { Calendars } from './calendar.js';
export { civilDayOf, instantOf } from './civil-time.js';
export { loadCalendars } from './load-calendars.js';
