import { parseArgs } from 'node:util';
import { resealSecrets } from '../integrations/systems/reseal-secrets.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { addKey, dropOldKeys, openHallKeys, secretKeysFile } from '../platform/sealing/hall-keys.ts';
import { UsageError, type Command } from './command.ts';
import { print } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/**
 * `wangban secrets rotate`: puts the stored secrets of business systems under a new key. With the key file a new key is made
 * and the old ones go when everything is sealed anew; with WANGBAN_SECRET_KEYS the first of them seals.
 */
export const secrets: Command = {
  usage: 'secrets rotate [--data DIR]   put stored secrets of business systems under a new key',
  run: async (args) => {
    const { values, positionals } = parse(() =>
      parseArgs({ args: [...args], options: hallOptions, allowPositionals: true }),
    );
    if (positionals.length !== 1 || positionals[0] !== 'rotate') throw new UsageError('Say: secrets rotate');
    const config = hallConfig(values.data);
    const file = secretKeysFile(config.dataFolder);
    const keys = openHallKeys({ setting: config.secretKeys, file });
    if (config.secretKeys === undefined) addKey(file);
    const count = await withDatabase(config, async ({ pool }) => {
      const sealed = await resealSecrets(pool, keys);
      const facts = { secrets: sealed, key: keys.current().id };
      await appendAudit(
        pool,
        [{ actor: undefined, action: 'rotateSecretKeys', outcome: 'done', facts }],
        Date.now(),
      );
      return sealed;
    });
    if (config.secretKeys === undefined) dropOldKeys(file);
    print(`${count} secrets are sealed with the key ${keys.current().id}.`);
    return 0;
  },
};
