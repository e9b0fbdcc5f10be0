import { Button } from 'antd';
import { useState } from 'react';
import type { PageProps } from '../../app/pages';
import { Page } from '../../shared/Page';
import { Create } from './Create';
import { List } from './List';
import { One } from './One';
import { useGatewaysTexts } from './texts';
import { useManage } from './useManage';
import './gateways.css';

/** The enterprise's page: its gateways, or the one of the address. */
export default function Gateways({ id }: PageProps) {
  const { t } = useGatewaysTexts();
  const { manage } = useManage();
  const [creating, setCreating] = useState(false);
  return id !== '' ? (
    <One id={id} />
  ) : (
    <Page
      title={t('nav.gateways')}
      actions={
        manage && (
          <Button type="primary" onClick={() => setCreating(true)} data-testid="gateway-create">
            {t('gateways.create')}
          </Button>
        )
      }
    >
      <p className="gateway-quiet">{t('gateways.intro')}</p>
      <List />
      {creating && <Create onClose={() => setCreating(false)} />}
    </Page>
  );
}
