import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Folders 目录 that come with the program. */
export interface Places {
  /** Root of the checkout or installation. */
  readonly root: string;
  /** Built web app. */
  readonly web: string;
  /** The shipped services. */
  readonly services: string;
}

/** Finds them from the server package upwards: the same for the source (src/cli) and for the bundle (dist). */
export function findPlaces(): Places {
  const root = path.resolve(serverPackage(import.meta.dirname), '../..');
  return { root, web: path.join(root, 'packages/web/dist'), services: path.join(root, 'services') };
}

function serverPackage(from: string): string {
  const file = path.join(from, 'package.json');
  if (existsSync(file) && readFileSync(file, 'utf8').includes('"@wangban/server"')) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('the package @wangban/server was not found above the program');
  return serverPackage(parent);
}
