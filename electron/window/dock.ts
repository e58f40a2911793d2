// The app's tile in macOS' Dock: shown while there is a window, because the app itself is in the menu bar
// (`LSUIElement`). Other systems have no Dock.

/** macOS does not hide a tile within a second of showing it, so it is asked once more after this time; ms. */
const ASK_AGAIN_MS = 1_100;

interface DockParts {
  /** Electron's `app.dock`. */
  readonly dock: { show(): unknown; hide(): void } | undefined;
  /** Returns the focus to the previous program, and back: `app.hide`, `app.show`. */
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
