/** A verb as a shell completes it. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly { readonly name: string; readonly does: string; readonly takesValue: boolean }[];
}

/** What each shell is told; where nothing of ours fits, it completes files. */
export const completionScripts = { bash: forBash, zsh: forZsh, fish: forFish } as const;

function forBash(verbs: readonly Completed[]): string {
  const cases = verbs.map(({ name, flags }) => `    ${name}) words="${flagsOf(flags)}" ;;`);
  return `_stepwell() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${verbs.map(({ name }) => name).join(' ')} --help --version"
  else
    case "\${COMP_WORDS[1]}" in
${cases.map((line) => `  ${line}`).join('\n')}
    esac
    case "$word" in
      -*) ;;
      *) words="" ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _stepwell stepwell
`;
}

function forZsh(verbs: readonly Completed[]): string {
  const names = verbs.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = verbs.map(({ name, flags }) => {
    const list = flags.map((flag) =>
      quote(`--${flag.name}[${flag.does.replace(/[[\]]/gu, '')}]${flag.takesValue ? ':value:_files' : ''}`),
    );
    return `    ${name}) _arguments ${[...list, quote('--help[say what the flags do]'), quote('*:file:_files')].join(' ')} ;;`;
  });
  return `#compdef stepwell
_stepwell() {
  local -a verbs=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe verb verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_stepwell" ]; then
  _stepwell
else
  compdef _stepwell stepwell
fi
`;
}

function forFish(verbs: readonly Completed[]): string {
  const lines = verbs.flatMap(({ name, summary, flags }) => [
    `complete -c stepwell -n __fish_use_subcommand -f -a ${name} -d ${quoteForFish(summary)}`,
    ...flags.map(
      (flag) =>
        `complete -c stepwell -n '__fish_seen_subcommand_from ${name}' -l ${flag.name}${flag.takesValue ? ' -r' : ''} -d ${quoteForFish(flag.does)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

function flagsOf(flags: Completed['flags']): string {
  return [...flags.map(({ name }) => `--${name}`), '--help'].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function quoteForFish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
