import type { ReactNode } from 'react';
import { Link } from '../app/Link';
import { useSession } from '../app/SessionContext';
import { useFeed, useServerNow } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { clock, day } from '../time/format';
import { SoundSwitch } from './SoundSwitch';

/** The bar on top of every page. `children` stand before the state of the feed. */
export function Header({ lost, children }: { lost: boolean; children?: ReactNode }) {
  const { t, toggle, lang, word } = useTexts();
  const { session, signOut } = useSession();
  const demoFeed = useFeed((state) => state.demo);
  const demo = demoFeed || session?.demo === true;
  return (
    <header className="header">
      <Link href="/" className="brand">
        <img src="/favicon.svg" alt="" />
        <h1>{t('app.name')}</h1>
      </Link>
      {demo && (
        <span className="demo" data-testid="demo-mark" title={t('header.demoHint')}>
          {t('header.demo')}
        </span>
      )}
      <span className="spring" />
      {children}
      <FeedState lost={lost} />
      <Clock />
      <SoundSwitch />
      <button type="button" className="quiet" onClick={toggle} data-testid="lang" title={t('header.langLabel')} lang={lang === 'zh' ? 'en' : 'zh-CN'}>
        {t('header.lang')}
      </button>
      <span className="user" title={t('header.user')} data-testid="user">
        {session?.user} <small>{session?.roles.map((role) => word('role', role)).join(' ')}</small>
      </span>
      <button type="button" className="quiet" onClick={() => void signOut()} data-testid="signout">
        {t('header.signOut')}
      </button>
    </header>
  );
}

function FeedState({ lost }: { lost: boolean }) {
  const { t, word } = useTexts();
  const link = useFeed((state) => state.link);
  const degraded = useFeed((state) => state.degraded);
  if (lost) {
    return <span className="feed feed-bad">✕ {t('feed.lostShort')}</span>;
  }
  if (link !== 'live') {
    return <span className="feed">… {t('feed.connecting')}</span>;
  }
  if (degraded.length > 0) {
    const reasons = degraded.map((reason) => word('reason', reason)).join('、');
    return (
      <span className="feed feed-degraded" data-testid="feed-degraded" role="status" title={t('feed.degradedText', { reasons })}>
        ▲ {t('feed.degraded')}
      </span>
    );
  }
  return (
    <span className="feed feed-good" data-testid="feed-ok">
      <i aria-hidden="true" /> {t('feed.ok')}
    </span>
  );
}

function Clock() {
  const { t } = useTexts();
  const now = useServerNow(250);
  const known = useFeed((state) => state.serverTime !== null);
  return (
    <time className="clock" title={t('header.clock')} data-testid="clock">
      <small>{known ? day(now) : ''}</small>
      {known ? clock(now) : '--:--:--'}
    </time>
  );
}
