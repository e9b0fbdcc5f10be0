import { Suspense, useRef } from 'react';
import type { Route } from '../app/routes';
import { DESK_PAGES } from '../app/pages';
import { hrefOf } from '../app/router';
import { Link } from '../app/Link';
import { DegradedBand } from '../components/DegradedBand';
import { Header } from '../components/Header';
import { useTexts } from '../i18n/LangContext';
import { ReasonProvider } from '../shared/AskReason';
import { Library } from './Library';
import { Navigation } from './Navigation';
import '../styles/desk.css';

/** What is around every page but the wall: the same header and the same loud band as there, and the navigation. */
export default function DeskShell({ route, lost }: { route: Exclude<Route, { page: 'landing' }>; lost: boolean }) {
  const { t } = useTexts();
  const root = useRef<HTMLDivElement>(null);
  return (
    <Library popups={root}>
      <ReasonProvider>
        <div className="desk" ref={root}>
          <a className="skip" href="#page">
            {t('nav.skip')}
          </a>
          <Header lost={lost} />
          <DegradedBand />
          <div className="desk-body">
            <Navigation page={route.page} />
            <div className="desk-page" id="page" tabIndex={0}>
              <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
                <Content route={route} />
              </Suspense>
            </div>
          </div>
        </div>
      </ReasonProvider>
    </Library>
  );
}

function Content({ route }: { route: Exclude<Route, { page: 'landing' }> }) {
  const { t } = useTexts();
  if (route.page === 'notFound' || route.page === 'wall') {
    return (
      <main className="loading">
        <p>{t('app.notFound')}</p>
        <Link href={hrefOf('wall')}>{t('app.toWall')}</Link>
      </main>
    );
  }
  const Page = DESK_PAGES[route.page];
  return <Page key={`${route.page}/${route.id}`} id={route.id} />;
}
