import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { keys } from '../data/queries.js';
import { useService } from '../data/service-context.js';

/** Marks as read, then shows what the service knows; asked twice it changes nothing more, so a retry needs no care. */
export function useMarkRead(): UseMutationResult<number, Error, readonly string[]> {
  const service = useService();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => service.markNotificationsRead(ids),
    onSuccess: async (unread) => {
      client.setQueryData(keys.unread, unread);
      await client.invalidateQueries({ queryKey: keys.notifications });
    },
  });
}
