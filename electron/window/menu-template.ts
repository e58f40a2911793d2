// What stands in the application's menu and in the menu of a text field. Pure; Electron's types only.
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { SafeText } from '../i18n/safe-text.ts';

/** One of a menu, none of whose texts can be a raw one. */
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
 * macOS draws it at the top of the screen, and takes Cmd+C, Cmd+W, Cmd+Q and the like from it. Null elsewhere: the
 * window there has no menu bar, Chromium knows the keys of text fields by itself, and zoom.ts those of the zoom.
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

/** What a right click offers: in a text field to edit it, on chosen text to copy it, elsewhere nothing. */
export const contextMenuTemplate = ({
  isEditable,
  selectionText,
  editFlags,
}: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>): Item[] => {
  // A password cannot be copied: Chromium says so.
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
