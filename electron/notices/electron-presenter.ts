// Shows notices by Electron, where that holds nothing up: on macOS and Windows.
import { Notification } from 'electron';
import { buttonWords, type Present } from './notifier.ts';
import type { Notice } from './notices.ts';

/** `silent` and `urgency` are heeded where the system knows them. */
const optionsOf = (
  { title, body, subtitle, stress, buttons }: Notice,
  icon: string,
): Electron.NotificationConstructorOptions => ({
  ...{ title, body, subtitle, icon },
  silent: stress === 'quiet',
  urgency: stress === 'quiet' ? 'low' : 'normal',
  timeoutType: stress === 'stays' ? 'never' : 'default',
  actions: buttons.map((button) => ({ type: 'button', text: buttonWords(button) })),
});

/** @param icon the path of the picture shown beside the words */
export const presentByElectron =
  (icon: string): Present =>
  (notice, { onClick, onButton, onGone }) =>
    new Promise((resolve) => {
      if (!Notification.isSupported()) {
        resolve(null);
        return;
      }
      const notification = new Notification(optionsOf(notice, icon));
      notification.on('click', onClick);
      notification.on('action', (_event, index) => {
        const button = notice.buttons[index];
        if (button) onButton(button);
      });
      // On Windows one that has left the screen can still be clicked in the list of notifications.
      if (process.platform !== 'win32') notification.on('close', onGone);
      notification.on('failed', () => resolve(null));
      // Held on to, or it is collected and its click is lost.
      notification.on('show', () => resolve({ close: () => notification.close() }));
      notification.show();
    });
