import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Height of a row in rem: all rows are equal, so that ten thousand cost no more than the thirty in sight. */
export const ROW_REM = 3.75;

/** What of a scrolled box is seen: read anew when it is scrolled or changes its size. */
export function useScrolled(box: RefObject<HTMLDivElement | null>) {
  const [view, setView] = useState({ top: 0, height: 0, rem: 16 });
  const read = useCallback(() => {
    const element = box.current;
    if (element !== null) {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      setView({ top: element.scrollTop, height: element.clientHeight, rem });
    }
  }, [box]);
  useLayoutEffect(() => {
    read();
    const observer = new ResizeObserver(read);
    if (box.current !== null) {
      observer.observe(box.current);
    }
    return () => observer.disconnect();
  }, [box, read]);
  return { view, onScroll: read };
}
