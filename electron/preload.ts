// Puts the bridge into the page, over Electron's lines. The page never sees an event, a channel or ipcRenderer.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { createBridge } from './ipc/bridge.ts';

const bridge = createBridge({
  invoke: (channel, argument) => ipcRenderer.invoke(channel, argument),
  // It checks what it is handed itself.
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
  subscribe: (channel, listener) => {
    const relay = (_event: IpcRendererEvent, value: unknown): void => listener(value);
    ipcRenderer.on(channel, relay);
    return () => void ipcRenderer.removeListener(channel, relay);
  },
});

contextBridge.exposeInMainWorld('casjobs', bridge);
