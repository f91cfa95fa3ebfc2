import { useMutation } from '@tanstack/react-query';
import { useService } from '../data/service-context.js';

/** A member who refused the calendar is asked once more, after somebody has removed the cause. */
export function useAskAgain(cohort: string, asked: () => void) {
  const service = useService();
  return useMutation({
    mutationFn: (candidacy: string) => service.askMemberAgain(cohort, candidacy, crypto.randomUUID()),
    onSettled: asked,
  });
}
