import { type RefObject, useEffect, useState } from 'react';

/** Rows drawn beyond those in sight, on each side. */
const BEYOND = 12;

/** Which of `count` rows of equal height are in sight of a scrolling element, a few more on both sides. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, height: number): { first: number; last: number } {
  const [range, setRange] = useState({ first: 0, last: 60 });
  useEffect(() => {
    const element = box.current;
    if (element === null) {
      return undefined;
    }
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / height) - BEYOND);
      const last = Math.min(count, Math.ceil((element.scrollTop + element.clientHeight) / height) + BEYOND);
      setRange((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, count, height]);
  return range;
}
