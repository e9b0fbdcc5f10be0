import { Table } from 'antd';
import { Link } from '../../app/Link';
import { hrefOf, siteHref } from '../../app/router';
import type { AlarmRecord } from '../../api/types';
import { PriorityMark } from '../../components/Marks';
import { useFeed, useOverview } from '../../feed/FeedContext';
import { Moment } from '../../shared/Moment';
import { Page } from '../../shared/Page';
import { StateTag } from '../../shared/StateTag';
import { useDeskTexts } from './texts';

/** The alarms that are not over, worst and newest first. */
export default function Desk() {
  const { t, pick } = useDeskTexts();
  const overview = useOverview();
  const sites = useFeed((state) => state.sites);
  return (
    <Page title={t('nav.desk')} info={t('desk.total', { n: overview.total })}>
      <Table<AlarmRecord>
        size="small"
        rowKey="id"
        dataSource={[...overview.ordered]}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        columns={[
          { key: 'priority', width: 50, render: (_, alarm) => <PriorityMark priority={alarm.priority} label={t(`priority.${alarm.priority}`)} /> },
          { title: t('desk.alarm'), key: 'text', render: (_, alarm) => <Link href={hrefOf('alarm', alarm.id)}>{pick(alarm.text, alarm.textEn) || alarm.pointId}</Link> },
          { title: t('desk.site'), key: 'site', render: (_, alarm) => <Link href={siteHref(alarm.siteId)}>{pick(sites.get(alarm.siteId)?.name, sites.get(alarm.siteId)?.nameEn) || alarm.siteId}</Link> },
          { title: t('desk.point'), dataIndex: 'pointId', render: (id: string) => <code>{id}</code> },
          { title: t('desk.state'), dataIndex: 'state', render: (_, alarm) => <StateTag state={alarm.state} /> },
          { title: t('desk.occurred'), dataIndex: 'occurredAt', render: (at: string) => <Moment at={at} /> },
        ]}
      />
    </Page>
  );
}
