// Where Chromium keeps its own files: caches, GPU shaders. Pure.
import path from 'node:path';

/**
 * On Windows the profile may travel with its person from computer to computer; these files stay on this one. Null: in
 * the profile.
 */
export const localDataFolder = (
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  appName: string,
): string | null => {
  const local = env['LOCALAPPDATA'] ?? '';
  return platform === 'win32' && path.win32.isAbsolute(local)
    ? path.win32.join(local, appName)
    : null;
};
