// The client without our guards, in a process of its own: it is there to die. Arguments: address, what to do.
const { randomUUID } = require('node:crypto');
const { EventStoreDBClient } = require('@eventstore/db-client');

const [url, act] = process.argv.slice(2);
const client = EventStoreDBClient.connectionString(url);

if (act === 'late-answer') {
  append('a-1', {});
  client.subscribeToAll().on('error', () => setTimeout(() => append('b-1', {}), 50));
} else {
  for (let index = 0; index < 40; index += 1) append(`a-${index}`, { text: 'x'.repeat(500_000) });
}
// Alive after this, it has survived.
setTimeout(() => process.exit(0), 4_000);

function append(stream, data) {
  const event = { id: randomUUID(), type: 'SomethingHappened', contentType: 'application/json', data, metadata: {} };
  client.appendToStream(stream, event, { expectedRevision: 'no_stream' }).catch(() => {});
}
