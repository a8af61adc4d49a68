const ORIENTATION_TAG = 0x0112;
/** 1 = as it lies, the default. */
const UPRIGHT = 1;
const LAST = 8;

/** Reads how a picture is turned 方向 from the first directory of a TIFF block (Exif 2.3 §4.6.4). */
export function readOrientation(tiff: Buffer): number | undefined {
  if (tiff.length < 8) return undefined;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return undefined;
  for (let i = 0; i < u16(directory); i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (u16(entry) === ORIENTATION_TAG) return u16(entry + 8);
  }
  return undefined;
}

/** A TIFF block with the orientation and nothing else; `undefined` where none is needed. */
export function orientationOnly(orientation: number | undefined): Buffer | undefined {
  if (orientation === undefined || orientation <= UPRIGHT || orientation > LAST) return undefined;
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}
