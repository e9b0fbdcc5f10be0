/** A hidden page is given no frames; then it is done after so long, ms. */
const NO_FRAME_MS = 250;

/**
 * Does something once what is drawn now is on the screen: what takes long to draw, after a button that must answer at once. React's
 * `useDeferredValue` only gives way to what is more urgent: both drawings mostly came in one frame.
 *
 * @returns Takes it back.
 */
export function afterPaint(action: () => void): () => void {
  let timer = setTimeout(action, NO_FRAME_MS);
  // What runs after a frame's callbacks comes after its painting.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(action);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
