// How it stands with start at login. Types only, for every view.

/** Whether the system starts the app at login. */
export type AutostartState =
  /** `other`: the path of another copy of the app, which is the one that is started. */
  | { readonly kind: 'on'; readonly other: string | null }
  | { readonly kind: 'off' }
  /** What is to be started is gone. */
  | { readonly kind: 'broken' }
  /** Its person has switched it off, or not allowed it yet, in a page of the system. */
  | { readonly kind: 'blocked'; readonly system: 'windows' | 'macos' }
  /** The system did not take it, and told no reason. */
  | { readonly kind: 'refused'; readonly system: 'windows' | 'macos' }
  /** Not to be had in this build, or not read yet. */
  | { readonly kind: 'none' };

export interface Autostart {
  /** Asks the system. */
  read(): Promise<AutostartState>;
  /** Switches it on or off, and answers as `read` afterwards. Rejects where the disk does not let it. */
  set(on: boolean): Promise<AutostartState>;
  /** Mends what starts a program that is gone, and answers as `read` afterwards. Rejects as `set`. */
  repair(): Promise<AutostartState>;
}
