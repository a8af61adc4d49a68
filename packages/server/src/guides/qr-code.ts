import { toString } from 'qrcode';

/** QR code 二维码 of an address as SVG. Level M still reads when a printed sheet has been folded and copied. */
export function qrCode(address: string): Promise<string> {
  return toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
}
