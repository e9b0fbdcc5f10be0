import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  /** What stands beside the title: state, numbers. */
  info?: ReactNode;
  /** What can be done on this page. */
  actions?: ReactNode;
  /** The page fills the window and scrolls inside, e.g. a table of thousands of rows. */
  fill?: boolean;
  children: ReactNode;
}

/** The frame of every page of a desk: title line, then the content. */
export function Page({ title, info, actions, fill = false, children }: Props) {
  return (
    <main className={fill ? 'page page-fill' : 'page'}>
      <div className="page-head">
        <h2>{title}</h2>
        {info !== undefined && <div className="page-info">{info}</div>}
        <span className="spring" />
        {actions}
      </div>
      {children}
    </main>
  );
}
