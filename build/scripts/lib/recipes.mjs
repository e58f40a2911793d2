// What the desktops are made of that the tests run in an isolation. Each lists what it needs of its own; what all test
// desktops need is on the machine (desktop.mjs).

/** @type {Readonly<Record<'gnome' | 'kde', import('./isolation.mjs').Recipe>>} */
export const recipes = {
  gnome: {
    name: 'gnome',
    packages: [
      ...['gnome-shell', 'gnome-shell-extension-appindicator', 'gnome-settings-daemon', 'gjs'],
      ...['adwaita-icon-theme', 'gnome-keyring', 'python3-dbusmock', 'xwayland', 'dconf-cli'],
      // The last for the desktop's own background.
      ...['xdg-desktop-portal-gnome', 'webp-pixbuf-loader'],
    ],
    // GNOME Shell shows the notifications itself.
    without: ['org.knopwob.dunst'],
  },
  kde: {
    name: 'kde',
    packages: [
      ...['plasma-workspace', 'plasma-desktop', 'kwin-x11', 'libkf5wallet-bin', 'kwalletmanager'],
      // Without the last, KWallet can't answer as the Secret Service.
      ...['breeze-icon-theme', 'xdg-desktop-portal-kde', 'libqca-qt5-2-plugins'],
      ...['wmctrl', 'imagemagick'],
    ],
    // Plasma shows the notifications itself, and KWallet is the keychain.
    without: [
      ...['org.knopwob.dunst', 'org.freedesktop.secrets', 'org.gnome.keyring'],
      'org.freedesktop.impl.portal.Secret',
    ],
  },
};
