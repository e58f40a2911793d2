// What a click on a notice does: the same commands as the window's, through another door.
import type { House } from '../house/house.ts';
import type { Notice, NoticeButton } from '../notices/notices.ts';
import type { Show } from './tray-actions.ts';

/** The buttons that are a command of the same name. */
type Asking = Exclude<NoticeButton, 'show'>;

/** `house` is null while the app starts, when there are no notices yet. */
export const createNoticeActions = (house: () => House | null, show: Show) => {
  const onClick = ({ accountKey, jobId, topic }: Notice): void =>
    show({ view: topic === 'summary' ? 'activity' : 'jobs', accountKey, jobId });
  /** What could not be done has only the window to say so. */
  const ask = async (name: Asking, notice: Notice): Promise<void> => {
    const { accountKey, jobId } = notice;
    if (accountKey === null || jobId === null) return;
    const done = await house()?.commands[name]({ accountKey, jobId });
    if (!done?.ok) onClick(notice);
  };
  return {
    onClick,
    onButton: (notice: Notice, button: NoticeButton): void => {
      if (button === 'show') onClick(notice);
      else void ask(button, notice);
    },
  };
};
