import { readSettings } from './settings.js';

describe('the settings of a process', () => {
  it('name everything missing or wrong at once', () => {
    const read = () =>
      readSettings({ DATABASE_URL: 'mysql://x', PARCHEMIN_PORT: '99999' }, [
        'DATABASE_URL',
        'EVENTSTORE_URL',
        'TEMPORAL_ADDRESS',
      ]);
    expect(read).toThrow(
      /DATABASE_URL[\s\S]*PARCHEMIN_PORT[\s\S]*EVENTSTORE_URL: missing[\s\S]*TEMPORAL_ADDRESS: missing/,
    );
  });

  it('refuse any but real time in production', () => {
    expect(() => readSettings({ PARCHEMIN_CLOCK: '/tmp/clock', NODE_ENV: 'production' }, [])).toThrow(
      /PARCHEMIN_CLOCK: refused/,
    );
    expect(readSettings({ PARCHEMIN_CLOCK: '/tmp/clock' }, []).PARCHEMIN_CLOCK).toBe('/tmp/clock');
  });

  it('ask for a sender and for the console’s address where mails leave the machine', () => {
    const smtp = { PARCHEMIN_SMTP_URL: 'smtp://mail.example.org:587' };
    expect(() => readSettings(smtp, [])).toThrow(/PARCHEMIN_URL: missing[\s\S]*PARCHEMIN_MAIL_FROM: missing/);
    const settings = {
      ...smtp,
      PARCHEMIN_URL: 'https://parchemin.example.org',
      PARCHEMIN_MAIL_FROM: 'no-reply@example.org',
    };
    expect(readSettings(settings, [])).toMatchObject(settings);
  });

  it('have defaults for what a laptop needs not say', () => {
    expect(readSettings({ DATABASE_URL: 'postgres://localhost/x' }, ['DATABASE_URL'])).toMatchObject({
      DATABASE_URL: 'postgres://localhost/x',
      PARCHEMIN_HOST: '127.0.0.1',
      TEMPORAL_NAMESPACE: 'parchemin',
    });
  });
});
