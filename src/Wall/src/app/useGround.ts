import { useLayoutEffect } from 'react';

/** Walls are dark, desks are light; the style sheets give every colour for both grounds. */
export function useGround(ground: 'dark' | 'light'): void {
  useLayoutEffect(() => {
    document.documentElement.dataset['ground'] = ground;
  }, [ground]);
}
