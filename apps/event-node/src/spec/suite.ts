import type { EventStoreDBClient } from '@eventstore/db-client';
import { clientOf } from './client.js';
import { newFolder, removeFolder, startNode, type RunningNode } from './running-node.js';

/** A node on a folder of its own and the official client on it, for one file of tests. */
export interface Suite {
  readonly node: RunningNode;
  readonly client: EventStoreDBClient;
  close(): Promise<void>;
}

export async function openSuite(): Promise<Suite> {
  const folder = newFolder();
  const node = await startNode(folder);
  const client = clientOf(node.url);
  return {
    node,
    client,
    async close() {
      await client.dispose();
      await node.stop();
      removeFolder(folder);
    },
  };
}
