import { problem, type Reply } from './reply.ts';
import type { Strikes } from './faults.ts';

/** The smallest PNG: one transparent pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** A photo 照片 of the work, or what stands in its place. */
export function photoReply(strikes: Strikes, about: string): Reply {
  if (strikes('photo-refused', about)) return problem(403, 'no photos today');
  if (strikes('photo-html', about))
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' };
  const body = strikes('photo-large', about) ? Buffer.concat([PIXEL, Buffer.alloc(3 * 1024 * 1024)]) : PIXEL;
  return { status: 200, headers: { 'content-type': 'image/png' }, body };
}
