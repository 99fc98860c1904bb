/** Reading QR codes with the camera, where the browser can: BarcodeDetector, on https or localhost. */

import { h } from "../shared/dom";
import { say } from "./words";

interface Detector {
  detect(source: HTMLVideoElement): Promise<ReadonlyArray<{ readonly rawValue: string }>>;
}

type Detectors = new (options: { readonly formats: readonly string[] }) => Detector;

const PAUSE = 250;

function detectors(): Detectors | undefined {
  return (window as { BarcodeDetector?: Detectors }).BarcodeDetector;
}

export function canScan(): boolean {
  return detectors() !== undefined && navigator.mediaDevices?.getUserMedia !== undefined;
}

/** A button that opens the camera below `holder` and hands over every new code it sees. */
export function camera(holder: HTMLElement, take: (code: string) => void): HTMLElement {
  const button = h("button", { type: "button", class: "md-button" }, say("scan"));
  const video = h("video", { class: "class__video", muted: true, playsinline: true, hidden: true });
  const note = h("p", { role: "status" });
  let stream: MediaStream | null = null;
  const stop = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.hidden = true;
    button.textContent = say("scan");
  };
  const watch = async (detector: Detector): Promise<void> => {
    const seen = new Set<string>();
    while (stream) {
      for (const { rawValue } of await detector.detect(video).catch(() => [])) {
        if (seen.has(rawValue)) continue;
        seen.add(rawValue);
        take(rawValue);
      }
      await new Promise((done) => window.setTimeout(done, PAUSE));
    }
  };
  const start = async (): Promise<void> => {
    const Made = detectors();
    if (!Made) return;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      video.srcObject = stream;
      video.hidden = false;
      await video.play();
      button.textContent = say("stop");
      note.textContent = say("scanning");
      void watch(new Made({ formats: ["qr_code"] }));
    } catch {
      stop();
      note.textContent = say("noCamera");
    }
  };
  button.addEventListener("click", () => {
    if (stream) {
      stop();
      note.textContent = "";
    } else void start();
  });
  window.addEventListener("pagehide", stop);
  holder.append(video, note);
  return button;
}
