/** Names that nothing else has. */

/** Different at every call, on every page. */
export function unique(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 8);
}
