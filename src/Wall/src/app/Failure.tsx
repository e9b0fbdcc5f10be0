import { Component, type ReactNode } from 'react';
import { translate } from '../i18n/translate';

/** A page that broke is loaded anew by itself after so long, ms: nobody stands beside a wall with a mouse. */
const RELOAD_MS = 10_000;

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
    setTimeout(() => location.reload(), RELOAD_MS);
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
