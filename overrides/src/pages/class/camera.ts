/** Reading QR codes on this device: with the camera, or from photos where there is none or it may not be used. */

import { h } from "../shared/dom";
import { readerOf, type QrReader } from "./qr-reader";
import { say } from "./words";

/** Milliseconds between two looks of the camera. */
const PAUSE = 250;
/** Longest side of a picture that is looked at, pixels: phones take more than a code needs. */
const SIDES = [1600, 800];

/** Takes what a code says; tells whether it was new. */
type Take = (code: string) => boolean;

/** The buttons; what the camera sees and what is told stand below them in `holder`. */
export function camera(holder: HTMLElement, take: Take): Array<Node | string> {
  const video = h("video", { class: "class__video", muted: true, playsinline: true });
  const note = h("p", { role: "status", class: "class__note" });
  const button = h("button", { type: "button", class: "md-button" }, say("scan"));
  const watch = new Watch(video, button, note, take);
  button.addEventListener("click", () => void watch.toggle());
  window.addEventListener("pagehide", () => watch.stop());
  const input = h("input", { type: "file", id: "class-photos", multiple: true, accept: "image/jpeg,image/png,image/webp", class: "visually-hidden" });
  input.addEventListener("change", () => {
    const files = Array.from(input.files ?? []);
    input.value = "";
    void photos(files, note, take);
  });
  holder.append(note);
  return [button, " ", input, h("label", { for: "class-photos", class: "md-button" }, say("photo"))];
}

class Watch {
  private stream: MediaStream | null = null;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly button: HTMLElement,
    private readonly note: HTMLElement,
    private readonly take: Take,
  ) {}

  async toggle(): Promise<void> {
    if (this.stream) {
      this.stop();
      this.note.textContent = "";
      return;
    }
    // On plain http, as over the hotspot of a class, browsers have no such thing at all.
    if (navigator.mediaDevices === undefined) {
      this.note.textContent = say("cameraInsecure");
      return;
    }
    const reader = await readerOf().catch(() => null);
    if (!reader) {
      this.note.textContent = say("noReader");
      return;
    }
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      this.video.srcObject = this.stream;
      this.note.before(this.video);
      await this.video.play();
    } catch (error) {
      this.stop();
      this.note.textContent = say(error instanceof DOMException && error.name === "NotAllowedError" ? "cameraRefused" : "noCamera");
      return;
    }
    this.button.textContent = say("stop");
    this.note.textContent = say("scanning");
    void this.look(reader);
  }

  stop(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.remove();
    this.button.textContent = say("scan");
  }

  private async look(reader: QrReader): Promise<void> {
    const seen = new Set<string>();
    while (this.stream) {
      const { videoWidth, videoHeight } = this.video;
      const codes = videoWidth === 0 ? [] : await reader(drawn(this.video, videoWidth, videoHeight, SIDES[1] ?? 800));
      for (const code of codes) {
        if (seen.has(code)) continue;
        seen.add(code);
        this.take(code);
      }
      await new Promise((done) => window.setTimeout(done, PAUSE));
    }
  }
}

/** Reads every photo; says how many told something and which did not. */
async function photos(files: readonly File[], note: HTMLElement, take: Take): Promise<void> {
  if (files.length === 0) return;
  note.textContent = say("reading");
  const reader = await readerOf().catch(() => null);
  if (!reader) {
    note.textContent = say("noReader");
    return;
  }
  const broken: string[] = [];
  const empty: string[] = [];
  for (const file of files) {
    const picture = await pictureOf(file).catch(() => null);
    if (!picture) {
      broken.push(file.name);
      continue;
    }
    const codes = await codesIn(picture, reader);
    if (codes.length === 0) empty.push(file.name);
    for (const code of codes) take(code);
  }
  const parts = [say("photoRead", files.length - broken.length - empty.length, files.length)];
  if (empty.length > 0) parts.push(say("photoNone", empty.join(", ")));
  if (broken.length > 0) parts.push(say("photoBroken", broken.join(", ")));
  note.textContent = parts.join(" ");
}

/** Some codes are read better from the smaller picture: noise and the grid of a screen are gone there. */
async function codesIn(picture: HTMLImageElement, reader: QrReader): Promise<readonly string[]> {
  for (const side of SIDES) {
    const codes = await reader(drawn(picture, picture.naturalWidth, picture.naturalHeight, side));
    if (codes.length > 0) return codes;
  }
  return [];
}

function drawn(source: CanvasImageSource, width: number, height: number, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = h("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** A photo as a picture; as a data address, which the policy of the pages lets in. Rejects what is no picture. */
function pictureOf(file: File): Promise<HTMLImageElement> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    const picture = new Image();
    picture.onload = () => done(picture);
    picture.onerror = () => failed(new Error("no picture"));
    reader.onload = () => (picture.src = String(reader.result));
    reader.onerror = () => failed(reader.error ?? new Error("unread"));
    reader.readAsDataURL(file);
  });
}
