import { dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { banner } from './banner.ts';
import type { Command } from './command.ts';
import { findPlaces } from './places.ts';
import { print, printError } from './print.ts';
import { serveConfig } from './read-options.ts';
import { startHall } from './start-hall.ts';
import { stopSignal } from './stop-signal.ts';

/** `wangban serve`: runs the hall until it is told to stop. */
export const serve: Command = {
  usage: 'serve [--port 8080] [--host 127.0.0.1] [--data DIR] [--no-demo]',
  run: async (args) => {
    const began = performance.now();
    const config = serveConfig(args);
    const places = findPlaces();
    const told = stopSignal();
    const hall = await startHall(config, places);
    print(banner(hall, config.dataFolder, performance.now() - began).join('\n'));
    if (!existsSync(places.web))
      printError(`No web app in ${dirname(places.web)}: only the API answers. Run npm start.`);
    const reason = await told;
    printError(`Stopping (${reason}) …`);
    await hall.stop();
    printError('Stopped.');
    // Nothing is open any more; a handle that a library forgot must not hold up the supervisor.
    setTimeout(() => process.exit(0), 2000).unref();
    return 0;
  },
};
