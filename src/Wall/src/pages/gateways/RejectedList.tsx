import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { dateTime } from '../../time/format';
import { cutAt } from './payload';
import { gatewayPath, type Rejected } from './types';
import { useGatewaysTexts } from './texts';

/** What was refused, with its first bytes and the place of the fault marked. */
export function RejectedList({ gatewayId }: { gatewayId: string }) {
  const { t, pick } = useGatewaysTexts();
  const rest = useRest<{ items: Rejected[] }>(`${gatewayPath(gatewayId)}/rejected?limit=20`, 5_000);
  return (
    <section className="sheet" data-testid="gateway-rejected">
      <h3>{t('gateways.rejected')}</h3>
      <RestView rest={rest}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="gateway-quiet">{t('gateways.noRejected')}</p>
          ) : (
            <ul className="gateway-rejected">
              {items.map((one, i) => {
                const cut = cutAt(one.head, one.offset);
                return (
                  <li key={`${one.at}/${i}`}>
                    <p>
                      <b>{pick(one.text, one.textEn)}</b> {one.offset >= 0 && t('gateways.atByte', { n: one.offset })}
                    </p>
                    <p>
                      <small>
                        {dateTime(one.at)} · <code>{one.topic}</code> · {t('gateways.bytes', { n: one.length })}
                      </small>
                    </p>
                    {one.head !== '' && (
                      <pre>
                        {cut.before}
                        {cut.at !== '' && <mark>{cut.at}</mark>}
                        {cut.after}
                        {one.length > new TextEncoder().encode(one.head).length && '…'}
                      </pre>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </RestView>
    </section>
  );
}
