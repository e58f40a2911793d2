// The packages of the tests that run in a layer of their own. What all test desktops need is installed on the machine
// (desktop.mjs).

/** @type {Readonly<Record<'gnome' | 'kde' | 'packages', import('./isolation.mjs').Recipe>>} */
export const recipes = {
  gnome: {
    name: 'gnome',
    packages: [
      'gnome-shell',
      'gnome-shell-extension-appindicator',
      'gnome-settings-daemon',
      'gjs',
      'adwaita-icon-theme',
      'gnome-keyring',
      'python3-dbusmock',
      'xwayland',
      'dconf-cli',
      // The last one shows the desktop's background.
      'xdg-desktop-portal-gnome',
      'webp-pixbuf-loader',
    ],
    // GNOME Shell shows notifications itself.
    without: ['org.knopwob.dunst'],
  },
  kde: {
    name: 'kde',
    packages: [
      'plasma-workspace',
      'plasma-desktop',
      'kwin-x11',
      'libkf5wallet-bin',
      'kwalletmanager',
      // Without the last, KWallet can't answer as the Secret Service.
      'breeze-icon-theme',
      'xdg-desktop-portal-kde',
      'libqca-qt5-2-plugins',
      'wmctrl',
      'imagemagick',
    ],
    // Plasma shows notifications itself, and KWallet is the keychain.
    without: [
      'org.knopwob.dunst',
      'org.freedesktop.secrets',
      'org.gnome.keyring',
      'org.freedesktop.impl.portal.Secret',
    ],
  },
  packages: {
    name: 'packages',
    // The first is for installing and removing, the last for the rpm; the others check the Debian package and start it by its
    // desktop entry.
    packages: [
      'sudo',
      'lintian',
      'appstream',
      'desktop-file-utils',
      'libgtk-3-bin',
      'xdg-utils',
      'rpm',
    ],
    without: [],
    commands: [
      "printf 'tester:*:20000::::::\\n' >>/etc/shadow",
      "printf 'tester ALL=(ALL) NOPASSWD: ALL\\n' >/etc/sudoers.d/tester",
    ],
  },
};
