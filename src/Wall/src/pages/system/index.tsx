import { Descriptions } from 'antd';
import type { About } from '../../api/types';
import { Page } from '../../shared/Page';
import { RestView } from '../../shared/RestView';
import { useRest } from '../../shared/useRest';
import { useSystemTexts } from './texts';

/** What runs here. */
export default function System() {
  const { t } = useSystemTexts();
  const about = useRest<About>('/api/v1/about', 10_000);
  return (
    <Page title={t('nav.system')}>
      <RestView rest={about}>
        {(service) => (
          <Descriptions
            bordered
            size="small"
            column={1}
            items={[
              { key: 'version', label: t('system.version'), children: service.version },
              { key: 'engine', label: t('system.engine'), children: service.engine },
            ]}
          />
        )}
      </RestView>
    </Page>
  );
}
