// The settings and their limits: what may stand in settings.json. No secret and no WSID ever does.
import * as v from 'valibot';

export const settingsSchema = v.object({
  theme: v.picklist(['system', 'light', 'dark']),
  keepInTray: v.boolean(),
  startAtLogin: v.boolean(),
  notices: v.object({
    /** Outcomes of a cancel. */
    cancelling: v.boolean(),
    /** Ends of jobs that are watched until done. */
    done: v.boolean(),
    /** Rejected credentials and the like. */
    trouble: v.boolean(),
  }),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  keepInTray: true,
  startAtLogin: false,
  notices: { cancelling: true, done: true, trouble: true },
};
