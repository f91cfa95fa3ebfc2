import { join } from 'node:path';
import type { EventStore } from '@parchemin/event-store';
import type { RunningParts } from '@parchemin/testing';
import { lanesTo, marksOnPathsInUse } from './mark.bench.js';
import { compared, medianSlice, rounded, slice, type Figure, type Slice } from './measure.js';
import { installPeers, peerSources } from './peers/install.js';
import { startPeer, type Peer } from './peers/peer.js';
import { startRestateServer } from './peers/restate-server.js';

const inFlight = 50;
const rounds = 3;
const sliceMillis = 4_000;
const warmUpMillis = 2_000;

/** A decision of a person, recorded durably: ours through the API, and what others offer for it, in turn on one machine. */
export async function benchPeers(parts: RunningParts, token: string, store: EventStore): Promise<Figure[]> {
  const peers = await startPeers(parts);
  const lanes = lanesTo(parts.url('api'), token);
  try {
    const mark = await marksOnPathsInUse(parts.url('api'), store, lanes);
    const ours: Slice[] = [];
    const theirs = peers.map((): Slice[] => []);
    for (const peer of peers) await peer.slice(inFlight, warmUpMillis);
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await slice(inFlight, sliceMillis, mark));
      for (const [index, peer] of peers.entries()) theirs[index]?.push(await peer.slice(inFlight, sliceMillis));
    }
    return peers.flatMap((peer, index) => figuresOf(peer, medianSlice(ours), medianSlice(theirs[index] ?? [])));
  } finally {
    lanes.close();
    for (const peer of peers) await peer.stop();
  }
}

function figuresOf({ name, title }: Peer, ours: Slice, baseline: Slice): Figure[] {
  const { perSecond, p50, p99 } = baseline;
  const note = `${title}, ${inFlight} in flight`;
  return [
    { name: `peer.${name}`, value: rounded(perSecond), unit: '/s', p50: rounded(p50), p99: rounded(p99), note },
    compared(`mark.http.c${inFlight}.beside.${name}`, note, { ours, baseline }),
  ];
}

type PeerName = 'restate' | 'dbos' | 'temporal';

/** Whoever cannot be had is named with the reason, and the others are measured. */
export async function startPeers(
  parts: RunningParts,
  wanted: readonly PeerName[] = ['restate', 'dbos', 'temporal'],
): Promise<Peer[]> {
  const ways: Record<PeerName, () => Promise<Peer>> = {
    restate: async () => {
      const folder = await installPeers();
      const server = await startRestateServer(folder, join(parts.folder, 'restate'));
      const program = { name: 'restate', title: 'Restate 1.7.12', folder, env: server.env };
      return startPeer({ ...program, release: () => server.stop() });
    },
    dbos: async () => {
      const folder = await installPeers();
      const database = new URL(parts.url('postgres'));
      database.pathname = '/peers';
      return startPeer({ name: 'dbos', title: 'DBOS 5.3.0', folder, env: { PEER_DATABASE_URL: database.href } });
    },
    temporal: () => {
      const env = { TEMPORAL_ADDRESS: parts.url('temporal'), TEMPORAL_NAMESPACE: 'parchemin' };
      return startPeer({ name: 'temporal', title: 'a bare update of Temporal', folder: peerSources, env });
    },
  };
  const peers: Peer[] = [];
  for (const name of wanted) {
    try {
      peers.push(await ways[name]());
    } catch (error) {
      process.stderr.write(
        `peers: ${name} is not measured: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    }
  }
  return peers;
}
