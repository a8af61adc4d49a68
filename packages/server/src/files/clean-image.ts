/** A picture without place, time and camera. */
export interface CleanImage {
  readonly bytes: Buffer;
  /** Width × height; 0 = not stated where we look. */
  readonly pixels: number;
}
