import type { FormData } from '@wangban/engine/form';
import { useLocation } from 'wouter';
import { answer, api, withKey } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { type Command, useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { device } from '../apply/draft/copy-storage.ts';
import { forgetCopy, type Place } from '../apply/draft/local-copy.ts';
import { fromServer } from '../apply/problems.ts';
import { forgetHandedOver, handOver } from '../apply/wrong-before.ts';

/** 补正后再送 Resubmit of a returned application, with one key per revision. */
export function useResubmit(facts: {
  readonly of: InstanceDetail;
  readonly place: Place;
  readonly key: string;
  readonly data: FormData;
  readonly remark: string;
  readonly address: string;
}): Command<void> {
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const { of, place, key, data, remark, address } = facts;
  const seenVersion = of.reviseTask?.version ?? of.version;

  function send() {
    return answer(
      api.POST('/api/instances/{id}/resubmit', {
        params: { path: { id: of.id }, header: withKey(key) },
        body: { data, seenVersion, ...(remark && { opinion: remark }) },
      }),
    );
  }

  async function finish(): Promise<void> {
    forgetCopy(device, place);
    forgetHandedOver(address);
    navigate(`/applications/${of.id}`, { replace: true });
    await refresh(['instance', of.id], ['instances'], ['tasks']);
  }

  function refused(error: unknown): void {
    const wrong = fromServer(problemOf(error).errors);
    if (wrong.length === 0) return;
    handOver(address, wrong);
    navigate(address, { replace: true });
  }

  return useCommand(send, finish, refused);
}
