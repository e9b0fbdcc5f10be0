import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { navigate } from './router';

/** A link within the client: an ordinary anchor for keyboard, middle click and copying, without loading the page anew. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented) {
      event.preventDefault();
      navigate(href);
    }
  };
  return <a {...rest} href={href} onClick={follow} />;
}
