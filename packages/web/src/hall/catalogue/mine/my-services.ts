import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, done } from '../../../api/client.ts';
import { useSession } from '../../../api/session.ts';
import type { MyServices, ServiceCard } from '../../../api/shapes.ts';

/** 我的事项 Favourites and recent services of the person who is signed in. */
export const myServicesQuery = queryOptions({
  queryKey: ['myServices'],
  queryFn: ({ signal }) => answer(api.GET('/api/my-services', { signal })),
  staleTime: 60_000,
});

/** The own services; undefined while they are not known, and for visitors. */
export function useMyServices(): MyServices | undefined {
  const { me } = useSession();
  return useQuery({ ...myServicesQuery, enabled: Boolean(me) }).data;
}

/** Keeps a service among the favourites 收藏 or takes it out; shown at once, put back when it fails. */
export function useFavourite(service: ServiceCard) {
  const client = useQueryClient();
  const mine = useMyServices();
  const isFavourite = mine?.favourites.some(({ code }) => code === service.code);
  const mutation = useMutation({
    mutationFn: (keep: boolean) => {
      const params = { params: { path: { code: service.code } } };
      return done(
        keep ? api.PUT('/api/my-services/{code}', params) : api.DELETE('/api/my-services/{code}', params),
      );
    },
    onMutate: (keep) => {
      const before = client.getQueryData(myServicesQuery.queryKey);
      client.setQueryData(myServicesQuery.queryKey, (old) => {
        if (old === undefined) return old;
        const others = old.favourites.filter(({ code }) => code !== service.code);
        return { ...old, favourites: keep ? [service, ...others] : others };
      });
      return { before };
    },
    onError: (_error, _keep, context) => client.setQueryData(myServicesQuery.queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: myServicesQuery.queryKey }),
  });
  return {
    isFavourite,
    toggle: () => mutation.mutate(isFavourite !== true),
    error: mutation.error,
  };
}
