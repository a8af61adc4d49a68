/** Beginnings of the pictures that phones take; whatever else claims to be a picture is none. */
const BEGINNINGS: readonly (readonly [string, RegExp])[] = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e470d0a1a0a/],
  ['image/webp', /^52494646.{8}57454250/],
  ['image/heic', /^.{8}66747970(?:68656963|68656978|6d696631)/],
];

/** Type 图片类型 of a picture by its content; undefined = not a picture. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  return BEGINNINGS.find(([, pattern]) => pattern.test(head))?.[0];
}
