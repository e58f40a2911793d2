// Notices that a person uses the window: by a pointer, by keys, by going to it. What the page asks by itself is no use.
import { app, type InputEvent } from 'electron';

/** Not `mouseEnter` and `mouseLeave`: a window that moves under a resting pointer causes them too. */
const acts: ReadonlySet<InputEvent['type']> = new Set<InputEvent['type']>([
  ...(['mouseDown', 'mouseUp', 'mouseMove', 'mouseWheel'] as const),
  ...(['rawKeyDown', 'keyDown', 'char', 'touchStart', 'gestureTap', 'gestureScrollBegin'] as const),
]);

/** Calls `used` from now on; for a while that is often. */
export const onUserActivity = (used: () => void): void => {
  app.on('browser-window-focus', used);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('input-event', (_input, { type }) => {
      if (acts.has(type)) used();
    });
  });
};
