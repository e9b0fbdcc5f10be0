import { Component, type ReactNode } from 'react';
import { about } from '../api/session';
import { translate } from '../i18n/translate';

/** A page that broke is loaded anew by itself after so long, ms: nobody stands beside a wall with a mouse. */
const RELOAD_MS = 10_000;

/** A reload while the server is away would end at the browser's own error page, where nothing tries again. */
async function reloadIfServed(): Promise<void> {
  if ((await about()).ok) {
    location.reload();
  } else {
    setTimeout(reloadIfServed, RELOAD_MS);
  }
}

/**
 * What is left when a view throws: not an empty screen, which says nothing, but a red one. It also cures the usual cause, a new
 * version of the server whose pages have other file names than this old page asks for.
 */
export class Failure extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(): void {
    setTimeout(reloadIfServed, RELOAD_MS);
  }

  override render(): ReactNode {
    if (this.state.message === null) {
      return this.props.children;
    }
    return (
      <div className="failure" role="alert" data-testid="failure">
        <strong>{translate('zh', 'app.failed')}</strong>
        <strong>{translate('en', 'app.failed')}</strong>
        <code>{this.state.message}</code>
      </div>
    );
  }
}
