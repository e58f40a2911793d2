# Completion of casjobs-tray in fish. Has what electron/cli/command-table.ts has; test/cli/completions.test.ts compares.

# Whether the command, the first word that is not an option, is one of these; without any, whether there is none yet.
function __casjobs_tray_has
    set -l words (commandline -opc)
    set -e words[1]
    set -l command (string match -v -- '-*' $words)[1]
    if test (count $argv) -eq 0
        test -z "$command"
    else
        contains -- "$command" $argv
    end
end

# Several, separated by commas, each once.
function __casjobs_tray_statuses
    set -l given (commandline -ct | string replace -- --status= '' | string match -r '^.*,')
    for word in ready started canceling cancelled failed finished
        string match -q -- "*,$word,*" ",$given"; or echo "$given$word"
    end
end

complete -c casjobs-tray -f

complete -c casjobs-tray -n '__casjobs_tray_has; or __casjobs_tray_has help' -a jobs -d 'List jobs: those that are active, or all that are selected.'
complete -c casjobs-tray -n '__casjobs_tray_has; or __casjobs_tray_has help' -a cancel -d 'Cancel jobs, and wait until each queue slot is free.'
complete -c casjobs-tray -n '__casjobs_tray_has; or __casjobs_tray_has help' -a watch -d 'Wait until each job has ended.'
complete -c casjobs-tray -n '__casjobs_tray_has; or __casjobs_tray_has help' -a submit-again -d 'Submit the query of a job as a new job.'
complete -c casjobs-tray -n '__casjobs_tray_has; or __casjobs_tray_has help' -a accounts -d 'List the accounts, and whether CasJobs can be reached.'
complete -c casjobs-tray -n '__casjobs_tray_has; or __casjobs_tray_has help' -a practice -d 'Cancel a job of the practice service, to see how it works.'
complete -c casjobs-tray -n '__casjobs_tray_has; or __casjobs_tray_has help' -a help -d 'Show this help, or that of a command.'

complete -c casjobs-tray -n __casjobs_tray_has -l version -d 'show the version'
complete -c casjobs-tray -n __casjobs_tray_has -l hidden -d 'start in the tray, without a window'
complete -c casjobs-tray -n __casjobs_tray_has -l cancel-by-id -d 'open the window with the field for job IDs'
complete -c casjobs-tray -n __casjobs_tray_has -l user-data-dir -xa '(__fish_complete_directories)' -d 'use another profile'
complete -c casjobs-tray -n 'not __casjobs_tray_has help' -s h -l help -d 'show help'

complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel watch submit-again accounts' -l account -x -d 'only this account, by its name'
complete -c casjobs-tray -n '__casjobs_tray_has jobs' -l all -d 'all known jobs, including those that ended'
complete -c casjobs-tray -n '__casjobs_tray_has cancel' -l dry-run -d 'only list the jobs that would be cancelled'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel watch submit-again accounts' -l json -d 'print JSON'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel' -l name -x -d 'only jobs with this task name; * and ? stand for any characters'
complete -c casjobs-tray -n '__casjobs_tray_has cancel' -l no-wait -d 'end when CasJobs has received the request'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel watch submit-again accounts' -l password-stdin -d 'read the password from standard input; nothing is kept'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel watch submit-again accounts' -l practice -d 'use the practice service, which starts over each time'
complete -c casjobs-tray -n '__casjobs_tray_has cancel watch' -l quiet -d 'print only how each job ended'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel' -l since -x -d 'only jobs submitted within this time: 90s, 10m, 2h, 7d'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel' -l status -xa '(__casjobs_tray_statuses)' -d 'only jobs with one of these, for example ready,started'
complete -c casjobs-tray -n '__casjobs_tray_has cancel watch submit-again' -l timeout -x -d 'stop waiting after this time: 90s, 10m, 2h, 7d'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel watch submit-again accounts' -l url -x -d 'the address of a CasJobs service, with --wsid'
complete -c casjobs-tray -n '__casjobs_tray_has submit-again' -l wait -d 'wait until the new job has ended'
complete -c casjobs-tray -n '__casjobs_tray_has jobs cancel watch submit-again accounts' -l wsid -x -d 'the WSID of an account, with --password-stdin'
complete -c casjobs-tray -n '__casjobs_tray_has cancel' -l yes -d "don't ask before canceling"
