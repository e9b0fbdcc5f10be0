import { lazy, Suspense, useEffect, useState } from 'react';
import { FeedLostBand } from '../components/FeedLostBand';
import { NoticeProvider } from '../components/Notices';
import { FeedClient } from '../feed/FeedClient';
import { FeedProvider, useLost } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import { SignIn } from '../pages/SignIn';
import { SoundProvider } from '../sound/SoundContext';
import { landingFor } from './roles';
import { hrefOf, navigate, routeOf, usePath } from './router';
import { useSession } from './SessionContext';
import { useGround } from './useGround';
import { useTitle } from './useTitle';
import { WallShell } from './WallShell';

// The wall is part of the first load. The component library comes with the first page of a desk.
const DeskShell = lazy(() => import('../layout/DeskShell'));

export function App() {
  const { gate, session } = useSession();
  const { t } = useTexts();
  useGround(routeOf(usePath()).page === 'wall' ? 'dark' : 'light');
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
  const { t } = useTexts();
  const { session } = useSession();
  const route = routeOf(usePath());
  const lost = useLost();
  useTitle(lost);
  const landing = landingFor(session?.roles ?? []);
  useEffect(() => {
    if (route.page === 'landing') {
      navigate(hrefOf(landing), true);
    }
  }, [route.page, landing]);
  return (
    <>
      <FeedLostBand lost={lost} />
      <div className={lost ? 'shell shell-lost' : 'shell'} inert={!watching}>
        {route.page === 'wall' ? (
          <WallShell lost={lost} />
        ) : (
          <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>{route.page !== 'landing' && <DeskShell route={route} lost={lost} />}</Suspense>
        )}
      </div>
    </>
  );
}
