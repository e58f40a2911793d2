// Shows notices by a Linux desktop's own service, over D-Bus.
import type { NotificationService } from '../platform/notification-service.ts';
import { t } from '../i18n/translate.ts';
import { buttonWords, type Present } from './notifier.ts';

/** @param iconFile the path of the picture shown beside the words */
export const presentByService =
  ({ show }: Pick<NotificationService, 'show'>, iconFile: string): Present =>
  (notice, { onClick, onButton, onGone }) => {
    const { title, body, stress, buttons } = notice;
    return show(
      {
        title,
        body,
        iconFile,
        urgency: stress === 'quiet' ? 'low' : 'normal',
        isSilent: stress === 'quiet',
        stays: stress === 'stays',
        click: t('tray.show'),
        // A click on the message shows it already.
        buttons: buttons
          .filter((button) => button !== 'show')
          .map((button) => ({ id: button, text: buttonWords(button) })),
      },
      {
        onAction: (pressed) => {
          const button = buttons.find((one) => one === pressed);
          if (button === undefined) onClick();
          else onButton(button);
        },
        onClosed: onGone,
      },
    );
  };
