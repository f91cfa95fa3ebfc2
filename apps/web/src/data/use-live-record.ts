import type { CandidateRecordView } from '@parchemin/contracts';
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { keys, recordQuery } from './queries.js';
import type { LinkState } from './service.js';
import { useService } from './service-context.js';

/** Without a live link the record is read again this often, so that a screen left open is never older than that. */
const pollMillis = 30_000;

export interface LiveRecord {
  readonly query: UseQueryResult<CandidateRecordView>;
  readonly link: LinkState;
  /** Reads the record as it is after one's own write. */
  readonly refreshAfter: (position: string) => Promise<void>;
}

export function useLiveRecord(candidacy: string): LiveRecord {
  const [link, setLink] = useState<LinkState>('connecting');
  const service = useService();
  const client = useQueryClient();
  const query = useQuery({
    ...recordQuery(service, candidacy),
    refetchInterval: link === 'live' ? false : pollMillis,
  });

  const refreshAfter = useCallback(
    async (position: string) => {
      const fresh = await service.record(candidacy, position);
      client.setQueryData(keys.record(candidacy), (shown: CandidateRecordView | undefined) => newest(shown, fresh));
      void client.invalidateQueries({ queryKey: keys.candidacies });
    },
    [service, client, candidacy],
  );

  useEffect(
    () =>
      service.follow(candidacy, {
        link: (state) => {
          setLink(state);
          if (state === 'live') void client.invalidateQueries({ queryKey: keys.record(candidacy) });
        },
        changed: ({ revision, position }) => {
          const shown = client.getQueryData<CandidateRecordView>(keys.record(candidacy));
          if (!shown || shown.revision < revision) refreshAfter(position).catch(() => setLink('interrupted'));
        },
      }),
    [service, client, candidacy, refreshAfter],
  );

  return { query, link, refreshAfter };
}

/** Answers may overtake each other: the one that is true for the later revision stays. */
function newest(shown: CandidateRecordView | undefined, fresh: CandidateRecordView): CandidateRecordView {
  return shown && shown.revision > fresh.revision ? shown : fresh;
}
