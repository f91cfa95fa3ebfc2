import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Service } from './service.js';

/** Where each answer is kept. A change of one candidacy invalidates its record and the list, nothing else. */
export const keys = {
  session: ['session'],
  candidacies: ['candidacies'],
  notifications: ['notifications'],
  unread: ['unread'],
  outgoingMails: ['outgoing-mails'],
  record: (candidacy: string) => ['record', candidacy],
} as const;

export function sessionQuery(service: Service) {
  return queryOptions({
    queryKey: keys.session,
    queryFn: () => service.findSession(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function candidaciesQuery(service: Service) {
  return infiniteQueryOptions({
    queryKey: keys.candidacies,
    queryFn: ({ pageParam }) => service.candidacies(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function recordQuery(service: Service, candidacy: string) {
  return queryOptions({
    queryKey: keys.record(candidacy),
    queryFn: () => service.record(candidacy, null),
  });
}

export function notificationsQuery(service: Service) {
  return infiniteQueryOptions({
    queryKey: keys.notifications,
    queryFn: ({ pageParam }) => service.notifications(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function unreadQuery(service: Service) {
  return queryOptions({
    queryKey: keys.unread,
    queryFn: async () => (await service.notifications(null)).unread,
  });
}

export function outgoingMailsQuery(service: Service) {
  return queryOptions({ queryKey: keys.outgoingMails, queryFn: () => service.outgoingMails() });
}
