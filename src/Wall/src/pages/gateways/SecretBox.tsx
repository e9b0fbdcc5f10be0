import { Alert, Button } from 'antd';
import { Copy } from './Copy';
import { keepSecret, useSecret } from './secrets';
import { useGatewaysTexts } from './texts';

/** The secret, once: nobody can show it again, also not the service. */
export function SecretBox({ gatewayId }: { gatewayId: string }) {
  const { t } = useGatewaysTexts();
  const secret = useSecret(gatewayId);
  return secret === null ? null : (
    <Alert
      type="warning"
      showIcon
      data-testid="gateway-secret"
      title={t('gateways.secretOnce')}
      description={
        <div className="gateway-secret">
          <code data-testid="gateway-secret-text">{secret}</code>
          <Copy text={secret} label={t('gateways.copySecret')} primary />
          <Button onClick={() => keepSecret(gatewayId, null)}>{t('gateways.stored')}</Button>
        </div>
      }
    />
  );
}
