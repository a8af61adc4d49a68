import { UsageError, type Command } from './command.ts';
import { grant } from './people-grant.ts';
import { importPeople } from './people-import.ts';
import { resetPassword } from './people-password.ts';

const verbs: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  import: importPeople,
  password: resetPassword,
  grant,
};

/** `wangban people …`: directory import, a new password for somebody who lost theirs, roles. */
export const people: Command = {
  usage:
    'people import KIND FILE [--apply] [--confirm-leavers] | people password PERSONNO | people grant PERSONNO ROLE  [--data DIR]',
  run: async ([verb = '', ...rest]) => {
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run === undefined) throw new UsageError(`people knows the commands ${Object.keys(verbs).join(', ')}`);
    return run(rest);
  },
};
