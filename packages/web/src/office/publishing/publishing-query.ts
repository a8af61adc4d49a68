import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 版本 Versions of a service. */
export function versionsQuery(code: string) {
  return queryOptions({
    queryKey: ['versions', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/office/services/{code}/versions', { params: { path: { code } }, signal })),
  });
}

/** 版本草稿 The draft of a service with its check. Not asked again by itself: somebody may be typing. */
export function draftQuery(code: string) {
  return queryOptions({
    queryKey: ['versionDraft', code],
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/office/services/{code}/draft', { params: { path: { code } }, signal })),
  });
}

/** 版本对比 What a version changed against the one before it. */
export function changesQuery(code: string, version: number) {
  return queryOptions({
    queryKey: ['versionChanges', code, version],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/office/services/{code}/versions/{version}/diff', {
          params: { path: { code, version } },
          signal,
        }),
      ),
  });
}
