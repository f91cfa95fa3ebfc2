import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Service } from './service.js';

/** Where each answer is kept. A change of one candidacy invalidates its record and the list, nothing else. */
export const keys = {
  session: ['session'],
  candidacies: ['candidacies'],
  notifications: ['notifications'],
  unread: ['unread'],
  outgoingMails: ['outgoing-mails'],
  cohorts: ['cohorts'],
  cohort: (cohort: string) => ['cohort', cohort],
  queuedFiles: ['queued-files'],
  record: (candidacy: string) => ['record', candidacy],
  explanation: (candidacy: string, revision: number) => ['explanation', candidacy, revision],
  forecast: (days: number) => ['forecast', days],
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

/** Of one revision: once a fact has come, the rules are asked again, and what they said stays until they answer. */
export function explanationQuery(service: Service, candidacy: string, revision: number) {
  return queryOptions({
    queryKey: keys.explanation(candidacy, revision),
    queryFn: () => service.explanation(candidacy),
    placeholderData: keepPreviousData,
  });
}

export function forecastQuery(service: Service, days: number) {
  return queryOptions({ queryKey: keys.forecast(days), queryFn: () => service.forecast(days) });
}

export function cohortsQuery(service: Service) {
  return queryOptions({ queryKey: keys.cohorts, queryFn: () => service.cohorts() });
}

export function cohortQuery(service: Service, cohort: string) {
  return queryOptions({ queryKey: keys.cohort(cohort), queryFn: () => service.cohort(cohort) });
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

export function queuedFilesQuery(service: Service) {
  return infiniteQueryOptions({
    queryKey: keys.queuedFiles,
    queryFn: ({ pageParam }) => service.queuedFiles(pageParam, null),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function outgoingMailsQuery(service: Service) {
  return queryOptions({ queryKey: keys.outgoingMails, queryFn: () => service.outgoingMails() });
}
