/**
 * What reads QR codes from a picture: the browser's own BarcodeDetector where it knows them, else jsQR, which comes as
 * a script of its own when somebody first scans (a script tag works on file:// too).
 */

import { once } from "../shared/office-bundle";

/** The texts of the QR codes in a picture. */
export type QrReader = (picture: HTMLCanvasElement) => Promise<readonly string[]>;

interface Detector {
  detect(source: HTMLCanvasElement): Promise<ReadonlyArray<{ readonly rawValue: string }>>;
}

interface Detectors {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats?(): Promise<readonly string[]>;
}

declare global {
  interface Window {
    BarcodeDetector?: Detectors;
    /** Left by entries/qr-reading.ts. */
    portalQr?: (pixels: Uint8ClampedArray, width: number, height: number) => string | null;
  }
}

/** Rejects where neither can be had. */
export async function readerOf(): Promise<QrReader> {
  return (await builtIn()) ?? bundled();
}

/** Some systems have the class but none of its formats. */
async function builtIn(): Promise<QrReader | null> {
  const Made = window.BarcodeDetector;
  const formats = (await Made?.getSupportedFormats?.().catch(() => [])) ?? [];
  if (!Made || !formats.includes("qr_code")) return null;
  const detector = new Made({ formats: ["qr_code"] });
  return (picture) => detector.detect(picture).then((found) => found.map(({ rawValue }) => rawValue), () => []);
}

async function bundled(): Promise<QrReader> {
  if (window.portalQr === undefined) await once("assets/portal/qr-reading.js");
  const read = window.portalQr;
  if (read === undefined) throw new Error("qr-reading.js has nothing to offer");
  return (picture) => {
    const pixels = picture.getContext("2d")?.getImageData(0, 0, picture.width, picture.height);
    const text = pixels ? read(pixels.data, picture.width, picture.height) : null;
    return Promise.resolve(text === null ? [] : [text]);
  };
}
