import { firstAddress } from './event-node.js';

describe('the first address of an event store', () => {
  it.each([
    ['esdb://127.0.0.1:2113?tls=false', '127.0.0.1', 2113],
    ['esdb://admin:secret@store.example:1113/', 'store.example', 1113],
    ['esdb+discover://a.example,b.example:2114', 'a.example', 2113],
    ['kurrentdb://cluster.example', 'cluster.example', 2113],
  ])('in %s is %s, port %i', (url, host, port) => {
    expect(firstAddress(url)).toEqual({ host, port });
  });
});
