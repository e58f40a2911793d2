// By what notices are shown on this system.
import { presentByElectron } from '../notices/electron-presenter.ts';
import { presentByService } from '../notices/linux-presenter.ts';
import type { Present } from '../notices/notifier.ts';
import { createNotificationService } from '../session/notification-service.ts';
import { openSessionBus } from '../session/session-bus.ts';
import { app } from 'electron';
import { appId } from './app-id.ts';

export interface Presenter {
  readonly present: Present;
  readonly close: () => void;
}

/** @param icon the path of the picture shown beside the words */
export const createPresenter = (icon: string): Presenter => {
  if (process.platform !== 'linux')
    return { present: presentByElectron(icon), close: () => undefined };
  const service = createNotificationService({
    openBus: openSessionBus,
    appName: app.getName(),
    entry: appId(),
  });
  return { present: presentByService(service, icon), close: () => service.close() };
};
