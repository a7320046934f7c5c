/** A photo from a phone is larger than the server takes, and needs to be no larger than a medal on a wall. */
const LONGEST_SIDE = 1024;

/** The picture cut to a square around its middle and made small enough to send; undefined for what is no picture. */
export async function medalOf(file: Blob): Promise<Blob | undefined> {
  try {
    const image = await createImageBitmap(file);
    const side = Math.min(image.width, image.height);
    const size = Math.min(LONGEST_SIDE, side);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const brush = canvas.getContext('2d');
    if (brush === null) return undefined;
    brush.drawImage(image, (image.width - side) / 2, (image.height - side) / 2, side, side, 0, 0, size, size);
    image.close();
    // A PNG may be see-through; a photo is far smaller as JPEG.
    const type = file.type === 'image/png' && file.size < 1_000_000 ? 'image/png' : 'image/jpeg';
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.86));
    return blob ?? undefined;
  } catch {
    return undefined;
  }
}
