// What whoever reads the log has to know of the computer: names and versions, and nothing of its person.
import type { Fact } from '../log.ts';

export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Of the system, as `os.release()` has it. */
  readonly release: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly appVersion: string;
  readonly isPackaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** macOS: `app.isInApplicationsFolder`; what runs elsewhere may be moved by the system at each start. */
  readonly isInApplications: () => boolean;
}

export const supportFacts = (computer: Computer): Readonly<Record<string, Fact>> => {
  const { platform, arch, release, versions, appVersion, isPackaged, env } = computer;
  return {
    version: appVersion,
    electron: versions['electron'] ?? null,
    platform,
    release,
    arch,
    packaged: isPackaged,
    ...(platform === 'linux'
      ? {
          desktop: env['XDG_CURRENT_DESKTOP'] ?? null,
          session: env['XDG_SESSION_TYPE'] ?? null,
        }
      : {}),
    ...(platform === 'darwin' ? { inApplications: computer.isInApplications() } : {}),
  };
};
