// Windows puts the icons of new programs into a drawer of its taskbar: who closes the window for the first time is told
// where the app goes on.
import type { Core } from '../core/core.ts';
import { noticeInTray, type Notice } from '../notifications/notifications.ts';

/** The window was closed, and the app goes on. */
export const showTrayOverflowHint = (
  settings: Core['settings'],
  notify: (notice: Notice) => void,
  platform: NodeJS.Platform = process.platform,
): void => {
  if (platform !== 'win32' || settings.value().toldInTray) return;
  notify(noticeInTray());
  // What is not kept is said once more.
  void settings.change({ toldInTray: true }).catch(() => undefined);
};
