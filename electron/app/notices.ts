// The notices of the app: what shows them, and what a click on one does.
import type { House } from '../house/house.ts';
import type { Log } from '../log.ts';
import { createNotifier } from '../notices/notifier.ts';
import type { DesktopView, Snapshot } from '../snapshot.ts';
import { createNoticeActions } from './notice-actions.ts';
import * as paths from './paths.ts';
import { createPresenter } from './presenter.ts';
import type { Show } from './tray-actions.ts';

export interface NoticesParts {
  /** Null while the app starts, when there are no notices yet. */
  readonly house: () => House | null;
  readonly show: Show;
  readonly log: Log;
}

export const createNotices = ({ house, show, log }: NoticesParts) => {
  const presenter = createPresenter({
    ...{ icon: paths.iconFile(), log },
    changed: (isOver) => {
      house()?.desktopChanged();
      if (isOver) house()?.noticesBack();
    },
  });
  const notifier = createNotifier({
    present: presenter.present,
    ...createNoticeActions(house, show),
  });
  return {
    notify: notifier.show,
    view: (): Pick<DesktopView, 'noNotices'> => {
      const reason = presenter.refusal();
      return reason === null ? {} : { noNotices: { reason } };
    },
    /** @param isSeen whether its person sits before the window */
    render: ({ accounts }: Snapshot, isSeen: boolean): void => {
      if (isSeen && accounts.length > 0) presenter.askPermission();
    },
    /** Once there is a house. */
    open: (): void => {
      const hasAccount = house()?.snapshot().accounts.length !== 0;
      presenter.followOld((job) => show(job ? { view: 'jobs', ...job } : undefined), hasAccount);
    },
    close: (): void => {
      notifier.close();
      presenter.close();
    },
  };
};
