import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { request } from '../../api/http';
import { Link } from '../../app/Link';
import { hrefOf } from '../../app/router';
import { useNotify } from '../../components/Notices';
import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { Connect } from './Connect';
import { State } from './List';
import { Live } from './Live';
import { RejectedList } from './RejectedList';
import { SecretBox } from './SecretBox';
import { keepSecret } from './secrets';
import { useGatewaysTexts } from './texts';
import { gatewayPath, type GatewayView } from './types';
import { Unknown } from './Unknown';
import { useManage } from './useManage';

/** One gateway: how to connect it, and what comes of it. */
export function One({ id }: { id: string }) {
  const { t } = useGatewaysTexts();
  const { manage } = useManage();
  const rest = useRest<GatewayView>(manage ? gatewayPath(id) : null, 5_000);
  const gateway = rest.data;
  return (
    <Page
      title={
        <>
          {t('nav.gateways')} <code>{id}</code>
        </>
      }
      info={
        <>
          {gateway !== null && <State gateway={gateway} />}
          {manage && <Link href={hrefOf('gateways')}>{t('gateways.all')}</Link>}
        </>
      }
      actions={gateway !== null && <Actions gateway={gateway} onDone={rest.reload} />}
    >
      <SecretBox gatewayId={id} />
      {gateway?.revoked && <Alert type="warning" showIcon title={t('gateways.isRevoked')} />}
      {manage ? (
        <RestView rest={rest}>
          {(data) => (
            <div className="gateway-columns">
              <div>
                <Live gatewayId={id} />
                {data.sites.slice(0, 20).map((siteId) => (
                  <Unknown key={siteId} siteId={siteId} />
                ))}
                <RejectedList gatewayId={id} />
              </div>
              <div>
                <Connect gatewayId={id} sites={data.sites} />
              </div>
            </div>
          )}
        </RestView>
      ) : (
        <Live gatewayId={id} />
      )}
    </Page>
  );
}

/** A new secret, or none any more: both end the connection that is open, so both ask first. */
function Actions({ gateway, onDone }: { gateway: GatewayView; onDone: () => void }) {
  const { t } = useGatewaysTexts();
  const notify = useNotify();
  const [asking, setAsking] = useState<'rotate' | 'revoke' | null>(null);
  const [busy, setBusy] = useState(false);
  const id = gateway.gatewayId;
  const go = async () => {
    setBusy(true);
    const answer = asking === 'rotate' ? await request<{ secret: string }>('POST', `${gatewayPath(id)}/secret`) : await request<{ secret: string } | undefined>('DELETE', gatewayPath(id));
    setBusy(false);
    setAsking(null);
    if (!answer.ok) {
      notify(answer.failure.title || t('rest.failed', { status: answer.failure.status }), true);
      return;
    }
    keepSecret(id, answer.value?.secret ?? null);
    notify(asking === 'rotate' ? t('gateways.rotated') : t('gateways.revokedNow'));
    onDone();
  };
  return (
    <>
      <Button onClick={() => setAsking('rotate')} data-testid="gateway-rotate">
        {gateway.revoked ? t('gateways.renew') : t('gateways.rotate')}
      </Button>
      {!gateway.revoked && (
        <Button danger onClick={() => setAsking('revoke')} data-testid="gateway-revoke">
          {t('gateways.revoke')}
        </Button>
      )}
      <Modal
        open={asking !== null}
        title={asking === 'revoke' ? t('gateways.revokeTitle', { id }) : t('gateways.rotateTitle', { id })}
        okText={asking === 'revoke' ? t('gateways.revoke') : t('gateways.rotate')}
        cancelText={t('common.cancel')}
        okButtonProps={{ danger: asking === 'revoke', loading: busy }}
        onOk={() => void go()}
        onCancel={() => setAsking(null)}
      >
        {asking === 'revoke' ? t('gateways.revokeText') : t('gateways.rotateText')}
      </Modal>
    </>
  );
}
