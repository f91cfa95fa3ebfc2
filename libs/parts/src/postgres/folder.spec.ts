import { isServerOf } from './folder.js';

describe('the server of a data folder', () => {
  it.each([
    ['/n/bin/postgres -D /clone/.data/postgres -p 25432', true],
    ['/n/bin/postgres -D /other/.data/postgres -p 25432', false],
    ['/n/bin/postgres -D /clone/.data/postgres2 -p 25432', false],
    ['node editor.js /clone/.data/postgres', false],
    ['grep postgres -D /clone/.data/postgres2', false],
    ['', false],
  ])('is recognised by its command line: %s, %s', (commandLine, expected) => {
    expect(isServerOf(commandLine, '/clone/.data/postgres')).toBe(expected);
  });
});
