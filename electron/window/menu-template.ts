// The templates of the application's menu and of a text field's context menu. Pure.
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { SafeText } from '../i18n/safe-text.ts';

/** An item of a menu, with safe texts only. */
export interface Item extends Omit<
  MenuItemConstructorOptions,
  'label' | 'sublabel' | 'toolTip' | 'submenu'
> {
  readonly label?: SafeText;
  readonly submenu?: Item[];
}

/** A link of the Help menu. */
interface HelpLink {
  readonly label: SafeText;
  readonly url: string;
}

export interface MenuParts {
  readonly appName: SafeText;
  readonly labels: Readonly<Record<'settings' | 'view' | 'help', SafeText>>;
  readonly links: readonly HelpLink[];
  readonly openSettings: () => void;
  readonly openUrl: (url: string) => void;
}

/**
 * macOS shows it at the top of the screen, and gets Cmd+C, Cmd+W, Cmd+Q and others from it. Null on other systems: the
 * window has no menu bar, Chromium handles the keys of text fields, and zoom.ts those of the zoom.
 */
export const menuTemplate = (platform: NodeJS.Platform, parts: MenuParts): Item[] | null => {
  if (platform !== 'darwin') return null;
  const { appName, labels, links, openSettings, openUrl } = parts;
  const between: Item = { type: 'separator' };
  return [
    {
      label: appName,
      submenu: [
        { role: 'about' },
        between,
        { label: labels.settings, accelerator: 'Cmd+,', click: () => openSettings() },
        between,
        { role: 'services' },
        between,
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        between,
        { role: 'quit' },
      ],
    },
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: labels.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        between,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      label: labels.help,
      submenu: links.map(({ label, url }) => ({ label, click: () => openUrl(url) })),
    },
  ];
};

/** The context menu: in a text field editing, on selected text copying, otherwise empty. */
export const contextMenuTemplate = ({
  isEditable,
  selectionText,
  editFlags,
}: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>): Item[] => {
  // Chromium does not allow copying a password.
  const copy: Item = { role: 'copy', enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
};
