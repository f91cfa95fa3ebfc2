import { Faults, parseFaults } from './faults.js';
import { parseCommandLine } from './options.js';

describe('the command line', () => {
  it('needs a folder, and takes the usual port and a free side port', () => {
    expect(parseCommandLine(['--data', 'here'])).toEqual({
      data: 'here',
      host: '127.0.0.1',
      port: 2113,
      healthPort: 0,
      faults: null,
      strict: false,
      limits: { appendBytes: 1_048_576, eventBytes: 16_777_216 },
    });
    expect(parseCommandLine(['--data', 'here', '--strict', '--max-event', '2000'])).toMatchObject({
      strict: true,
      limits: { appendBytes: 1_048_576, eventBytes: 2_000 },
    });
    expect(parseCommandLine([])).toEqual({ wrongUsage: '--data <folder> is missing' });
  });

  it.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--health-port', '-1'],
    ['--nonsense', '1'],
    ['--faults', 'seven'],
    ['--max-append', 'much'],
    ['--max-event', '0'],
  ])('refuses %s %s', (option, value) => {
    expect(parseCommandLine(['--data', 'here', `${option}=${value}`])).toHaveProperty('wrongUsage');
  });
});

describe('a plan of faults', () => {
  it('is a seed with the usual rates, or a seed with just the rates named', () => {
    expect(parseFaults('7')).toMatchObject({ seed: 7, rules: { slow: { rate: 0.05, millis: 200 } } });
    expect(parseFaults('7:drop=0.5,slow=1@30')).toMatchObject({
      rules: { drop: { rate: 0.5 }, slow: { rate: 1, millis: 30 }, freeze: { rate: 0 } },
    });
  });

  it.each(['', 'x', '1:', '1:drop', '1:drop=2', '1:explode=1', '1:drop=0.1,'])('cannot be read from «%s»', (text) => {
    expect(typeof parseFaults(text)).toBe('string');
  });

  it('strikes the same opportunities in every run with the same seed, at about its rate', () => {
    const strikes = (spec: string): boolean[] => {
      const plan = parseFaults(spec);
      if (typeof plan === 'string') throw new Error(plan);
      const faults = new Faults(plan);
      return Array.from({ length: 2_000 }, () => faults.strikes('drop'));
    };
    expect(strikes('7:drop=0.1')).toEqual(strikes('7:drop=0.1,slow=0.5'));
    expect(strikes('7:drop=0.1')).not.toEqual(strikes('8:drop=0.1'));
    const count = strikes('7:drop=0.1').filter(Boolean).length;
    expect(count).toBeGreaterThan(150);
    expect(count).toBeLessThan(250);
  });
});
