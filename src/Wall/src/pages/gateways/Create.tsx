import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { type ApiFailure, faultsOf, request } from '../../api/http';
import { hrefOf, navigate } from '../../app/router';
import { useFeed } from '../../feed/FeedContext';
import { DraftNote } from '../../shared/DraftNote';
import { Problem } from '../../shared/Problem';
import { useDraft } from '../../shared/useDraft';
import { keepSecret } from './secrets';
import { useGatewaysTexts } from './texts';

/** A new gateway: its name and the sites that it may speak for. */
export function Create({ onClose }: { onClose: () => void }) {
  const { t, pick } = useGatewaysTexts();
  const sites = useFeed((state) => state.sites);
  const { value, set, restoredAt, clear } = useDraft('gateway/new', { gatewayId: '', sites: [] as string[] });
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const id = value.gatewayId.trim();
  const good = /^[A-Za-z0-9_.-]{1,64}$/.test(id);
  const faults = failure === null ? [] : faultsOf(failure);
  const send = async () => {
    setBusy(true);
    const answer = await request<{ gatewayId: string; secret: string }>('POST', '/api/v1/gateways', { gatewayId: id, sites: value.sites });
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    clear();
    keepSecret(answer.value.gatewayId, answer.value.secret);
    navigate(hrefOf('gateways', answer.value.gatewayId));
  };
  return (
    <Modal open title={t('gateways.create')} okText={t('gateways.createOk')} cancelText={t('common.cancel')} okButtonProps={{ disabled: !good || value.sites.length === 0, loading: busy }} onOk={() => void send()} onCancel={onClose}>
      <div className="gateway-form">
        <DraftNote restoredAt={value.gatewayId === '' && value.sites.length === 0 ? null : restoredAt} onDiscard={clear} />
        <Problem failure={failure !== null && faults.length === 0 ? failure : null} />
        <label>
          <span>{t('gateways.id')}</span>
          <Input
            autoFocus
            value={value.gatewayId}
            placeholder="plant-1"
            {...(value.gatewayId !== '' && !good ? { status: 'error' as const } : {})}
            onChange={(event) => (setFailure(null), set({ ...value, gatewayId: event.target.value }))}
            data-testid="gateway-id"
          />
          <small className={value.gatewayId !== '' && !good ? 'gateway-fault' : undefined}>{t('gateways.idHint')}</small>
        </label>
        <label>
          <span>{t('gateways.sites')}</span>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={value.sites}
            placeholder={t('gateways.sitesHint')}
            options={[...sites.values()].map((site) => ({ value: site.siteId, label: `${pick(site.name, site.nameEn)} ${site.siteId}` }))}
            open={choosing}
            onOpenChange={setChoosing}
            // Closed after each: the list would cover the buttons, and most gateways speak for one site.
            onChange={(chosen: string[]) => (setFailure(null), setChoosing(false), set({ ...value, sites: chosen }))}
            data-testid="gateway-sites"
          />
        </label>
        {faults.map((fault, i) => (
          <p key={i} className="gateway-fault">
            {pick(fault.text, fault.textEn)}
          </p>
        ))}
        <p>{t('gateways.createText')}</p>
      </div>
    </Modal>
  );
}
