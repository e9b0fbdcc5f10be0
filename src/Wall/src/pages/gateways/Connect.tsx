import { Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useFeed } from '../../feed/FeedContext';
import { useDraft } from '../../shared/useDraft';
import { useRest } from '../../shared/useRest';
import { useSiteConfig } from '../../sites/useSiteConfig';
import { Copy } from './Copy';
import { endpointOf, type Listener } from './endpoint';
import { mosquitto, nodeRed, python, type Settings } from './samples';
import { useSecret } from './secrets';
import { useGatewaysTexts } from './texts';

/** What must be typed into the gateway, each ready to be copied, and commands that send a first value. */
export function Connect({ gatewayId, sites }: { gatewayId: string; sites: readonly string[] }) {
  const { t, pick } = useGatewaysTexts();
  const known = useFeed((state) => state.sites);
  const listeners = useRest<{ items: Listener[] }>('/api/v1/listeners');
  const there = endpointOf(listeners.data?.items ?? [], location.hostname);
  const { value: typed, set } = useDraft('gateway/endpoint', { host: '', port: '' });
  const [site, setSite] = useState(sites[0] ?? '');
  const secret = useSecret(gatewayId);
  const { config } = useSiteConfig(site);
  const settings: Settings = {
    host: typed.host.trim() || there.host,
    port: typed.port.trim() || there.port,
    gatewayId,
    secret: secret ?? t('gateways.secretHere'),
    siteId: site,
    pointId: config?.points[0]?.pointId ?? 'TI-101',
  };
  const rows: [string, string][] = [
    [t('gateways.host'), settings.host],
    [t('gateways.port'), settings.port],
    [t('gateways.user'), gatewayId],
    [t('gateways.password'), secret ?? ''],
    [t('gateways.topic'), `hm/v1/${site}/telemetry`],
    [t('gateways.will'), `hm/v1/${site}/status`],
    [t('gateways.willText'), '{"online":false}'],
  ];
  return (
    <section className="sheet">
      <h3>{t('gateways.connect')}</h3>
      <div className="gateway-endpoint">
        <label>
          <span>{t('gateways.host')}</span>
          <Input value={typed.host} placeholder={there.host} onChange={(event) => set({ ...typed, host: event.target.value })} />
        </label>
        <label>
          <span>{t('gateways.port')}</span>
          <Input value={typed.port} placeholder={there.port} onChange={(event) => set({ ...typed, port: event.target.value })} />
        </label>
        <label>
          <span>{t('gateways.site')}</span>
          <Select value={site} onChange={setSite} options={sites.map((id) => ({ value: id, label: `${id} ${pick(known.get(id)?.name, known.get(id)?.nameEn)}` }))} />
        </label>
      </div>
      {there.loopback && typed.host.trim() === '' && <p className="draft-note">{t('gateways.loopback')}</p>}
      <table className="gateway-settings">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th>{name}</th>
              <td>{value === '' ? <i>{t('gateways.secretGone')}</i> : <code>{value}</code>}</td>
              <td>{value !== '' && <Copy text={value} />}</td>
            </tr>
          ))}
          <tr>
            <th>QoS</th>
            <td>{t('gateways.qos')}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <Tabs
        size="small"
        items={[
          { key: 'mosquitto', label: 'mosquitto_pub', children: <Sample text={mosquitto(settings)} note={t('gateways.mosquittoNote')} /> },
          { key: 'python', label: 'Python', children: <Sample text={python(settings)} note={t('gateways.pythonNote')} /> },
          { key: 'node-red', label: 'Node-RED', children: <Sample text={nodeRed(settings)} note={t('gateways.nodeRedNote')} /> },
        ]}
      />
    </section>
  );
}

function Sample({ text, note }: { text: string; note: string }) {
  return (
    <div className="gateway-sample">
      <div>
        <small>{note}</small>
        <span className="spring" />
        <Copy text={text} />
      </div>
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
