/** Long side of a photo after shrinking, in pixels: a document page stays readable. */
const LONGEST_SIDE = 2560;
const QUALITY = 0.85;
/** Photographs; a PNG is a drawing or a screenshot and has no place in it. */
const DECODABLE = /^image\/(jpeg|webp)$/;

/**
 * Makes a photo small before it goes over a phone's line. Drawing it anew also turns it upright and leaves out
 * where and when it was taken. Whatever cannot be drawn (PDF, HEIC) goes as it is; the server cleans it too.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  if (!DECODABLE.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    if (pen === null) return file;
    // A transparent picture would turn black in JPEG.
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', QUALITY);
    });
    if (small === null) return file;
    return new File([small], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
  } catch {
    return file;
  }
}
