import type { FormData } from '@wangban/engine/form';
import { useLocation } from 'wouter';
import { answer as answerOf, api, withKey } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { queryClient } from '../../api/query-client.ts';
import type { ServiceForm } from '../../api/shapes.ts';
import { type Command, useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import type { Behalf } from './behalf.ts';
import { device } from './draft/copy-storage.ts';
import { forgetCopy, type Place } from './draft/local-copy.ts';
import { draftSettled } from './draft/save-draft.ts';
import { noteFinished } from './finished.ts';
import { formQuery } from './form-query.ts';
import { fromServer } from './problems.ts';
import { forgetHandedOver, handOver } from './wrong-before.ts';

const CONFLICT = 409;

/** 提交 Submit: one key per draft, so that neither retries nor reloads make a second instance. */
export function useSubmit(of: {
  readonly answer: ServiceForm;
  readonly place: Place;
  readonly key: string;
  readonly data: FormData;
  readonly address: string;
  readonly fillingId: string | undefined;
  readonly behalf: Behalf;
}): Command<void> {
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const { answer, place, key, data, address, fillingId, behalf } = of;
  const { code } = answer.service;

  async function send() {
    await draftSettled();
    return answerOf(
      api.POST('/api/instances', {
        params: { header: withKey(key) },
        body: {
          service: code,
          serviceVersion: answer.serviceVersion,
          data,
          ...(behalf.forId !== undefined && { for: behalf.forId }),
          ...(behalf.extends && { extends: behalf.extends }),
        },
      }),
    );
  }

  async function finish({ id }: { readonly id: number }): Promise<void> {
    if (fillingId !== undefined) noteFinished(fillingId, id);
    forgetCopy(device, place);
    forgetHandedOver(address);
    navigate(`/applications/${id}/submitted`, { replace: true });
    queryClient.removeQueries({ queryKey: formQuery(code, behalf).queryKey });
    await refresh(['drafts'], ['instances'], ['tasks']);
  }

  async function refused(error: unknown): Promise<void> {
    const problem = problemOf(error);
    // The service has a newer version: its form is read again, what was typed stays.
    // So has the directory, where a field bound to it was refused.
    const isOld = problem.status === CONFLICT || problem.errors.some((one) => one.code === 'locked');
    if (isOld) await refresh(formQuery(code, behalf).queryKey);
    const wrong = fromServer(problem.errors);
    if (wrong.length === 0) return;
    handOver(address, wrong);
    navigate(address, { replace: true, state: { fillingId } });
  }

  return useCommand(send, finish, refused);
}
