import type { PersonId } from './directory.ts';
import { peopleByNo } from './people-by-no.ts';
import type { ApproverRequest } from './request.ts';

/** 业务系统指定: the people whom a business system named before the command. No answer in time finds nobody. */
export function resolver(name: string, { live, directory }: ApproverRequest): readonly PersonId[] {
  return peopleByNo(live?.answer(name), directory);
}
