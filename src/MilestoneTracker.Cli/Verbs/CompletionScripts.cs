namespace MilestoneTracker.Cli.Verbs;

// Each script passes the line and the position of the cursor to the directive of System.CommandLine, "milestones [suggest:POSITION]
// LINE", which answers with one suggestion per line. The script quotes suggestions with spaces for its shell.
internal static class CompletionScripts
{
    public const string Bash = """
        # Completion of milestones in bash. Put into ~/.bashrc: source <(milestones completion bash)
        _milestones() {
            local word=${COMP_WORDS[COMP_CWORD]} bare item
            bare=${word//\\/}
            bare=${bare#[\"\']}
            COMPREPLY=()
            while IFS= read -r item; do
                [[ $item == "$bare"* ]] || continue
                if [[ $word == [\"\']* ]]; then COMPREPLY+=("$item"); else COMPREPLY+=("$(printf '%q' "$item")"); fi
            done < <(milestones "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
        }
        complete -o default -F _milestones milestones

        """;

    public const string Zsh = """
        # Completion of milestones in zsh. Put into ~/.zshrc, after compinit: source <(milestones completion zsh)
        _milestones() {
            local -a items
            items=("${(@f)$(milestones "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -- "${items[@]}"
        }
        compdef _milestones milestones

        """;

    public const string Fish = """
        # Completion of milestones in fish. Put into ~/.config/fish/completions/milestones.fish
        function __milestones
            set --local line (commandline --current-process)
            milestones "[suggest:"(commandline --cursor --current-process)"]" "$line" 2>/dev/null
        end
        complete --command milestones --no-files --arguments "(__milestones)"

        """;

    public const string PowerShell = """
        # Completion of milestones in PowerShell. Put into $PROFILE: milestones completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName milestones -ScriptBlock {
            param($word, $line, $cursor)
            milestones "[suggest:$cursor]" "$line" 2>$null | Where-Object { $_.StartsWith($word.Trim('"', "'")) } | ForEach-Object {
                $text = if ($_ -match '[\s''"$;]') { "'" + $_.Replace("'", "''") + "'" } else { $_ }
                [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
            }
        }

        """;
}
