import { lazy, Suspense, useEffect, useState } from 'react';
import { FeedLostBand } from '../components/FeedLostBand';
import { Header } from '../components/Header';
import { NoticeProvider } from '../components/Notices';
import { FeedClient } from '../feed/FeedClient';
import { FeedProvider, useLost } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { SignIn } from '../pages/SignIn';
import { Wall } from '../pages/Wall';
import { SoundProvider } from '../sound/SoundContext';
import { Link } from './Link';
import { routeOf, usePath } from './router';
import { useSession } from './SessionContext';
import { useTitle } from './useTitle';

// The wall is the first page and part of the first load; every other page is loaded when it is opened.
const Site = lazy(() => import('../pages/Site'));

export function App() {
  const { gate, session } = useSession();
  const { t } = useTexts();
  if (session === null) {
    if (gate === 'asking') {
      return <p className="loading">{t('app.loading')}</p>;
    }
    return <SignIn />;
  }
  return <Monitor key={session.user} />;
}

/** Everything that is there for a signed-in person. An expired session covers it and leaves the page below as it is. */
function Monitor() {
  const { gate, expire } = useSession();
  const [client] = useState(() => new FeedClient(expire));
  const watching = gate === 'signedIn';
  useEffect(() => {
    if (!watching) {
      return undefined;
    }
    client.start();
    return () => client.stop();
  }, [client, watching]);
  return (
    <FeedProvider client={client}>
      <SoundProvider>
        <NoticeProvider>
          <Shell watching={watching} />
        </NoticeProvider>
        {!watching && <SignIn />}
      </SoundProvider>
    </FeedProvider>
  );
}

function Shell({ watching }: { watching: boolean }) {
  const lost = useLost();
  useTitle(lost);
  return (
    <>
      <FeedLostBand lost={lost} />
      <div className={lost ? 'shell shell-lost' : 'shell'} inert={!watching}>
        <Header lost={lost} />
        <Page />
      </div>
    </>
  );
}

function Page() {
  const { t } = useTexts();
  const route = routeOf(usePath());
  switch (route.page) {
    case 'wall':
      return <Wall />;
    case 'site':
      return (
        <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
          <Site key={route.siteId} siteId={route.siteId} />
        </Suspense>
      );
    case 'notFound':
      return (
        <main className="loading">
          <p>{t('app.notFound')}</p>
          <Link href="/">{t('app.toWall')}</Link>
        </main>
      );
  }
}
