import type { Part } from '@parchemin/parts';
import { textsFor } from '../language/texts.js';
import { HealthWatch } from './health-watch.js';

describe('the watch over a part', () => {
  it.each([
    ['+ + +', []],
    ['- - + - - +', []],
    ['- - -', ['! worker is not healthy: it hangs']],
    ['- - - - - -', ['! worker is not healthy: it hangs']],
    ['- - - + +', ['! worker is not healthy: it hangs', 'worker is healthy again']],
    [
      '- - - + - - -',
      ['! worker is not healthy: it hangs', 'worker is healthy again', '! worker is not healthy: it hangs'],
    ],
  ])('that looks well or not as %s says %j', async (looks, expected) => {
    const said: string[] = [];
    const answers = looks.split(' ').map((look) => look === '+');
    const watch = new HealthWatch(answering(answers), textsFor({}), (line) => said.push(line));
    for (let look = 0; look < answers.length; look += 1) await watch.look();
    expect(said).toEqual(expected);
  });
});

function answering(answers: readonly boolean[]): Part {
  const left = [...answers];
  const probe = (): ReturnType<Part['probe']> =>
    Promise.resolve({ healthy: left.shift() ?? true, version: null, trouble: 'it hangs' });
  return { name: 'worker', url: 'http://127.0.0.1:1', healthUrl: null, probe };
}
