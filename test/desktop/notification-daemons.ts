// Clears, clicks and counts notifications, through the D-Bus interface of each test desktop's service.
import * as v from 'valibot';
import type { Bus } from './dbus.ts';
import type { SessionKind } from './desktop-session.ts';

export interface NotificationDaemon {
  /** Closes all. */
  clear(bus: Bus): Promise<void>;
  /** Clicks the notification with this ID. */
  click(bus: Bus, id: number): Promise<void>;
  /** How many are on the screen. */
  visibleCount(bus: Bus): Promise<number>;
}

const to = 'org.freedesktop.Notifications';

const dunst = { to, path: '/org/freedesktop/Notifications' };
const dunstFace = 'org.dunstproject.cmd0';

const mako = { to, path: '/fr/emersion/Mako' };
const makoFace = 'fr.emersion.Mako';

export const notificationDaemons: Readonly<Record<SessionKind, NotificationDaemon>> = {
  x11: {
    clear: async (bus) => {
      await bus.call({ ...dunst, method: `${dunstFace}.NotificationCloseAll` });
    },
    // dunst takes a position on the screen instead of an ID.
    click: async (bus) => {
      const method = `${dunstFace}.NotificationAction`;
      await bus.call({ ...dunst, method, signature: 'u', body: [0] });
    },
    visibleCount: async (bus) =>
      v.parse(v.number(), await bus.property(to, dunst.path, dunstFace, 'displayedLength')),
  },
  wayland: {
    clear: async (bus) => {
      await bus.call({ ...mako, method: `${makoFace}.DismissAllNotifications` });
    },
    click: async (bus, id) => {
      const method = `${makoFace}.InvokeAction`;
      await bus.call({ ...mako, method, signature: 'us', body: [id, 'default'] });
    },
    visibleCount: async (bus) => {
      const [all] = await bus.call({ ...mako, method: `${makoFace}.ListNotifications` });
      return v.parse(v.array(v.unknown()), all).length;
    },
  },
};
