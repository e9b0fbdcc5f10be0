import { Header } from '../components/Header';
import { Wall } from '../pages/wall';
import { OnDuty } from '../pages/wall/OnDuty';

/** The big screen: header and wall, nothing of the component library. */
export function WallShell({ lost }: { lost: boolean }) {
  return (
    <>
      <Header lost={lost}>
        <OnDuty />
      </Header>
      <Wall />
    </>
  );
}
