// Puts the bridge into the page, over Electron's IPC. The page never sees an event, a channel or ipcRenderer.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { createClient } from './ipc/page-client.ts';

/** The form is empty after this time. */
const REST_MS = 1_000;

/** Where V8 has it: see startup.ts. */
const { gc } = globalThis as { gc?: () => void };

const holdsPassword = (argument: unknown): boolean =>
  typeof argument === 'object' && argument !== null && 'password' in argument;

const bridge = createClient({
  invoke: async (channel, argument) => {
    const answer: unknown = await ipcRenderer.invoke(channel, argument);
    if (gc && holdsPassword(argument)) setTimeout(gc, REST_MS);
    return answer;
  },
  // It checks its argument itself.
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
  subscribe: (channel, listener) => {
    const relay = (_event: IpcRendererEvent, value: unknown): void => listener(value);
    ipcRenderer.on(channel, relay);
    return () => void ipcRenderer.removeListener(channel, relay);
  },
});

contextBridge.exposeInMainWorld('casjobs', bridge);
