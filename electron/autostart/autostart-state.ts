// The state of start at login. Types only, for every view.

/** Whether the system starts the app at login. */
export type AutostartState =
  /** `other`: the path of another copy of the app, which is the one that is started. */
  | { readonly kind: 'on'; readonly other: string | null }
  | { readonly kind: 'off' }
  /** The program that it starts is gone. */
  | { readonly kind: 'broken' }
  /** The user has switched it off, or not yet allowed it, in the system's settings. */
  | { readonly kind: 'blocked'; readonly system: 'windows' | 'macos' }
  /** The system rejected it without a reason. */
  | { readonly kind: 'refused'; readonly system: 'windows' | 'macos' }
  /** Not available in this build, or not read yet. */
  | { readonly kind: 'none' };

export interface Autostart {
  /** Asks the system. */
  read(): Promise<AutostartState>;
  /** Switches it on or off and returns the new state. Rejects as the disk does. */
  set(on: boolean): Promise<AutostartState>;
  /** Repairs what starts a program that is gone and returns the new state. Rejects as `set`. */
  repair(): Promise<AutostartState>;
}
