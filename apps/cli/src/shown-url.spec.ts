import { shownUrl } from './shown-url.js';

describe('an address that is shown', () => {
  it.each([
    ['postgres://parchemin:secret@127.0.0.1:25432/parchemin', 'postgres://parchemin:…@127.0.0.1:25432/parchemin'],
    ['postgresql://u:a%40b@db/x', 'postgresql://u:…@db/x'],
    ['esdb+discover://admin:changeit@a,b?tls=true', 'esdb+discover://admin:…@a,b?tls=true'],
    ['esdb://127.0.0.1:22113?tls=false', 'esdb://127.0.0.1:22113?tls=false'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['127.0.0.1:27233', '127.0.0.1:27233'],
  ])('%s reads %s', (url, expected) => {
    expect(shownUrl(url)).toBe(expected);
  });
});
