/** The whole screen, also in browsers that call it by an older name; what goes out of sight while nobody moves. */

type Old = HTMLElement & { webkitRequestFullscreen?: () => void };
type OldDocument = Document & { webkitExitFullscreen?: () => void; webkitFullscreenElement?: Element | null };

const STILL = 4000;

function full(): boolean {
  return Boolean(document.fullscreenElement ?? (document as OldDocument).webkitFullscreenElement);
}

/** Does nothing where the browser refuses. */
export function enterFullScreen(): void {
  const page = document.documentElement as Old;
  if (full()) return;
  if (page.requestFullscreen) page.requestFullscreen().catch(() => undefined);
  else page.webkitRequestFullscreen?.();
}

export function leaveFullScreen(): void {
  const all = document as OldDocument;
  if (!full()) return;
  if (all.exitFullscreen) all.exitFullscreen().catch(() => undefined);
  else all.webkitExitFullscreen?.();
}

export function toggleFullScreen(): void {
  if (full()) leaveFullScreen();
  else enterFullScreen();
}

/** Puts the class `still` on the page while the pointer does not move: the hall sees slides, not tools. */
export function hideWhenStill(): void {
  let waiting = 0;
  const moved = (): void => {
    document.documentElement.classList.remove("still");
    clearTimeout(waiting);
    waiting = window.setTimeout(() => document.documentElement.classList.add("still"), STILL);
  };
  for (const kind of ["pointermove", "pointerdown"]) addEventListener(kind, moved, { passive: true });
  moved();
}
