import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('the one spelling of a JSON value', () => {
  it.each([
    // The examples that the standard gives for numbers, texts and the order of members.
    [
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]}',
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    ],
    ['{"literals":[null,true,false]}', '{"literals":[null,true,false]}'],
    [
      String.raw`{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}`,
      String.raw`{"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    ],
    [
      String.raw`{"\u20ac":"Euro","\r":"CR","\ufb33":"Dalet","1":"One","\ud83d\ude00":"Face","\u0080":"Control","\u00f6":"O"}`,
      '{"\\r":"CR","1":"One","\u0080":"Control","ö":"O","€":"Euro","\ud83d\ude00":"Face","\ufb33":"Dalet"}',
    ],
  ])('of %s is that of RFC 8785', (written, canonical) => {
    expect(canonicalJson(JSON.parse(written))).toBe(canonical);
  });

  it('says the same value, and is its own spelling', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const spelled = canonicalJson(value);
        expect(JSON.parse(spelled)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(spelled))).toBe(spelled);
      }),
    );
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
  });
});
