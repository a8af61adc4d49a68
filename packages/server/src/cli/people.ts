import { UsageError, type Command } from './command.ts';
import { grant } from './people-grant.ts';
import { handOverWork } from './people-handover.ts';
import { importPeople } from './people-import.ts';
import { resetPassword } from './people-password.ts';

const verbs: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  import: importPeople,
  password: resetPassword,
  grant,
  handover: handOverWork,
};

/** `wangban people …`: directory import, a new password for somebody who lost theirs, roles, what a leaver hands over. */
export const people: Command = {
  usage:
    'people import KIND FILE [--apply] [--confirm-leavers] | people password PERSONNO | people grant PERSONNO ROLE | people handover --from PERSONNO --to PERSONNO [--batch ID] [--directory] [--dry-run]  [--data DIR]',
  run: async ([verb = '', ...rest]) => {
    const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (run === undefined) throw new UsageError(`people knows the commands ${Object.keys(verbs).join(', ')}`);
    return run(rest);
  },
};
