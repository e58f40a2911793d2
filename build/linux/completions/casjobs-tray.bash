# Completion of casjobs-tray in bash. Has what electron/cli/command-table.ts has; test/cli/completions.test.ts compares.

# Several, separated by commas, each once.
_casjobs_tray_statuses() {
  local given=${cur%"${cur##*,}"} word
  for word in ready started canceling cancelled failed finished; do
    [[ ,$given != *",$word,"* && $word == "${cur##*,}"* ]] && COMPREPLY+=("$given$word")
  done
  compopt -o nospace 2>/dev/null
}

_casjobs_tray() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local commands='jobs cancel watch submit-again accounts practice help'
  local origin='--account --practice --url --wsid --password-stdin'
  local command='' options='' word
  COMPREPLY=()

  # Bash makes three words of --status=ready.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $prev == '=' ]]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    [[ " $commands " == *" $word "* ]] && command=$word && break
  done

  case $prev in
    --status)
      _casjobs_tray_statuses
      return
      ;;
    --user-data-dir)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -d -- "$cur")
      return
      ;;
    --account | --name | --since | --timeout | --url | --wsid) return ;;
    help)
      mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
      return
      ;;
  esac

  case $command in
    '') options='--version --hidden --cancel-by-id --user-data-dir=' ;;
    jobs) options="--all --since --status --name --json $origin" ;;
    cancel) options="--no-wait --timeout --status --name --since --dry-run --yes --quiet --json $origin" ;;
    watch) options="--timeout --quiet --json $origin" ;;
    submit-again) options="--wait --timeout --json $origin" ;;
    accounts) options="--json $origin" ;;
    practice) ;;
    help) return ;;
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$cur")
  elif [[ $command == '' ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
  fi
  [[ ${COMPREPLY[*]} == *= ]] && compopt -o nospace 2>/dev/null
}

complete -F _casjobs_tray casjobs-tray
