let asked = false;

/**
 * All flashing things flash together: every such animation is counted from the same moment. Once per frame, because asking for
 * the animations makes the browser compute all styles (per element it cost a tenth of the time in a flood).
 */
export function flashTogether(event: AnimationEvent): void {
  if (asked || !event.animationName.startsWith('flash')) {
    return;
  }
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    for (const animation of document.getAnimations()) {
      if (animation instanceof CSSAnimation && animation.animationName.startsWith('flash') && animation.startTime !== 0) {
        animation.startTime = 0;
      }
    }
  });
}
