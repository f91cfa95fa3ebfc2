/**
 * The ids written lately by this process, oldest forgotten first. Bounded in bytes like the server's own cache, and
 * empty after a start: nobody may come to rely on it.
 */
export class CommittedIds {
  private readonly revisions = new Map<string, { readonly stream: string; readonly revision: number }>();
  private bytes = 0;

  constructor(private readonly maxBytes = MAX_BYTES) {}

  remember(id: string, stream: string, revision: number): void {
    if (this.revisions.delete(id)) this.bytes -= ENTRY_BYTES + stream.length;
    this.revisions.set(id, { stream, revision });
    this.bytes += ENTRY_BYTES + stream.length;
    while (this.bytes > this.maxBytes) this.forgetOldest();
  }

  revisionOf(id: string, stream: string): number | undefined {
    const known = this.revisions.get(id);
    return known?.stream === stream ? known.revision : undefined;
  }

  clear(): void {
    this.revisions.clear();
    this.bytes = 0;
  }

  private forgetOldest(): void {
    for (const [id, { stream }] of this.revisions) {
      this.revisions.delete(id);
      this.bytes -= ENTRY_BYTES + stream.length;
      return;
    }
  }
}

const MAX_BYTES = 8 * 1024 * 1024;
/** An id of 36 characters, the entry and the map's own overhead, measured on the heap. */
const ENTRY_BYTES = 180;
