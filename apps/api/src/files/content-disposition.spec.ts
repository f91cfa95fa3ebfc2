import fc from 'fast-check';
import { attachmentOf, fileNameOf } from './content-disposition.js';

describe('the name of a file in a header', () => {
  it('comes back letter for letter, whatever letters it has', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, (text) => {
        fc.pre(text.trim() !== '' && !/[/\\\p{Cc}\p{Cs}]/u.test(text));
        expect(fileNameOf(attachmentOf(text))).toBe(text.normalize('NFC').trim());
      }),
    );
  });

  it.each([
    ['attachment; filename="r.pdf"', 'r.pdf'],
    [`attachment; filename="x"; filename*=UTF-8''D%C3%A9p%C3%B4t.pdf`, 'Dépôt.pdf'],
    ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
  ])('%s is «%s»', (header, name) => {
    expect(fileNameOf(header)).toBe(name);
  });

  it.each([
    undefined,
    'attachment',
    'attachment; filename=""',
    'attachment; filename="../../etc/passwd"',
    `attachment; filename*=UTF-8''..%2Fsecret`,
    `attachment; filename*=UTF-8''%ff`,
    `attachment; filename*=UTF-8''a%0Ab.pdf`,
    `attachment; filename="${'a'.repeat(201)}"`,
  ])('%s names none', (header) => {
    expect(fileNameOf(header)).toBeNull();
  });

  it('is never a way to add a header', () => {
    expect(attachmentOf('a"\r\nset-cookie: x')).not.toMatch(/[\r\n]/);
  });
});
