// Every text that a person reads, in English: the one file that a translator copies. It contains nothing else, so it
// may be long. A text is an ICU message (https://unicode-org.github.io/icu/userguide/format_parse/messages): `{name}`
// stands for a value, `#` for the number of a plural, and an apostrophe before `{` would quote it.
// Not in this file: names (CasJobs Tray, SOAP 1.2, the services), what a service said, and the remarks under `Details`
// in which electron/casjobs and electron/casjobs-worker explain why a reply was not read.

export const en = {
  // Job statuses: the service's own words, spelled as the service spells them.
  'status.ready': 'ready',
  'status.started': 'started',
  'status.canceling': 'canceling',
  'status.cancelled': 'cancelled',
  'status.failed': 'failed',
  'status.finished': 'finished',
  'status.unknown': 'status {code}',
  'status.not-told': 'status unknown',

  // Durations and times.
  'duration.seconds': '{seconds} s',
  'duration.minutes': '{minutes} min',
  'duration.hours': '{hours} h',
  'duration.hours-minutes': '{hours} h {minutes} min',
  'duration.days': '{days} d',
  'duration.days-hours': '{days} d {hours} h',
  'ago.just-now': 'just now',
  'ago.length': '{length} ago',
  'time.waiting': 'Waiting {length}',
  'time.running': 'Running {length}',
  'time.ran': 'Ran {length}',
  'time.never-started': 'Never started',
  'time.canceling': 'Canceling',
  'time.canceling-since': 'Canceling since {moment} · {length}',
  'time.since-service': 'since {clock} (service time)',
  'phase.waiting': 'waiting {length}',
  'phase.waiting-over': 'waited {length}',
  'phase.running': 'running {length}',
  'phase.running-over': 'ran {length}',
  'phase.canceling': 'canceling {length}',
  'phase.canceling-over': 'was canceling {length}',

  // The window.
  'window.loading': 'Loading…',
  'window.try-again': 'Try again',
  'window.back': 'Back',
  'window.close': 'Close',
  'window.details': 'Details',
  'window.stop-waiting': 'Stop waiting',
  'window.refresh': 'Refresh',
  'window.refresh-hint': 'Refresh now ({keys})',
  'window.settings': 'Settings',
  'window.commands': 'Commands',
  'window.jobs-of': 'Show jobs from',
  'window.all-accounts': 'All accounts',
  'window.problems': 'Problems and status',

  // The command palette and the keyboard shortcuts.
  'palette.heading': 'Commands',
  'palette.type-all': 'Type a command, a job ID, or a task name',
  'palette.type-cancel': 'Which job do you want to cancel?',
  'palette.type-show': 'Which job?',
  'palette.type-account': 'Which account?',
  'palette.results': 'Results',
  'palette.commands': 'Commands',
  'palette.jobs': 'Jobs',
  'palette.none': 'No matching command or job',
  'palette.count': '{count, plural, one {# result} other {# results}}',
  'palette.cancel': 'Cancel job…',
  'palette.cancel-one': 'Cancel job {id}…',
  'palette.cancel-by-id': 'Cancel by ID…',
  'palette.show': 'Show job…',
  'palette.refresh': 'Refresh',
  'palette.switch-account': 'Switch account',
  'palette.pause': 'Pause watching',
  'palette.resume': 'Resume watching',
  'palette.settings': 'Settings',
  'palette.add-account': 'Add account',
  'palette.shortcuts': 'Keyboard shortcuts',
  'shortcut.heading': 'Keyboard shortcuts',
  'shortcut.palette': 'Find a command or a job',
  'shortcut.refresh': 'Refresh now',
  'shortcut.filter': 'Filter jobs',
  'shortcut.settings': 'Settings',
  'shortcut.job-id': 'Cancel by ID',
  'shortcut.shortcuts': 'Show shortcuts',
  'shortcut.rows': 'Next or previous job',
  'shortcut.select': 'Select the job',
  'shortcut.select-all': 'Select all jobs that can be cancelled',
  'shortcut.select-range': 'Extend the selection',
  'shortcut.cancel': 'Cancel the job or the selected jobs',
  'shortcut.open': 'Show job details',
  'shortcut.close': 'Close details or dismiss a dialog',
  'key.ctrl': 'Ctrl',
  'key.alt': 'Alt',
  'key.alt-mac': 'Option',
  'key.shift': 'Shift',
  'key.meta': 'Super',
  'key.meta-mac': 'Cmd',
  'key.meta-windows': 'Win',
  'key.space': 'Space',
  'key.enter': 'Enter',
  'key.delete': 'Delete',
  'key.escape': 'Esc',

  // The connection status of an account.
  'connection.error': 'Not updated since {moment}',
  'connection.checking': 'Checking…',
  'connection.seen': 'Updated {ago}',
  'connection.good': 'Connected',
  'banner.not-updated-yet': 'Not updated yet.',
  'banner.last-updated': 'Last updated: {moment}.',
  'banner.lead': '{account}: ',
  'banner.paused': 'Updates are paused.',
  'banner.paused-hint': 'The job list may be out of date.',
  'banner.this-run':
    'The password for {account} is kept for this session only. CasJobs Tray asks for it again after a restart.',
  'watching.resume': 'Resume',
  'watching.pause': 'Pause watching',
  'watching.on': 'Checking CasJobs for changes',
  'watching.off': 'Updates are paused',

  // A desktop without a tray.
  'no-tray.sentence': 'This desktop does not show tray icons.',
  'no-tray.closing-minimizes': 'Closing the window minimizes it. To quit, open Settings.',
  'no-tray.closing-hides':
    'Closing the window leaves CasJobs Tray running. To get the window back, start it again. To quit, open Settings.',
  'no-tray.closing-quits':
    'Closing the window quits CasJobs Tray. You can change this in Settings.',
  'no-tray.advice-gnome':
    'To see the tray icon, install the GNOME extension “AppIndicator and KStatusNotifierItem Support”.',
  'no-tray.advice-bar': 'To see the tray icon, run a bar that has a tray, such as Waybar.',
  'no-tray.advice-menu-bar':
    'To see the icon, allow CasJobs Tray in System Settings, under Menu Bar.',
  'no-tray.advice-plain': 'To see the tray icon, add a tray to a panel of this desktop.',
  'no-tray.seen': 'Got it',
  'upgrade.installed': 'A new version is installed.',
  'upgrade.effect': 'It starts with the next start of the app. Watched jobs stay watched.',
  'upgrade.restart': 'Restart',
  // A newer version, which a weekly check has found.
  'updates.available': 'Version {version} is available',
  'updates.available-sentence': 'Version {version} is available.',
  'updates.open-page': 'Open release page',
  'updates.dismiss': 'Dismiss',
  'updates.question': 'Check for new versions once a week?',
  'updates.question-hint':
    'CasJobs Tray asks {host} and tells you about a newer version. It sends nothing about you and downloads nothing.',
  'updates.yes': 'Check weekly',
  'updates.no': "Don't check",
  // A system that does not show the app's notifications.
  'no-notifications.sentence': 'This computer does not show notifications from CasJobs Tray.',
  'no-notifications.next': 'This window and the icon show how a cancel ended.',
  'no-notifications.reason': 'The system says: {reason}',
  'no-notifications.open': 'Open notification settings',
  // On macOS the user chooses how long a notification stays.
  'notification-style.sentence':
    'macOS hides notifications after a few seconds. To keep those that need your attention, choose the Persistent alert style for CasJobs Tray (in older versions: Alerts).',
  // Shown once on Windows, which hides new tray icons.
  'in-tray.title': 'CasJobs Tray keeps running in the tray',
  'in-tray.body':
    'Its icon is behind the arrow at the end of the taskbar. Drag it out to keep it visible.',
  // The menu on macOS.
  'menu.settings': 'Settings…',
  'menu.view': 'View',
  'menu.help': 'Help',
  'menu.help-service': 'About CasJobs at {service}',

  // The jobs.
  'jobs.heading': 'Jobs',
  'jobs.open': '{count} active',
  'jobs.job': 'Job',
  'jobs.task': 'Task',
  'jobs.account': 'Account',
  'jobs.context': 'Context',
  'jobs.status': 'Status',
  'jobs.rows': 'Rows',
  'jobs.time': 'Time',
  'jobs.cancel': 'Cancel',
  'jobs.cancel-one': 'Cancel job {id}',
  'jobs.cancel-selected': 'Cancel selected',
  'jobs.select-first': 'Select jobs in the table first',
  'jobs.select': 'Select job {id}',
  'jobs.select-all': 'Select all jobs that can be cancelled',
  'jobs.show-details': 'Show the details of job {id}',
  'jobs.tools': 'Job list tools',
  'jobs.details-width': 'Width of the details',
  'jobs.no-task-name': 'No task name',
  'jobs.asking': 'Requesting cancel…',
  'jobs.cancel-waits': 'Cancel waits for CasJobs. It will be sent again.',
  'jobs.dont-cancel': "Don't cancel",
  'jobs.dont-cancel-one': "Don't cancel job {id}",
  'jobs.vanished': 'No longer listed by CasJobs',
  'jobs.watched': 'Notifies you when done',
  'jobs.watched-aloud': ', notifies you when done',
  'jobs.filter': 'Filter jobs',
  'jobs.match': '{count, plural, =0 {No job matches} one {# job matches} other {# jobs match}}',
  'jobs.no-match': 'No jobs match',
  'jobs.no-match-hint': 'No job has “{typed}” in its ID, task, context, or status.',
  'jobs.clear-filter': 'Clear filter',
  'jobs.sort-by': 'Sort by',
  'jobs.sort-open-first': 'Active first, then newest',
  'jobs.older-hidden':
    '{count, plural, one {# older job is not shown} other {# older jobs are not shown}}',
  'jobs.unreadable':
    '{count, plural, one {# job could not be read} other {# jobs could not be read}}',
  'jobs.show-older': 'Show older jobs',
  'jobs.listed-since': 'Active jobs, and everything submitted since {day}',
  'jobs.none-asking': 'Loading your jobs from CasJobs…',
  'jobs.none-known': 'No jobs to show yet',
  'jobs.none-known-hint': 'Jobs appear as soon as CasJobs answers.',
  'jobs.none': 'No jobs',
  'jobs.none-readable': 'No jobs could be read',
  'jobs.none-readable-hint': "See your jobs on the service's website.",
  'jobs.none-hint': 'Jobs that you submit to CasJobs appear here automatically.',
  'by-id.account': 'Account',
  'by-id.field': 'Job ID',
  'by-id.hint': 'One or more job IDs, separated by commas, spaces, or line breaks',
  'by-id.did-you-mean': 'Did you mean {count, plural, one {job {ids}} other {jobs {ids}}}?',
  'by-id.meaning': '{count, plural, one {Job {ids}} other {# jobs: {ids}}}',
  'by-id.cancel': 'Cancel by ID',

  // The timeline: jobs as bars on a time axis.
  'jobs.view': 'Show jobs as',
  'jobs.view-list': 'List',
  'jobs.view-timeline': 'Timeline',
  'timeline.heading': 'Timeline of jobs',
  'timeline.range': 'Time span',
  'timeline.range-day': 'Day',
  'timeline.range-week': 'Week',
  'timeline.earlier': 'Earlier',
  'timeline.later': 'Later',
  'timeline.zoom-out': 'Zoom out',
  'timeline.zoom-in': 'Zoom in',
  'timeline.reset': 'Back to now',
  'timeline.legend': 'Legend',
  'timeline.waiting': 'waiting',
  'timeline.running': 'running',
  'timeline.keys':
    'Use the left and right arrow keys to move, plus and minus to zoom, and 0 to return to now. Use the up and down arrow keys to choose a job, and Enter to open its details.',
  'timeline.slots': 'Queue slots in use · now {now} · peak {most}',
  'timeline.summary':
    '{from} to {to}: {count, plural, =0 {no jobs} one {# job} other {# jobs}}. Queue slots in use: {now} now, peak {most}.',
  'timeline.jobs-table': 'Jobs from {from} to {to}',
  'timeline.slots-table': 'Queue slots in use from {from} to {to}',
  'timeline.slots-from': 'From',
  'timeline.slots-count': 'Slots in use',
  'timeline.lengths': 'Durations',
  'timeline.more': 'Zoom in to see {count, number} more.',
  'timeline.unplaced':
    '{count, plural, one {# job is} other {# jobs are}} not shown: the time zone of {accounts} is not known yet.',
  'timeline.timeless':
    '{count, plural, one {# job is} other {# jobs are}} not shown: CasJobs gives no times for {count, plural, one {it} other {them}}.',
  'timeline.assumed': 'The time zone of {accounts} is assumed; bars may be off by hours.',

  // The details of a job.
  'job.heading': 'Job {id}',
  'job.not-listed': 'This job is not in the list.',
  'job.error': 'Error',
  'job.cancel': 'Cancel job',
  'job.watch': 'Notify me when done',
  'job.unwatch': "Don't notify me",
  'job.open-output': 'Open output',
  'job.open-page': 'Open job page',
  'job.outcome': 'Outcome',
  'job.queue': 'Queue',
  'job.queue-minutes': '{minutes} min queue',
  'job.type': 'Type',
  'job.submitted': 'Submitted',
  'job.started': 'Started',
  'job.ended': 'Ended',
  'job.service-clock': "{time} on the service's clock",
  'job.service-time': 'service time',
  'job.zone-assumed': 'The time zone of the service is assumed; times may be off by hours.',
  'job.query': 'Query',
  'job.copy-query': 'Copy query',
  'job.copied': 'Copied',
  'job.as-submitted': 'Original',
  'job.not-laid-out': 'Shown as submitted: it is too long to format, or not readable as SQL.',
  'job.query-cut':
    "This query is too long to show in full or to copy. The job's page at CasJobs shows all of it.",
  'job.no-query': 'CasJobs gives no query for this job.',

  // The confirmation before a cancel, in the window and from the tray.
  'cancel.heading': 'Cancel {count, plural, one {job {id}} other {# jobs}}?',
  'cancel.sure': 'Cancel {count, plural, one {job} other {jobs}}',
  'cancel.safe': 'Keep {count, plural, one {job} other {jobs}}',
  'cancel.jobs': 'Jobs to cancel',
  'cancel.more': 'and {count, number} more',
  'cancel.not-listed': 'not listed',
  'cancel.warning':
    "{count, plural, one {It holds its queue slot until CasJobs reports it cancelled.} other {They hold their queue slots until CasJobs reports them cancelled.}} This can't be undone.",
  // Where the list has jobs to which it does not apply.
  'cancel.warning-some':
    "{count, plural, one {# of them holds its queue slot until CasJobs reports it cancelled.} other {# of them hold their queue slots until CasJobs reports them cancelled.}} This can't be undone.",
  'cancel.unlisted':
    "{count, plural, one {Job {id} is not listed. If CasJobs knows it and it has not ended, it is cancelled. This can't be undone.} other {# jobs are not listed. Those that CasJobs knows and that have not ended are cancelled. This can't be undone.}}",
  'cancel.ended':
    '{count, plural, one {Job {id} has already ended. A cancel changes nothing.} other {# jobs have already ended. A cancel changes nothing for them.}}',
  'cancel.quick':
    "{count, plural, one {Job {id} is a quick job, which CasJobs can't cancel.} other {# jobs are quick jobs, which CasJobs can't cancel.}}",
  'cancel.keep-rest': 'Keep the rest',
  'cancel.accepted': 'Cancel requested for {count, plural, one {job {id}} other {# jobs}}.',
  'cancel.progress': 'Cancel requested for {answered, number} of {count, number} jobs',
  'cancel.refused': '{account}, {count, plural, one {job {id}} other {# jobs}}: ',
  'cancel.stopped':
    'Cancel requested for {count, plural, one {# job} other {# jobs}}; {kept, plural, one {# job was} other {# jobs were}} kept.',
  'cancel.many-ended': '{count, number} jobs have already ended and were left out.',
  'cancel.account-gone':
    '{count, plural, one {Job {id} was} other {# jobs were}} left out: the account was removed.',
  'cancel.ended-left-out': 'Job {id} is already {status} and was left out.',
  'cancel.ended-none-left': 'Job {id} is already {status}. There is nothing left to cancel.',

  // Requests that failed after the user left the dialog or screen that sent them.
  'late.save-account': 'The account was not saved.',
  'late.try-practice': 'The practice account was not added.',
  'late.edit-account': 'The changes to account {account} were not saved.',
  'late.remove-account': 'Account {account} was not removed.',
  'late.move-account': 'Account {account} was not moved.',
  'late.check-account': 'The connection check of account {account} failed.',
  'late.change-binding': 'The connection setting of account {account} was not changed.',
  'late.proxy-login': 'The user name and password of the proxy were not saved.',
  'late.change-settings': 'The change in Settings was not saved.',
  'late.start-at-login': 'Start at login was not changed.',
  'late.program': 'The program was not changed.',
  'late.pause': 'Updates were not paused.',
  'late.resume': 'Updates were not resumed.',
  'late.unlock': 'The accounts were not unlocked.',
  'late.forget': 'Not everything was deleted.',
  'late.cancel': '{count, plural, one {Job {id} was} other {# jobs were}} not cancelled.',
  'late.read-job-ids': 'The job IDs could not be read.',
  'late.drop-cancel': 'The cancel request for job {id} was not withdrawn.',
  'late.stop-cancels': 'The waiting cancels were not stopped.',
  'late.watch-job': 'The notification for job {id} was not changed.',
  'late.open-output': 'The output of job {id} was not opened.',
  'late.open-job-page': 'The page of job {id} was not opened.',
  'late.copy-query': 'The query of job {id} was not copied.',
  'late.submit-again': 'Job {id} was not submitted again.',
  'late.refresh': 'The list was not refreshed.',
  'late.list-older': 'Older jobs could not be listed.',
  'late.restore-backup': 'The backup was not restored.',
  'late.discard-backup': 'The backup was not discarded.',
  'late.copy-report': 'The connection report was not copied.',
  'late.copy-activity': 'The activity was not copied.',
  'late.save-activity': 'The activity was not saved.',
  'late.import': 'The account was not imported.',
  'late.delete-line': 'The password line was not deleted from {file}.',
  'late.open-release-page': 'The release page was not opened.',
  'late.dismiss-update': 'The note about a new version was not dismissed.',
  'late.restart': 'The app was not restarted.',
  'late.open-notice-settings': 'The notification settings were not opened.',
  'late.quit': 'CasJobs Tray did not quit.',

  // The progress of many cancels.
  'sending.progress': 'Canceling {sent} of {count}…',
  'sending.hint': "Cancels already sent can't be withdrawn.",
  'sending.stop': 'Stop',
  'sending.again':
    '{count, plural, one {Cancel waits for CasJobs. It will be sent again.} other {# cancels wait for CasJobs. They will be sent again.}}',
  'sending.unlisted': 'Cancels of jobs that are not listed',
  'sending.unlisted-one': 'Job {id} ({account}) is not listed. {state}',
  'sending.unlisted-more':
    '{count, plural, one {# more job is not listed.} other {# more jobs are not listed.}}',

  // Submitting a job again.
  'submit.again': 'Submit again',
  'submit.sending': 'Submitting…',
  'submit.heading': 'Submit job {id} again?',
  'submit.not-listed': "Job {id} is no longer listed, so it can't be submitted again.",
  'submit.lead': 'Creates a new job with the same query. Job {id} is not changed.',
  'submit.safe': "Don't submit",
  'submit.sure': 'Submit job',
  'submit.once-more': 'Submit anyway',
  'submit.task': 'Task name',
  'submit.no-task': 'none',
  'submit.context': 'Context',
  'submit.queue': 'Queue',
  'submit.unknown': 'It is unclear whether CasJobs created a new job.',
  'submit.unknown-hint':
    'CasJobs Tray does not retry, because that could create a second job. Check the list first, then decide.',
  'submit.lookalike':
    'Job {new} has the same query and task name and appeared since. It is most likely the new job.',
  'submit.none-seen': 'No new job with this query and task name is listed so far.',
  'submit.refresh': 'Refresh list',
  'submit.open': 'Open job {new}',
  'submit.as': 'Submitted again as',

  // Changes announced to screen readers.
  'announce.status': 'Job {id} is {status}.',
  'announce.status-unknown': 'Job {id} has status {code}.',
  'announce.at-account': '{account}: {sentence}',
  'announce.many': '{count, plural, one {# job is} other {# jobs are}} {status}.',
  'announce.many-unknown':
    '{count, plural, one {# job has} other {# jobs have}} an unknown status.',
  'announce.status-not-told': 'The status of job {id} is unknown.',
  'announce.error': '{account}: {sentence}',
  'announce.good': '{account}: Connected.',

  // The outcome of a job, for its row; empty where the status says enough.
  'row.cancelled': 'Slot free',
  'row.failed-while-cancelling': 'Failed while cancelling',
  'row.finished-before': 'Finished before the cancel',
  'row.already-over': 'Had already ended',
  'row.no-such-job': 'No such job',
  'row.quick-job': "Quick job: can't be cancelled",
  'row.not-yours': 'Not yours',
  'row.still-canceling': 'Still canceling',
  'row.done-finished': '',
  'row.done-failed': '',
  'row.done-cancelled': '',
  'row.vanished': 'No longer listed',
  'row.not-sent': 'Cancel failed',
  'row.not-confirmed': 'Cancel not confirmed',
  'row.canceling-after-all': 'Canceling after all',
  'row.cancelled-after-all': 'Cancelled after all',
  'row.listed-after-all': 'Listed after all',

  // The activity list.
  'activity.heading': 'Activity',
  'activity.none': 'Nothing yet. Results of cancels appear here.',
  'activity.earlier': 'Show earlier',
  'activity.copy': 'Copy',
  'activity.copied': 'Copied',
  'activity.copy-hint': 'Copy the whole list as text. It contains no password and no WSID.',
  'activity.save': 'Save as…',
  'activity.saved': 'Saved',
  'activity.file-name': 'CasJobs Tray activity {day}.txt',
  'activity.text-heading': 'CasJobs Tray {version}: activity and replies from CasJobs',
  'activity.and-more': '{title}, and {count, plural, one {# more job} other {# more jobs}}',
  'activity.sent': 'Cancel requested for job {id}',
  'activity.answered': 'CasJobs answered the cancel request for job {id}',
  'activity.withdrawn': 'Cancel request for job {id} withdrawn',
  'activity.withdrawn-kept': 'It was not sent to CasJobs.',
  'activity.withdrawn-unclear':
    'It may already have reached CasJobs. CasJobs Tray keeps watching the job.',
  'activity.withdrawn-late': 'Cancel request for job {id} could not be withdrawn',
  'activity.withdrawn-sent': 'It is being sent to CasJobs or has reached it.',
  'activity.withdrawn-none': 'No cancel request for this job was waiting.',
  'activity.answered-body': 'Waiting for its status to change.',
  'activity.not-through': 'Cancel request for job {id} was not answered',
  'activity.unanswered': 'Cancel request for job {id} failed',
  'activity.status': 'Job {id} is {status}',
  'activity.status-not-told': 'The status of job {id} is unknown',
  'activity.error': '{account}: {sentence}',
  'activity.back': '{account}: Connected again',
  'activity.back-body': 'It was not updated for {length}.',
  'activity.added': 'Account {account} added',
  'activity.removed': 'Account {account} removed, with its activity',
  'activity.edited': 'Account {account} edited',
  'activity.password': 'Password for {account} changed',
  'activity.binding': 'Connection setting of {account} changed',
  'activity.terminal-cancel': 'Cancel of job {id} requested in a terminal',
  'activity.terminal-watch': 'Job {id} is watched for a terminal',
  'activity.terminal-submit': 'Submitting job {id} again requested in a terminal',
  'activity.watched': 'Notification for job {id} turned on',
  'activity.unwatched': 'Notification for job {id} turned off',
  'activity.paused': 'Updates paused',
  'activity.resumed': 'Updates resumed',
  'activity.started': 'CasJobs Tray started',

  // The outcome of a job: title and body of its notification and of its entry in the activity list.
  'outcome.slot-free': 'Its queue slot is free.',
  'outcome.begun': 'Canceling job {id}',
  'outcome.begun-body': 'It holds its queue slot until it is cancelled.',
  'outcome.cancelled': 'Job {id} cancelled',
  'outcome.failed-while-cancelling': 'Job {id} failed while cancelling',
  'outcome.finished-before': 'Job {id} finished before it could be cancelled',
  'outcome.already-finished': 'Job {id} was already finished',
  'outcome.already-failed': 'Job {id} had already failed',
  'outcome.already-cancelled': 'Job {id} was already cancelled',
  'outcome.already-over': 'Job {id} had already ended',
  'outcome.no-such-job': 'There is no job {id}',
  'outcome.no-such-job-body': 'Check the job ID and the account it belongs to.',
  'outcome.quick-job': 'Job {id} is a quick job',
  'outcome.quick-job-body': "CasJobs can't cancel quick jobs.",
  'outcome.not-yours': 'Job {id} is not yours',
  'outcome.not-yours-body': 'Check the job ID, or choose the account that owns the job.',
  'outcome.still-canceling': 'Job {id} is still canceling',
  'outcome.still-canceling-body':
    'It has held its slot for {minutes, plural, one {# minute} other {# minutes}}. CasJobs Tray keeps watching.',
  'outcome.still-canceling-long': 'It has held its slot for a while. CasJobs Tray keeps watching.',
  'outcome.done-finished': 'Job {id} finished',
  'outcome.done-rows':
    '{rows, plural, one {# row} other {# rows}} in {length}. Its queue slot is free.',
  'outcome.done-ran': 'It ran for {length}. Its queue slot is free.',
  'outcome.done-failed-ran':
    'It ran for {length}. Its queue slot is free. See its details for the reason.',
  'outcome.done-failed': 'Job {id} failed',
  'outcome.done-failed-body': 'Its queue slot is free. See its details for the reason.',
  'outcome.done-failed-bare-ran':
    'It ran for {length}. CasJobs gave no reason. Its queue slot is free.',
  'outcome.done-failed-bare': 'CasJobs gave no reason. Its queue slot is free.',
  'outcome.done-cancelled': 'Job {id} cancelled',
  'outcome.vanished': 'Job {id} is no longer listed',
  'outcome.vanished-body': "CasJobs no longer reports it. Look for it on the service's website.",
  'outcome.not-sent': 'Job {id} could not be cancelled',
  'outcome.not-confirmed': 'Cancel of job {id} not confirmed',
  'outcome.not-confirmed-body':
    'It is unclear whether CasJobs received it. If the job is still running, cancel it again.',

  'outcome.canceling-after-all': 'Job {id} is canceling after all',
  'outcome.cancelled-after-all': 'Job {id} is cancelled after all',
  'outcome.listed-after-all': 'Job {id} is listed after all',
  'outcome.listed-after-all-body': 'CasJobs Tray keeps watching it.',
  'outcome.stopped': 'Stopped after {sent} of {count, plural, one {# cancel} other {# cancels}}',
  'outcome.stopped-body':
    '{kept, plural, one {# job was} other {# jobs were}} kept. CasJobs Tray keeps watching cancels already sent.',
  'outcome.stopped-unclear-body':
    '{kept, plural, one {# cancel is} other {# cancels are}} not sent again. {unclear, plural, one {# of them may already have reached CasJobs; CasJobs Tray keeps watching its job.} other {# of them may already have reached CasJobs; CasJobs Tray keeps watching their jobs.}}',
  'outcome.stopped-late': 'There was nothing left to stop',
  'outcome.stopped-late-body':
    'All cancels were already sent. CasJobs Tray keeps watching the jobs.',
  'outcome.submitted': 'Job {id} was submitted again',
  'outcome.submitted-body': 'The new job is job {new}.',
  'outcome.not-submitted': 'Job {id} was not submitted again',
  'outcome.submit-unknown': 'It is unclear whether job {id} was submitted again',
  'outcome.submit-unknown-body':
    'CasJobs Tray does not retry, because that could create a second job. Look for a new job before you submit it again.',

  // Several notifications combined into one.
  'summary.accounts':
    '{count, plural, one {# account needs} other {# accounts need}} your attention',
  'summary.accounts-body':
    'Their jobs are not watched. Open CasJobs Tray to see what each one needs.',
  'summary.canceling': 'Canceling {count, plural, one {# job} other {# jobs}}',
  'summary.canceling-body': 'They hold their queue slots until they are cancelled.',
  'summary.cancelled': '{count, plural, one {# job} other {# jobs}} cancelled',
  'summary.cancelled-body': 'Their queue slots are free.',
  'summary.over': '{count, plural, one {# job} other {# jobs}} ended',
  'summary.over-body': '{counts}. Their queue slots are free.',
  'summary.news': 'Updates on {count, plural, one {# job} other {# jobs}}',
  'summary.news-body': '{counts}.',
  'counted.cancelled': '{count} cancelled',
  'counted.finished': '{count} finished',
  'counted.finished-before': '{count} finished before the cancel',
  'counted.failed': '{count} failed',
  'counted.failed-while-cancelling': '{count} failed while cancelling',
  'counted.already-over': '{count} already ended',
  'counted.begun': '{count} canceling',
  'counted.still-canceling': '{count} still canceling',
  'counted.quick-job': '{count, plural, one {# quick job} other {# quick jobs}}',
  'counted.not-yours': '{count} not yours',
  'counted.no-such-job': '{count} not known to CasJobs',
  'counted.vanished': '{count} no longer listed',
  'counted.not-sent': '{count} could not be cancelled',
  'counted.not-confirmed': '{count} cancel not confirmed',
  'counted.canceling-after-all': '{count} canceling after all',
  'counted.listed-after-all': '{count} listed after all',

  // Problems by error code: what happened, in one sentence. `-next` is the next step. `-refused` says in a notification
  // why a cancel failed, and the next step. `-tray` says what is wrong with an account; a time may follow.
  // `-no-details` replaces a text where there is nothing under Details.
  'error.credentials-rejected': 'CasJobs rejected this sign-in.',
  'error.credentials-rejected-next':
    'Compare the WSID or user name with your profile page, then type the password again.',
  'error.credentials-rejected-refused':
    'CasJobs rejected this sign-in. Type the password again in CasJobs Tray.',
  'error.credentials-rejected-tray': '{account} does not accept the password',
  'error.credentials-doubted': 'CasJobs rejected this sign-in, which it accepted before.',
  'error.credentials-doubted-next':
    'CasJobs Tray will retry in a few minutes. If you changed your password, type the new one.',
  'error.credentials-doubted-refused':
    'CasJobs rejected this sign-in, which it accepted before. Try again in a few minutes.',
  'error.credentials-doubted-tray': '{account} rejected the password',
  'error.sign-in-locked': 'The service does not accept sign-ins of this account for a while.',
  'error.sign-in-locked-next':
    'Too many sign-ins have failed, here or elsewhere. CasJobs Tray waits, then tries once.',
  'error.sign-in-locked-minutes-next':
    'Too many sign-ins have failed, here or elsewhere. The service asks to wait {minutes, plural, one {# minute} other {# minutes}}; then CasJobs Tray tries once.',
  'error.sign-in-locked-refused':
    'The service does not accept sign-ins of this account for a while. Cancel the job again in ten minutes.',
  'error.sign-in-locked-tray': '{account} does not accept sign-ins for a while',
  'error.not-owner': 'This job belongs to another account.',
  'error.not-owner-next': 'Check the job ID, or choose the account that owns the job.',
  'error.not-owner-refused': 'It belongs to another account. Check the job ID.',
  'error.not-owner-tray': '{account} refuses requests',
  'error.no-such-operation': 'This service does not support this request.',
  'error.no-such-operation-next':
    'It may run another version of CasJobs. Use its website for this.',
  'error.no-such-operation-refused':
    "This service does not support canceling from CasJobs Tray. Cancel the job on the service's website.",
  'error.no-such-operation-tray': '{account} does not support this app',
  'error.service-fault': 'CasJobs refused the request.',
  'error.service-fault-next': 'See Details for the reason.',
  'error.service-fault-next-no-details':
    'It gave no reason. Try again, or open the service in a browser.',
  'error.service-fault-refused':
    'CasJobs refused the request. See Details in CasJobs Tray for the reason.',
  'error.service-fault-refused-no-details':
    "CasJobs refused the request and gave no reason. Try again, or cancel the job on the service's website.",
  'error.service-fault-tray': '{account} refuses requests',
  'error.passing-fault': 'CasJobs had a temporary error.',
  'error.passing-fault-next': 'This usually clears up by itself; CasJobs Tray will retry.',
  'error.passing-fault-refused': 'CasJobs had a temporary error. Cancel the job again in a moment.',
  'error.passing-fault-tray': '{account} has temporary errors',
  'error.unreachable': "CasJobs can't be reached.",
  'error.unreachable-next': 'Check the network connection. CasJobs Tray keeps trying.',
  'error.unreachable-refused':
    "CasJobs can't be reached. Check the network connection, then cancel the job again.",
  'error.unreachable-tray': "{account} can't be reached",
  'error.timed-out': 'CasJobs did not answer in time.',
  'error.timed-out-next': 'It may be busy. CasJobs Tray will retry.',
  'error.timed-out-refused':
    'CasJobs did not answer in time. Check the job, and cancel it again if it is still running.',
  'error.timed-out-tray': '{account} does not answer',
  'error.not-understood': 'The reply did not come from CasJobs.',
  'error.not-understood-next':
    'Open the service in a browser: it may be down, or the network may ask you to sign in first.',
  'error.not-understood-refused':
    'The reply did not come from CasJobs. Open the service in a browser: it may be down.',
  'error.not-understood-tray': '{account} does not reply like CasJobs',
  'error.too-large': 'CasJobs sent more data than can be read.',
  'error.too-large-next': "See these jobs on the service's website.",
  'error.too-large-refused':
    "CasJobs sent more data than can be read. Cancel the job on the service's website.",
  'error.too-large-tray': '{account} sent more data than can be read',
  'error.redirected': 'The service redirects to another address.',
  'error.redirected-next':
    'Your password was not sent there. If the service has moved, add the account again with its new URL.',
  'error.redirected-refused':
    'The service redirects to another address. Your password was not sent there; check the URL.',
  'error.redirected-tray': '{account} redirects to another address',
  'error.tls': 'A secure connection to the service could not be made.',
  'error.tls-next': 'Nothing was sent. Contact the people who run the service or your network.',
  'error.tls-refused':
    'A secure connection to the service could not be made, so nothing was sent. Try again later.',
  'error.tls-tray': 'no secure connection to {account}',
  'error.tls-issuer': "The service's security certificate has an unknown issuer.",
  'error.tls-issuer-next':
    'Nothing was sent. If your institute inspects connections, ask it for its root certificate and add it in Settings, Network.',
  'error.tls-issuer-refused':
    "The service's security certificate has an unknown issuer, so nothing was sent. See Settings, Network.",
  'error.tls-issuer-tray': 'the certificate of {account} has an unknown issuer',
  'error.tls-host': "The service's security certificate is for another host.",
  'error.tls-host-next':
    'Nothing was sent. Check the URL, or contact the people who run the service.',
  'error.tls-host-refused':
    "The service's security certificate is for another host, so nothing was sent. Check the URL.",
  'error.tls-host-tray': 'the certificate of {account} is for another host',
  'error.tls-expired': "The service's security certificate has expired.",
  'error.tls-expired-next': 'Nothing was sent. Ask the people who run the service to renew it.',
  'error.tls-expired-refused':
    "The service's security certificate has expired, so nothing was sent. Contact the people who run the service.",
  'error.tls-expired-tray': 'the certificate of {account} has expired',
  'error.tls-early': "The service's security certificate is not valid yet.",
  'error.tls-early-next':
    "Nothing was sent. Check this computer's clock, then contact the people who run the service.",
  'error.tls-early-refused':
    "The service's security certificate is not valid yet, so nothing was sent. Check this computer's clock.",
  'error.tls-early-tray': 'the certificate of {account} is not valid yet',
  'error.tls-clock': "This computer's clock is wrong.",
  'error.tls-clock-next':
    "Nothing was sent, because certificates can't be checked. Set the date and time in the system settings.",
  'error.tls-clock-refused':
    "This computer's clock is wrong, so nothing was sent. Set it, then cancel the job again.",
  'error.tls-clock-tray': "certificates can't be checked: this computer's clock is wrong",
  'error.tls-chain': 'The service does not send its complete certificate chain.',
  'error.tls-chain-next':
    'Nothing was sent. Ask the people who run the service to add the intermediate certificate.',
  'error.tls-chain-refused':
    'The service does not send its complete certificate chain, so nothing was sent. Contact the people who run it.',
  'error.tls-chain-tray': '{account} does not send its complete certificate chain',
  'error.proxy-unreachable': "The proxy can't be reached.",
  'error.proxy-unreachable-next':
    'Check the network connection and the proxy in Settings, Network. CasJobs Tray keeps trying.',
  'error.proxy-unreachable-refused':
    "The proxy can't be reached. Check the network connection, then cancel the job again.",
  'error.proxy-unreachable-tray': "{account} can't be reached: the proxy does not answer",
  'error.proxy-password': 'The proxy asks for a user name and password.',
  'error.proxy-password-next': 'Nothing was sent. Sign in to the proxy.',
  'error.proxy-password-refused':
    'The proxy asks for a user name and password. Sign in to it in CasJobs Tray.',
  'error.proxy-password-tray': "{account} can't be reached: the proxy asks for a password",
  'error.proxy-sign-in': 'The proxy asks for a Windows sign-in (Negotiate or NTLM).',
  'error.proxy-sign-in-next':
    'CasJobs Tray supports only a user name and password (Basic). Ask the people who run your network for such a proxy, or run a local one that signs in for you.',
  'error.proxy-sign-in-refused':
    "The proxy asks for a Windows sign-in, which CasJobs Tray does not support. Cancel the job on the service's website.",
  'error.proxy-sign-in-tray': "{account} can't be reached: the proxy asks for a Windows sign-in",
  'error.proxy-refused': 'The proxy does not connect to this service.',
  'error.proxy-refused-next':
    'Nothing was sent. Ask the people who run the proxy, or choose another in Settings, Network.',
  'error.proxy-refused-refused':
    'The proxy does not connect to this service, so nothing was sent. See Settings, Network.',
  'error.proxy-refused-tray': "{account} can't be reached: the proxy refuses the connection",
  'error.binding-refused': 'The service does not accept this connection type.',
  'error.binding-refused-next': 'Check that the URL belongs to a CasJobs service.',
  'error.binding-refused-refused':
    'The service does not accept this connection type. Check that its URL belongs to a CasJobs service.',
  'error.binding-refused-tray': '{account} does not reply like CasJobs',
  'error.unsendable': "This request can't be sent.",
  'error.unsendable-next': 'Nothing was sent. Correct what Details shows and try again.',
  'error.unsendable-next-no-details': 'Nothing was sent. Correct what you typed and try again.',
  'error.unsendable-refused': "This request can't be sent. Check the job ID.",
  'error.unsendable-tray': "{account} can't be checked",
  'error.keychain-unavailable': 'There is no keychain to store the password in.',
  'error.keychain-unavailable-next': 'Start one (GNOME Keyring or KWallet) and try again.',
  'error.keychain-unavailable-refused':
    'There is no keychain with the password. Start one, then cancel the job again.',
  'error.keychain-unavailable-tray': '{keychain} gives no password for {account}',
  'error.keychain-off': 'KWallet is turned off.',
  'error.keychain-off-next':
    'Enable the KDE wallet subsystem in System Settings, under KDE Wallet, then try again.',
  'error.keychain-off-refused':
    'KWallet is turned off. Turn it on in System Settings, then cancel the job again.',
  'error.keychain-off-tray': 'KWallet is turned off: no password for {account}',
  'error.keychain-failed': '{Keychain} reported an error.',
  'error.keychain-failed-next':
    'See Details for its message. {os, select, windows {The system or its administrator may not allow saving passwords: check Credential Manager in Control Panel, then try again.} mac {Open Keychain Access and check that the login keychain is there, then try again.} other {Open the program that manages your keychain, then try again.}}',
  'error.keychain-failed-next-no-details':
    'It gave no reason. {os, select, windows {The system or its administrator may not allow saving passwords: check Credential Manager in Control Panel, then try again.} mac {Open Keychain Access and check that the login keychain is there, then try again.} other {Open the program that manages your keychain, then try again.}}',
  'error.keychain-failed-refused':
    '{Keychain} reported an error. Open CasJobs Tray, then cancel the job again.',
  'error.keychain-failed-tray': '{keychain} gives no password for {account}',
  'error.keychain-locked': '{Keychain} is locked.',
  'error.keychain-locked-next': 'Unlock it when it asks, then try again.',
  'error.keychain-locked-refused': '{Keychain} is locked. Unlock it, then cancel the job again.',
  'error.keychain-locked-tray': '{keychain} is locked: no password for {account}',
  'error.keychain-denied': '{Keychain} denied CasJobs Tray access to the password.',
  'error.keychain-denied-next':
    '{os, select, windows {Check the entry in Credential Manager in Control Panel, then try again.} mac {Try again, type your login password when macOS asks, and choose Always Allow.} other {Try again and allow it when the system asks, or allow CasJobs Tray in the program that manages your keychain.}}',
  'error.keychain-denied-refused':
    '{Keychain} denied access. {os, select, windows {Check the entry there, then cancel the job again.} mac {Try again, and choose Always Allow when macOS asks.} other {Try again, and allow it when the system asks.}}',
  'error.keychain-denied-tray': '{keychain} gives no password for {account}',
  'error.keychain-gone': '{Keychain} no longer has an entry for this account.',
  'error.keychain-gone-next':
    'Edit the account and type its WSID and password again. Nothing was sent.',
  'error.keychain-gone-refused':
    '{Keychain} no longer has the password of its account. Edit the account in Settings.',
  'error.keychain-gone-tray': '{keychain} has no password for {account}',
  'error.keychain-changed': "Another program changed this account's entry in {keychain}.",
  'error.keychain-changed-next':
    'Edit the account and type its WSID and password again. Nothing was sent.',
  'error.keychain-changed-refused':
    "Its account's entry in {keychain} was changed. Edit the account in Settings.",
  'error.keychain-changed-tray': 'the entry of {account} in {keychain} was changed',
  'error.keychain-full': 'The password is longer than {keychain} allows.',
  'error.keychain-full-next':
    '{os, select, windows {The limit is 2,560 bytes.} other {The limit is 2,560 bytes, the same on all systems.}} Choose a shorter password at CasJobs, then type it here.',
  'error.keychain-full-refused':
    'The password is longer than {keychain} allows. Edit the account in Settings.',
  'error.keychain-full-tray': "{keychain} can't store the password for {account}",
  'error.keychain-slow': '{Keychain} did not answer in time.',
  'error.keychain-slow-next':
    '{os, select, windows {Try again in a moment.} mac {macOS may be asking for your login password in a separate window: type it there, choose Always Allow, then try again.} other {It may be waiting for you in a separate window. Answer it there, then try again.}}',
  'error.keychain-slow-refused':
    '{Keychain} did not answer in time. {os, select, windows {Cancel the job again in a moment.} mac {Choose Always Allow when macOS asks, then cancel the job again.} other {Unlock it, then cancel the job again.}}',
  'error.keychain-slow-tray': '{keychain} gives no password for {account}',

  'error.bad-input': "Something you typed can't be used.",
  'error.bad-input-next': 'Correct it and try again.',
  'error.no-account': 'This account is no longer in CasJobs Tray.',
  'error.no-account-next': 'Add it again in Settings.',
  'error.locked': 'The accounts are locked.',
  'error.locked-next': 'Unlock them in Settings, then try again.',
  'error.not-confirmed-person': 'The system did not confirm your identity.',
  'error.not-confirmed-person-next': 'Try again.',
  'error.disk': 'CasJobs Tray could not read or write one of its files.',
  'error.disk-next':
    'Check that the disk has space and that the folder is writable. See Details for more.',
  'error.disk-full-next': 'The disk is full. Free some space and try again.',
  'error.disk-forbidden-next':
    "The system does not allow it. Allow reading and writing in CasJobs Tray's folder, then start it again.",
  'error.disk-next-no-details': 'Check that the disk has space and that the folder is writable.',
  'error.file': 'CasJobs Tray could not read or write one of its files.',
  'error.file-next': '',
  'error.internal': 'An internal error occurred.',
  'error.internal-next': 'Try again. If it keeps happening, quit CasJobs Tray and start it again.',
  'error.internal-refused': 'An internal error occurred. Try again.',
  'error.internal-tray': "{account} can't be checked",

  // The name of the keychain inside a sentence, and at its beginning. Every text can use these as {keychain} and
  // {Keychain}, and the system (`windows`, `mac`, or `linux`) as {os}; callers don't pass them.
  'keychain.name':
    '{os, select, windows {Windows Credential Manager} mac {the macOS keychain} other {the keychain}}',
  'keychain.name-first':
    '{os, select, windows {Windows Credential Manager} mac {The macOS keychain} other {The keychain}}',
  // Shown while a change of an account waits for the keychain; it continues when the keychain answers.
  'keychain.waiting': 'Waiting for {keychain}.',
  'keychain.waiting-next':
    '{os, select, windows {This continues by itself when it answers.} mac {macOS may ask for your login password: type it and choose Always Allow. This then continues by itself.} other {It may be asking you in a separate window. Answer it there, and this continues by itself.}}',

  // Notifications of an account that is not watched until the user acts.
  'stopped.password-rejected': 'CasJobs rejected the password for {account}',
  'stopped.password-rejected-body': 'Its jobs are not watched until you type the password again.',
  'stopped.password-unread': 'The password for {account} could not be read',
  'stopped.no-keychain-body': 'There is no keychain. Its jobs are not watched until you start one.',
  'stopped.keychain-off-body':
    'KWallet is turned off. Its jobs are not watched until you turn it on.',
  'stopped.locked-keychain-body':
    '{Keychain} is locked. Its jobs are not watched until you unlock it.',
  'stopped.denied-keychain-body':
    '{Keychain} denied access. Its jobs are not watched until you try again and allow it.',
  'stopped.failed-keychain-body':
    '{Keychain} reported an error. Its jobs are not watched until the password can be read.',
  'stopped.entry-gone-body':
    '{Keychain} no longer has it. Its jobs are not watched until you edit the account.',
  'stopped.entry-changed-body':
    'Another program changed it. Its jobs are not watched until you edit the account.',

  // Problems with the app's files.
  'file.unwritten':
    '{why, select, full {The disk is full, so the list of watched jobs could not be saved.} forbidden {CasJobs Tray is not allowed to write the list of watched jobs.} other {The list of watched jobs could not be saved.}} Cancels are still sent, but jobs watched now may be forgotten when the app quits. {why, select, full {Free some space.} forbidden {Allow writing in {folder}.} other {Check the disk that holds {folder}.}}',
  'file.closed':
    "{why, select, damaged {{file} is damaged and could not be set aside.} forbidden {CasJobs Tray is not allowed to read {file}.} other {{file} could not be read.}} {what, select, accounts {Your accounts are not shown, and none can be saved.} watches {Jobs watched before are not watched, and jobs watched now are forgotten when the app quits.} activity {The activity list starts empty and is not saved.} other {The settings are back to their defaults and can't be changed.}} {why, select, damaged {Move the file elsewhere, then quit and start CasJobs Tray again.} forbidden {Allow reading and writing it, then quit and start CasJobs Tray again.} other {Check the file and its disk, then quit and start CasJobs Tray again.}}",
  'file.unread':
    '{what, select, accounts {{count, plural, one {# account} other {# accounts}}} watches {{count, plural, one {# watched job or outcome} other {# watched jobs or outcomes}}} other {{count, plural, one {# line} other {# lines}} of the activity list}} in {file} could not be read by this version and {count, plural, one {stays} other {stay}} in the file. {what, select, accounts {Update CasJobs Tray, or add what is missing again.} watches {Check whether your jobs were cancelled.} other {Update CasJobs Tray to see all of it.}}',
  'file.changed':
    'Another program changed {name} while CasJobs Tray was running. That content was kept as {file}; CasJobs Tray continued with its own.',
  'file.accounts-damaged':
    'The list of accounts was damaged; it was kept as {file}. {backup, select, true {Restore the backup, or add your accounts again.} other {Add your accounts again.}}',
  'file.watches-damaged':
    'The list of watched jobs was damaged; it was kept as {file}. {backup, select, true {Restore the backup, or check whether your jobs were cancelled.} other {Check whether your jobs were cancelled.}}',
  'file.activity-damaged': 'The activity list was damaged; it was kept as {file}. It starts empty.',
  'file.activity-unwritten':
    'The activity list could not be saved. Its new entries may be lost when the app quits. {why, select, full {Free some space.} forbidden {Allow writing in {folder}.} other {Check the disk that holds {folder}.}}',
  'file.text-unsaved': 'The text could not be saved there.',
  'file.not-copied': 'The text could not be copied. Try again.',
  'file.settings-damaged':
    'The settings file was damaged; it was kept as {file}. The settings are back to their defaults.{backup, select, true { Restore the backup to get yours back.} other {}}',
  'file.settings-unread':
    'This version could not read these values in settings.json: {names}. They stay in the file until you change them. {lock, select, true {The accounts are locked to be safe.} other {The defaults are used.}}',
  'file.login-unchanged':
    'Start at login could not be changed. {why, select, full {The disk is full. Free some space.} forbidden {CasJobs Tray is not allowed to write to the autostart folder.} other {Try again.}}',
  'file.settings-unsaved':
    'The settings could not be saved. {why, select, full {The disk is full. Free some space.} forbidden {CasJobs Tray is not allowed to write them.} other {Try again.}}',

  'file.backup-refused':
    'The backup could not be restored or discarded. {why, select, full {The disk is full. Free some space.} forbidden {CasJobs Tray is not allowed to write its files.} other {Try again.}}',
  'backup.offer':
    '{what, select, accounts {Your list of accounts was damaged or missing.} watches {The list of watched jobs was damaged or missing.} other {Your settings were damaged or missing.}} A backup from {moment} can be restored.',
  'backup.effect':
    '{what, select, accounts {Accounts added since then are kept.} watches {Its jobs are watched again, and cancels that were not finished continue.} other {It replaces the current settings.}}',
  'backup.restore': 'Restore backup',
  'backup.discard': 'Discard backup',

  'file.not-forgotten':
    'The passwords were deleted, but not every file could be emptied. Try again.',

  // The lock of the accounts.
  'lock.locked': 'The accounts are locked.',
  'lock.locked-hint': "They can't be changed. Watching continues.",
  'lock.cancel-off': 'Unlock to cancel jobs.',
  'lock.unlock': 'Unlock',
  'lock.unlock-safe': 'Keep locked',
  'lock.unlock-heading': 'Unlock your accounts',
  'lock.password': 'CasJobs password',
  'lock.password-hint':
    'The password of any of your accounts. It is compared with {keychain} and not sent anywhere.',
  'lock.wrong-password': 'None of your accounts has this password.',
  'lock.touch-id': 'unlock your CasJobs accounts',

  // Connecting an account.
  'connect.heading': 'Connect to CasJobs',
  'connect.lead': 'See your jobs, cancel them, and know when their slots are free.',
  'connect.save': 'Save account',
  'connect.practice-lead': 'No account yet? Practice with sample jobs on this computer.',
  'connect.practice': 'Try the practice service',
  'connect.or-this-run': 'Or keep the password for this session only.',
  'connect.this-run': 'Use for this session only',
  'connect.service': 'Service',
  'connect.service-note': '{service} ({note})',
  'connect.practice-hint': 'Runs on this computer only. No WSID or password needed.',
  'connect.url': 'Service URL',
  'connect.url-hint': 'The address of its website or of its jobs.asmx.',
  'connect.use-url': 'Use {url}',
  'connect.sign-in-by': 'Sign in with',
  'connect.ws-id': 'WSID',
  'connect.ws-id-hint': 'A number on your CasJobs profile page.',
  'connect.user-name': 'User name',
  'connect.user-name-hint': 'The name you sign in with on the CasJobs website.',
  'connect.user-name-hint-at': 'The name you sign in with at {host}.',
  'connect.password': 'Password',
  'connect.password-hint':
    '{os, select, windows {Kept in Windows Credential Manager, which may travel with a roaming profile; sent only to CasJobs.} mac {Kept in the macOS keychain; sent only to CasJobs.} other {Kept in your keychain (keyring or wallet); sent only to CasJobs.}}',
  'connect.password-hint-at':
    '{os, select, windows {Kept in Windows Credential Manager, which may travel with a roaming profile; sent only to {host}.} mac {Kept in the macOS keychain; sent only to {host}.} other {Kept in your keychain (keyring or wallet); sent only to {host}.}}',
  'connect.account-name': 'Account name',
  'connect.account-name-hint': 'Its name in CasJobs Tray. Optional.',
  'service.practice': 'Practice service',
  'service.practice-account': 'Practice',
  'service.other': 'Other…',
  'service-note.here': 'on this computer',
  'service-note.contexts': 'also Gaia, HSC, Kepler, and SDSS contexts',
  'service-note.untested': 'untested',
  'service-note.no-password': 'untested; newer accounts may have no password for this sign-in',
  'service-note.sciserver': 'untested',

  // Importing an account.
  'import.heading': 'Import an account',
  'import.button': 'Import…',
  'import.button-first': 'Import from CasJobs.config…',
  'import.environment': 'Found CasJobs credentials in the environment:',
  'import.environment-button': 'Import them…',
  'import.drop': 'Drop CasJobs.config to import its account',
  'import.drop-hint': 'You can review it first. Nothing is stored until you confirm.',
  'import.all-files': 'All files',
  'import.safe': "Don't import",
  'import.sure': 'Import account',
  'import.which': 'Account to import',
  'import.from': 'From',
  'import.variables': 'The environment: {names}',
  'import.who': 'Account',
  'import.ws-id': 'WSID ending in {end}',
  'import.user-name': 'User name {name}',
  'import.password-found': 'A password was found. It is not shown.',
  'import.at': '{service} · {host}',
  'import.upgraded': 'The file says http. CasJobs Tray uses https.',
  'import.moved': 'The file names {host}, which is retired. This service replaces it.',
  'import.no-place': 'No service was named. Choose one.',
  'import.no-config':
    'This is not a CasJobs.config file: it has no line with a wsid or a password.',
  'import.no-password': 'There is no password in this file.',
  'import.no-ws-id': 'There is no WSID in this file. A WSID is a whole number.',
  'import.no-file': 'This is not a file. Choose CasJobs.config itself.',
  'import.proxy': 'Use its proxy, {proxy}, for all services',
  'import.missing': 'This file does not exist.',
  'import.trim':
    '{edges, select, quotes {Remove the quotes around the password} other {Remove the spaces around the password}}',
  'import.too-large': 'This is not a CasJobs.config file: it is larger than 64 KB.',
  'import.unreadable': 'The file could not be read.',
  'import.one-file': 'Drop one file at a time.',
  'import.expired':
    'This import is no longer available: imports expire after five minutes. Start it again.',
  'import.done': 'The account was imported.',
  'import.done-before':
    'The account was imported before this could be stopped. You can remove it in Settings.',
  'import.line-heading': 'Delete the password line from {file}?',
  'import.line-body':
    'The account was imported, and its password is in {keychain}. {path} still contains it as plain text, for anyone who can read that file.',
  'import.line-hint':
    "Nothing else in the file is changed. The CasJobs command-line tool can't sign in without that line.",
  'import.line-safe': 'Keep the line',
  'import.line-sure': 'Delete the line',
  'import.line-deleted': 'The password line was deleted from {file}.',
  'import.line-changed':
    'The file has changed since it was read, so it was left unchanged. Import it again.',
  'import.line-missing': 'The file no longer exists, so there is no line to delete.',
  'import.line-read-only':
    'The file is read-only, so it was left unchanged. Make it writable and try again.',
  'import.line-linked':
    'The file has other names (hard links) that would keep the line, so it was left unchanged.',
  'import.line-not-kept':
    '{Keychain} does not have the password of this file, so the file was left unchanged.',
  'import.line-unwritten':
    'The file could not be written, so it was left unchanged. Check that its folder is writable.',
  'import.variables-heading': 'The account was imported',
  'import.variables-body':
    '{names} {count, plural, one {is} other {are}} still set, and every program that you start can read the password there.',
  'import.variables-where':
    '{system, select, windows {Remove them under Settings › System › About › Advanced system settings › Environment Variables.} other {Remove them where you set them, for example in ~/.profile, ~/.bashrc, ~/.zshrc, or ~/.config/environment.d.}} They are gone after you log out and back in.',

  // Input that can't be used.
  'input.no-service': 'Choose a service.',
  'input.no-url': 'Type the address of the service.',
  'input.bad-url': 'This is not a web address. Example: https://example.org/casjobs',
  'input.not-https': 'Only https addresses work (http only for 127.0.0.1).',
  'input.secret-in-url': 'Leave the user name and password out of the address.',
  'input.unseen-in-url':
    'The address contains an invisible character. Type it instead of pasting it.',
  'input.scheme-in-url': 'The address must begin with https://',
  'input.other-host':
    'Some letters in this address are not what they look like. It leads to {host}.',
  'input.retired': '{host} is retired. Its service is now at {now}.',
  'input.no-ws-id': 'A WSID is a whole number. You find it on your CasJobs profile page.',
  'input.no-user-name': 'Type your user name.',
  'input.by-user-name': 'This service has no WSIDs. Sign in by your user name.',
  'input.no-password': 'Type your password.',
  'input.unknown-host': "{host} can't be found. Check the address.",
  'input.twin': 'This account is already added: {account}.',
  'input.name-taken': 'Another account already has this name. Choose a different one.',
  'input.no-job-id': 'Type a job ID.',
  'input.not-an-id': '“{word}” is not a job ID. A job ID is a whole number, for example 5001.',
  'input.range': '“{word}” is a range. Type each job ID.',
  'input.unclear-digits': '“{word}” can be read in several ways. Type each job ID on its own line.',
  'input.this-no-job-id': 'This is not a job ID.',
  'input.many-job-ids': 'At most {most} IDs at a time.',
  'input.many-jobs': 'At most {most} jobs can be cancelled at once.',
  'input.no-output': 'This job has no output that can be opened.',
  'output.local': 'Open an address on your local network?',
  'output.local-body':
    'CasJobs gives {host} as the location of this output. It is on this computer or its local network. Open it only if you expect this.',
  'output.local-safe': "Don't open",
  'output.local-sure': 'Open',
  'input.no-query': 'This job has no query.',
  'input.query-too-long':
    "This query is too long to copy. The job's page at CasJobs shows all of it.",
  'input.too-long':
    '{what, select, password {The password} service {The service} url {The address} account {The account name} who {The WSID or user name} proxy {The address} proxyUser {The user name} program {The path} argument {An argument} other {What was typed}} is longer than {most, number} characters.',
  'input.no-proxy': 'Type the address of the proxy, for example proxy.example.org:3128.',
  'input.bad-proxy':
    'This is not the address of a proxy. Type host and port, for example proxy.example.org:3128.',
  'input.secret-in-proxy':
    'Leave the user name and password out of the address. CasJobs Tray asks for them when the proxy does.',
  'input.no-proxy-user': "Type the user name. It can't contain a colon.",
  'input.proxy-asks-no-more': 'This proxy no longer asks for a password.',
  'input.not-read': 'CasJobs Tray could not read this request.',

  // The program that runs when a job ends.
  'program.heading': 'Run a program when a job ends',
  'program.on': 'Run the program',
  'program.hint':
    'Once for each result of a cancel, and for each end of a job with “Notify me when done” turned on. It gets the result as JSON on its standard input and in variables that begin with CASJOBS_.',
  'program.path': 'Program',
  'program.path-hint':
    'Its full path. It runs without a shell, in your home folder, for at most one minute.',
  'program.arguments': 'Arguments',
  'program.arguments-hint':
    'One on each line; empty lines are left out. Quotes, spaces and $ have no special meaning.',
  'program.command': 'Command line',
  'program.save': 'Use this program',
  'program.test': 'Test',
  'program.test-hint': 'Runs it now with a made-up result, which is marked as a test.',
  'program.remove': 'Remove program',
  'program.ask': 'Run this program when a job ends?',
  'program.ask-detail':
    'It runs with your rights, each time a cancel has a result or a watched job ends.',
  'program.ask-safe': "Don't run it",
  'program.ask-sure': 'Run it',
  'program.none-typed': 'Type the full path of the program.',
  'program.relative': 'Type the full path of the program, from the root of the disk.',
  'program.needs-shell':
    'Windows runs .bat and .cmd files only in a shell. Use an .exe file, for example powershell.exe with -File and the path of a script.',
  'program.control-character':
    "Line breaks and characters that can't be seen are not possible here.",
  'program.too-long': 'The program and its arguments are longer than {most, number} characters.',
  'program.many-arguments': 'At most {most} arguments are possible.',
  'program.missing': 'There is no file with this path.',
  'program.folder': 'This is not a file.',
  'program.forbidden':
    'You are not allowed to execute this file. For a script, allow it with chmod +x.',
  'program.none-chosen': 'No program is chosen.',
  'program.good': 'The program ended with exit code 0.',
  'program.failed':
    '{test, select, true {The program} other {The program for job {id}}} {how, select, exit {ended with exit code {code}} killed {was ended by the signal {code}} late {took longer than one minute and was ended} stopped {was ended because CasJobs Tray quit} missing {was not found, or the interpreter in its first line was not} forbidden {was not run, because you are not allowed to execute it} shell {was not run, because Windows needs a shell for it} many {was not run, because too many others were waiting} other {could not be started}}.',
  'program.outcome': '{title}. {body}',
  'program.sample-text': 'Job 5001 finished. This is a test.',
  'program.sample-name': 'Test of CasJobs Tray',
  'program.sample-account': 'Test account',
  'program.sample-service': 'Test service',

  // Settings.
  'settings.heading': 'Settings',
  'settings.accounts': 'Accounts',
  'settings.add-account': 'Add account',
  'settings.no-account': 'No accounts yet.',
  'settings.notices': 'Notifications',
  'settings.notice-cancelling': 'Results of cancels',
  'settings.notice-cancelling-hint': 'Whether a queue slot is free or still held.',
  'settings.notice-done': 'Jobs that are done',
  'settings.notice-done-hint': 'For jobs with “Notify me when done” turned on.',
  'settings.notice-problems': 'Account problems',
  'settings.notice-problems-hint': 'For example a rejected password.',
  'settings.lock': 'Lock',
  'settings.lock-after': 'Lock accounts',
  'settings.lock-after-hint': "When this window is not used. Locked accounts can't be changed.",
  'settings.lock-minutes':
    '{minutes, plural, =0 {Never} one {After # minute} =60 {After an hour} other {After # minutes}}',
  'settings.lock-screen': 'Lock with the screen',
  'settings.lock-screen-hint': 'When the system locks the screen.',
  'settings.lock-screen-unheard':
    'This desktop does not report when it locks the screen, so this has no effect now.',
  'settings.lock-cancel': 'Cancel jobs while locked',
  'settings.lock-cancel-hint': 'From the tray, this window and a terminal.',
  'forget.section': 'Forget everything',
  'forget.hint':
    'Deletes every password from {keychain}, and clears the accounts, settings, activity, and list of watched jobs.',
  'forget.button': 'Forget everything…',
  'forget.heading': 'Forget everything?',
  'forget.warning':
    'Your accounts and their passwords are removed from this computer, and no jobs are watched. Your jobs at CasJobs are not changed.',
  'forget.safe': 'Keep everything',
  'forget.keep-rest': 'Keep the rest',
  'forget.partly':
    '{count, plural, one {# account was} other {# accounts were}} already deleted. The rest is still there.',
  'forget.sure': 'Forget everything',
  'forget.done':
    'Everything was deleted and checked: {entries, plural, =0 {{keychain} had no entry} one {# keychain entry is gone} other {# keychain entries are gone}}, and the files are empty.',
  'network.heading': 'Network',
  'network.proxy': 'Proxy',
  'network.proxy-system': 'System',
  'network.proxy-none': 'No proxy',
  'network.proxy-custom': 'Custom',
  'network.address': 'Proxy address',
  'network.address-hint':
    'Host and port of an HTTP proxy. For other kinds, begin with https:// or socks5://.',
  'network.use-address': 'Use this proxy',
  'network.certificates': 'Additional certificates',
  'network.certificates-hint':
    'A PEM file with the root certificate of your institute, if it inspects connections.',
  'network.certificates-choose': 'Choose…',
  'network.certificates-remove': 'Remove',
  'network.sign-in': 'Sign in to the proxy',
  'network.sign-in-safe': "Don't sign in",
  'network.sign-in-heading': 'Sign in to {proxy}',
  'network.user': 'User name',
  'network.password': 'Proxy password',
  'network.secret-name': 'Proxy {proxy}',
  'network.password-hint': "Kept in this computer's keychain; sent only to the proxy.",
  'certificates.heading': 'Additional certificates',
  'certificates.files': 'Certificates (PEM)',
  'certificates.missing': 'This file no longer exists.',
  'certificates.unreadable': 'The file could not be read.',
  'certificates.too-large': 'The file is too large to be a list of certificates.',
  'certificates.no-pem':
    'This is not a PEM file of certificates. Such a file begins with -----BEGIN CERTIFICATE-----.',
  'certificates.private-key':
    'This file contains a private key. Choose one that contains only certificates.',
  'certificates.expired': 'Every certificate in this file has expired.',
  'certificates.no-issuer':
    'This is the certificate of a server. Ask for the root certificate that issued it.',
  'certificates.left-out':
    "Your additional certificates are not used: {why, select, missing {the file no longer exists} unreadable {the file can't be read} expired {they have expired} other {the file has changed and no longer contains certificates}}. Choose the file again in Settings, Network.",

  'settings.computer': 'General',
  'settings.start-at-login': 'Start at login',
  'settings.start-at-login-hint': 'Hidden in the tray, without a window.',
  'settings.login-other':
    'This starts another copy: {program}. To start this copy instead, turn it off and on again.',
  'settings.login-broken': 'The program that it started is gone. Turn it on again.',
  'settings.login-blocked-windows':
    'It is turned off in Windows. Turn on CasJobs Tray in the Windows startup settings.',
  'settings.login-blocked-macos':
    'macOS does not allow it. Turn on CasJobs Tray in the Login Items of System Settings.',
  'settings.login-refused-windows': 'Windows did not add CasJobs Tray to its startup programs.',
  'settings.login-refused-macos':
    'macOS did not add CasJobs Tray to the Login Items. Move it to the Applications folder, open it from there, and try again.',
  'settings.login-page-windows': 'Open startup settings',
  'settings.login-page-macos': 'Open Login Items',
  'settings.keep-in-tray': 'Keep in the tray when the window closes',
  'settings.keep-in-tray-hint': 'Otherwise closing the window quits CasJobs Tray.',
  'settings.keep-running': 'Keep running when the window closes',
  'settings.keep-running-hint':
    'This desktop has no tray, so the window is minimized instead. Otherwise closing it quits CasJobs Tray.',
  'settings.keep-running-hint-wayland':
    'This desktop has no tray, so start CasJobs Tray again to get the window back. Otherwise closing it quits CasJobs Tray.',
  'settings.shortcut': 'Shortcut for Cancel by ID…',
  'settings.shortcut-hint': 'Works in every program and fills in the job ID that you copied.',
  'settings.shortcut-hint-paste': 'Works in every program. Then paste the job ID that you copied.',
  'settings.shortcut-off': 'Off',
  'settings.shortcut-remove': 'Turn off',
  'settings.shortcut-press': 'Press the keys…',
  'settings.shortcut-too-few':
    'Hold at least two of Ctrl, Alt, Shift, and the Windows, Super, or Cmd key.',
  'settings.shortcut-no-key': 'Press a letter, a digit, or a function key with them.',
  'settings.shortcut-refused':
    'The system did not accept this shortcut, usually because another program uses it. Choose another one.',
  'settings.shortcut-asked':
    'This desktop asks you to allow this shortcut. Its own settings show which keys it assigned.',
  'settings.shortcut-closed':
    'This desktop does not let programs set shortcuts. In its keyboard settings, add a shortcut for: casjobs-tray --cancel-by-id',
  'settings.background-checks': 'Check in the background',
  'settings.background-checks-hint':
    'Every ten minutes, for the tray. If this is off, CasJobs is contacted only when you open the window, cancel a job, or choose “Notify me when done”.',
  'settings.updates': 'Check for new versions once a week',
  'settings.updates-hint':
    'Asks {host} and tells you about a newer version. Sends nothing about you and downloads nothing.',
  'settings.updates-checked': 'Last checked: {moment}.',
  'settings.updates-failed': 'Last checked: {moment}. {host} did not give a usable answer.',
  'settings.theme': 'Theme',
  'settings.theme-system': 'System',
  'settings.theme-light': 'Light',
  'settings.theme-dark': 'Dark',
  'settings.version': 'CasJobs Tray {version}',
  'settings.runtime': 'Electron {version}',
  'settings.runtime-old':
    'This build runs on Electron {version}, which no longer gets security updates. Use it for testing only.',
  'about.heading': 'About',
  'about.licenses': 'Licenses',
  'about.licenses-hint': 'CasJobs Tray is built with these packages.',
  'about.package': '{name} {version}, {license}',
  'about.chromium': 'Electron contains Chromium. The licenses of Chromium are in {file}.',
  // The default name of a further account at a service.
  'account.numbered': '{name} {number}',
  'account.place': '{service} · {host}',
  'account.test': 'Check connection',
  'account.tested': 'Connection works.',
  'report.show': 'Connection report',
  'report.copy': 'Copy report',
  'report.copied': 'Copied',
  'report.heading': 'CasJobs Tray {version}, connection checked at {moment}',
  'report.service': 'Service: {base}',
  'report.result': 'Result: {result}',
  'report.code': 'Code: {code}',
  'report.proxy': 'Proxy setting: {setting}. For this service: {ways}',
  'report.straight': 'no proxy',
  'report.certificates':
    'Additional certificates: {state, select, used {one file} unused {one file, not used} other {none}}',
  'report.way': 'Proxy used: {way}',
  'report.tls': 'TLS: {version}, certificate issued by {issuer}',
  'report.no-tls': 'TLS: none',
  'report.time': 'Time: {ms, number} ms',
  'report.binding': 'Connection: {binding}',
  'report.clock-same': 'Clock: same as the service',
  'report.clock-ahead':
    'Clock: this computer is {seconds, plural, one {# second} other {# seconds}} ahead of the service',
  'report.clock-behind':
    'Clock: this computer is {seconds, plural, one {# second} other {# seconds}} behind the service',
  'report.clock-not-told': 'Clock: the service does not report its time',
  'account.change-password': 'Change password',
  'account.edit': 'Edit',
  'account.gone': "Account {account} was removed and can't be changed.",
  'account.edit-heading': 'Edit account {account}',
  'account.edit-who-hint': 'Leave empty to keep the stored one.',
  'account.edit-password-hint':
    'Leave empty to keep the stored one. Kept in {os, select, windows {Windows Credential Manager, which may travel with a roaming profile,} other {{keychain}}} and sent only to {host}.',
  'account.edit-safe': 'Discard changes',
  'account.edit-sure': 'Save account',
  'account.up': 'Move up',
  'account.order-border': 'Saved accounts come before those for this session only.',
  'account.down': 'Move down',
  'account.awaits-ws-id':
    'Its WSID is not known yet. CasJobs Tray looks it up by the user name as soon as CasJobs can be reached.',
  'account.remove': 'Remove',
  'account.remove-heading': 'Remove account {account}?',
  'account.remove-warning':
    'Its password is deleted from {keychain}, and its jobs are no longer watched here. Your jobs at CasJobs are not changed.',
  'account.remove-safe': 'Keep account',
  'account.remove-sure': 'Remove account',
  'account.binding': 'Connection',
  'account.binding-auto': 'Automatic',
  'account.binding-found': 'Automatic ({binding})',

  // The tray.
  'tray.tooltip': 'CasJobs Tray: {saying}',
  'tray.signed-out': 'not signed in',
  'tray.paused': 'updates are paused',
  'tray.errors': '{count, plural, one {# account has a problem} other {# accounts have problems}}',
  'tray.error-since': '{error} (since {clock})',
  'tray.error-seen': '{error} · updated {ago}',
  'tray.no-jobs': 'no active jobs',
  'tray.active': '{count, plural, one {# job} other {# jobs}} active',
  'tray.canceling': '{count, plural, one {# job} other {# jobs}} canceling',
  'tray.active-canceling':
    '{active, plural, one {# job} other {# jobs}} active, {canceling} canceling',
  'tray.sent-of': 'canceling {sent} of {count} jobs',
  'tray.status-length': '{status} {length}',
  'tray.menu-paused': 'Updates are paused',
  'tray.menu-not-updated': 'Not updated yet',
  'tray.menu-no-jobs': 'No active jobs',
  'tray.more': 'More…',
  'tray.cancel-now': 'Cancel now',
  'tray.canceling-now': 'Canceling…',
  'tray.show': 'Show',
  'tray.cancel-all': 'Cancel all active jobs ({count})…',
  'tray.sending': 'Canceling {count, plural, one {# job} other {# jobs}}…',
  'tray.stop-cancels': 'Stop canceling',
  'tray.cancel-by-id': 'Cancel by ID…',
  'tray.pause': 'Pause watching',
  'tray.resume': 'Resume watching',
  'tray.open': 'Open CasJobs Tray',
  'tray.settings': 'Settings…',
  'tray.restart': 'A new version is installed. Restart',
  'tray.quit': 'Quit CasJobs Tray',
  'tray.connect': 'Connect to CasJobs…',

  // The app itself: its autostart entry, and messages before it can start or when it must end.
  'app.login-comment': 'Cancels CasJobs jobs from the system tray',
  'app.no-desktop': 'CasJobs Tray needs a desktop: neither DISPLAY nor WAYLAND_DISPLAY is set.',
  'app.must-close': 'CasJobs Tray must close',
  'app.own-fault':
    'An internal error occurred. Start CasJobs Tray again: watched jobs are not forgotten.',
  'app.unwritable':
    "CasJobs Tray can't start: {why, select, full {the disk is full, and nothing can be written in {folder}. Free some space, then start it again.} forbidden {it is not allowed to write in {folder}. If the folder belongs to another user, as after a start with sudo, make it yours again; if the disk is read-only, start with --user-data-dir and a folder on another one.} other {nothing can be written in {folder}. Check that it is a folder and that its disk is connected.}}",
  'app.no-files': "CasJobs Tray can't read or write its files in {folder}.",

  // Commands in a terminal.
  'cli.about': 'CasJobs Tray cancels CasJobs jobs and waits until the queue slot is free.',
  'cli.about-jobs': 'List jobs: those that are active, or all that are selected.',
  'cli.about-cancel': 'Cancel jobs, and wait until each queue slot is free.',
  'cli.about-watch': 'Wait until each job has ended.',
  'cli.about-submit-again': 'Submit the query of a job as a new job.',
  'cli.about-accounts': 'List the accounts, and whether CasJobs can be reached.',
  'cli.about-practice': 'Cancel a job of the practice service, to see how it works.',
  'cli.about-help': 'Show this help, or that of a command.',
  'cli.usage': 'Usage:',
  'cli.options': 'Options:',
  'cli.examples': 'Examples:',
  'cli.commands': 'Commands:',
  'cli.exit-codes': 'Exit codes:',
  'cli.exit-codes-list':
    '0 as requested, 1 not possible, 2 usage, 3 ended differently, 4 sign-in needed or locked, 5 no such job, 124 timeout, 130 interrupted',
  'cli.more-help':
    'For the options of a command: casjobs-tray help COMMAND. Without a command, the window opens.',
  'cli.option-account': 'only this account, by its name',
  'cli.option-all': 'all known jobs, including those that ended',
  'cli.option-dry-run': 'only list the jobs that would be cancelled',
  'cli.option-json': 'print JSON',
  'cli.option-name': 'only jobs with this task name; * and ? stand for any characters',
  'cli.option-no-wait': 'end when CasJobs has received the request',
  'cli.option-password-stdin': 'read the password from standard input; nothing is kept',
  'cli.option-practice': 'use the practice service, which starts over each time',
  'cli.option-quiet': 'print only how each job ended',
  'cli.option-since': 'only jobs submitted within this time: 90s, 10m, 2h, 7d',
  'cli.option-status': 'only jobs with one of these, for example ready,started',
  'cli.option-timeout': 'stop waiting after this time: 90s, 10m, 2h, 7d',
  'cli.option-url': 'the address of a CasJobs service, with --wsid',
  'cli.option-wait': 'wait until the new job has ended',
  'cli.option-wsid': 'the WSID of an account, with --password-stdin',
  'cli.option-yes': "don't ask before canceling",
  'cli.no-command': '{word} is not a command. For the list of commands: casjobs-tray help',
  'cli.bad-option':
    'The option {word} is not known here, or its value is missing. See: casjobs-tray help {command}',
  'cli.extra-word': '{word} is too much. See: casjobs-tray help {command}',
  'cli.bad-value': 'The value of {option} is empty or too long.',
  'cli.bad-id': '{word} is not a job ID. IDs are numbers; casjobs-tray jobs lists them.',
  'cli.bad-status':
    '{word} is not a status. Use ready, started, canceling, cancelled, failed or finished.',
  'cli.bad-duration': "{option} can't be {word}. Use a number and a unit: 90s, 10m, 2h or 7d.",
  'cli.ids-and-filter':
    'Name the jobs by ID or select them by --status, --name or --since, not both.',
  'cli.one-id': 'Name exactly one job: casjobs-tray submit-again ID',
  'cli.no-ids':
    'Name at least one job: casjobs-tray {command} ID, or - to read IDs from standard input.',
  'cli.no-ids-on-stdin': 'No job ID was on standard input.',
  'cli.many-ids': 'At most {most} jobs at once. Select fewer.',
  'cli.long-stdin': 'Standard input is longer than any list of job IDs.',
  'cli.stdin-twice': "Standard input can't be the password and the IDs. Name the IDs as arguments.",
  'cli.sign-in-parts': 'To sign in, use --url URL --wsid NUMBER --password-stdin together.',
  'cli.practice-alone': 'Use either --practice or --wsid.',
  'cli.no-url': 'Name the service: --url URL, or set CASJOBS_URL.',
  'cli.needs-yes': 'Without a terminal to ask on, add --yes to cancel, or --dry-run to list.',
  'cli.no-account':
    'No account yet. Add one in the window of CasJobs Tray, or set CASJOBS_WSID, CASJOBS_PW and CASJOBS_URL.',
  'cli.no-such-account': 'No account is called {account}. See: casjobs-tray accounts',
  'cli.which-account':
    'It is unclear which account job {id} belongs to. Choose one with --account NAME.',
  'cli.locked':
    'The accounts are locked. Unlock them in the window of CasJobs Tray, then try again.',
  'cli.not-listed': 'Job {id} is not listed. See: casjobs-tray jobs --all',
  'cli.not-submittable':
    "Job {id} can't be submitted again: it has not ended, its query is not known, or it writes a file.",
  'cli.job-status': 'Job {id} is {status}',
  'cli.heard': 'CasJobs received the cancel request for job {id}',
  'cli.job-given-up': 'Job {id}: its account must be unlocked or signed in first',
  'cli.problem-person': '{account}: {why} Open CasJobs Tray to solve this.',
  'cli.problem-waits': '{account}: {why} Trying again.',
  'cli.problem-list': '{account}: {why}',
  'cli.submitted': 'Job {id} was submitted again as job {new}',
  'cli.no-jobs': 'No jobs to show.',
  'cli.none-selected': 'None of these jobs can be cancelled.',
  'cli.confirm': 'Cancel {count, plural, one {this job} other {these # jobs}}? [y/N]',
  'cli.nothing-cancelled': 'Nothing was cancelled.',
  'cli.other-version':
    'CasJobs Tray runs in another version than this command. Quit it, start it again, then repeat the command.',
  'cli.silent':
    'CasJobs Tray runs but does not answer. Quit it, start it again, then repeat the command.',
  'cli.moved-app': 'CasJobs Tray was started and continues.',
  'cli.moved-here': 'CasJobs Tray was quit; this command continues.',
  'cli.interrupted-app': 'Interrupted. CasJobs Tray continues what was requested.',
  'cli.interrupted-later':
    'Interrupted. Sent requests stay valid; CasJobs Tray continues when it is next started.',
  'cli.interrupted-nowhere': 'Interrupted. Sent requests stay valid; nobody watches the jobs now.',
  'cli.timed-out-app': 'Time is up. CasJobs Tray continues to watch.',
  'cli.timed-out-later': 'Time is up. CasJobs Tray continues when it is next started.',
  'cli.timed-out-nowhere': 'Time is up. Nobody watches the jobs now.',
  'cli.practice-cancels': 'Canceling job {id} of the practice service, and waiting for its slot:',
  'cli.head-job': 'JOB',
  'cli.head-status': 'STATUS',
  'cli.head-name': 'NAME',
  'cli.head-context': 'CONTEXT',
  'cli.head-submitted': 'SUBMITTED',
  'cli.head-account': 'ACCOUNT',
} as const;
