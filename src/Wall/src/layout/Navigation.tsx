import {
  AlertOutlined,
  ApiOutlined,
  BankOutlined,
  BarChartOutlined,
  DashboardOutlined,
  DesktopOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  SlidersOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { Tooltip } from 'antd';
import { type ComponentType, useState } from 'react';
import { Link } from '../app/Link';
import { pagesFor } from '../app/roles';
import { hrefOf } from '../app/router';
import type { PageName, Route } from '../app/routes';
import { useSession } from '../app/SessionContext';
import { useOverview } from '../feed/FeedContext';
import { useTexts } from '../i18n/LangContext';
import type { TextKey } from '../i18n/zh';

const ENTRIES: Readonly<Partial<Record<PageName, { icon: ComponentType; text: TextKey }>>> = {
  wall: { icon: DesktopOutlined, text: 'nav.wall' },
  desk: { icon: AlertOutlined, text: 'nav.desk' },
  handover: { icon: SwapOutlined, text: 'nav.handover' },
  sites: { icon: BankOutlined, text: 'nav.sites' },
  bench: { icon: SlidersOutlined, text: 'nav.bench' },
  gateways: { icon: ApiOutlined, text: 'nav.gateways' },
  kpi: { icon: BarChartOutlined, text: 'nav.kpi' },
  system: { icon: DashboardOutlined, text: 'nav.system' },
};

/** The entry that is marked while a page is open that has none of its own. */
const PARENT: Readonly<Partial<Record<Route['page'], PageName>>> = { alarm: 'desk', site: 'sites' };

const FOLDED_AS = 'desk.folded';

/** Links and no menu of the library: they can be copied, opened in a new tab and read by everything that reads links. */
export function Navigation({ page }: { page: Route['page'] }) {
  const { t } = useTexts();
  const { session } = useSession();
  const { unacknowledged } = useOverview();
  const [folded, setFolded] = useState(() => localStorage.getItem(FOLDED_AS) === 'yes');
  const fold = () => {
    localStorage.setItem(FOLDED_AS, folded ? 'no' : 'yes');
    setFolded(!folded);
  };
  const present = PARENT[page] ?? page;
  return (
    <nav className={folded ? 'nav nav-folded' : 'nav'} aria-label={t('nav.label')}>
      {pagesFor(session?.roles ?? []).map((name) => {
        const entry = ENTRIES[name];
        if (entry === undefined) {
          return null;
        }
        const Icon = entry.icon;
        return (
          <Tooltip key={name} title={folded ? t(entry.text) : ''} placement="right">
            <Link
              href={hrefOf(name)}
              className="nav-entry"
              aria-current={name === present ? 'page' : undefined}
              data-testid={`nav-${name}`}
              {...(folded && { 'aria-label': name === 'desk' && unacknowledged > 0 ? `${t(entry.text)} ${unacknowledged}` : t(entry.text) })}
            >
              <Icon />
              {!folded && <span>{t(entry.text)}</span>}
              {name === 'desk' && unacknowledged > 0 && <b className="nav-count">{unacknowledged}</b>}
            </Link>
          </Tooltip>
        );
      })}
      <span className="spring" />
      <button type="button" className="nav-entry" onClick={fold} aria-label={t('nav.fold')} aria-expanded={!folded}>
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </nav>
  );
}
