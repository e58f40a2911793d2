// The app's tile in macOS' Dock: there while a window is, because the app itself lives in the menu bar
// (`LSUIElement`). Elsewhere there is no Dock, and nothing happens.

/** macOS hides no tile within a second of showing it; so it is asked once more, after so long; ms. */
const ASK_AGAIN_MS = 1_100;

interface DockParts {
  /** Electron's `app.dock`. */
  readonly dock: { show(): unknown; hide(): void } | undefined;
  /** Lets the program before have the keyboard again, and back: `app.hide`, `app.show`. */
  readonly hideApp: () => void;
  readonly showApp: () => void;
  readonly isWindowOpen: () => boolean;
}

interface DockTile {
  /** A window is about to be opened. */
  opening(): void;
  /** It is gone. */
  closed(): void;
}

export const createDockTile = ({ dock, hideApp, showApp, isWindowOpen }: DockParts): DockTile => {
  if (!dock) return { opening: () => undefined, closed: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  return {
    opening: () => {
      clearTimeout(timer);
      showApp();
      void dock.show();
    },
    closed: () => {
      hideApp();
      dock.hide();
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!isWindowOpen()) dock.hide();
      }, ASK_AGAIN_MS);
      timer.unref();
    },
  };
};
