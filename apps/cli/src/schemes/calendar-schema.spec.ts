import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Calendar } from '@parchemin/calendars';
import { jsonSchemaOf } from '@parchemin/schemes';

const root = resolve(__dirname, '../../../..');
const calendars = join(root, 'seeds/calendars');

describe('the JSON Schema of a calendar', () => {
  it('is published beside those of the certifications, and up to date: node libs/schemes/generate.mjs', () => {
    const published = readFileSync(join(root, 'libs/schemes/json-schema/calendar.json'), 'utf8');
    expect(published).toBe(jsonSchemaOf('calendar', Calendar));
  });

  it.each(readdirSync(calendars))('describes %s', (name) => {
    expect(Calendar.safeParse(JSON.parse(readFileSync(join(calendars, name), 'utf8'))).success).toBe(true);
  });
});
