namespace MilestoneTracker.Cli.Verbs;

// Each script passes the line up to the cursor to "milestones [suggest] LINE", which answers with one suggestion per line: shells count
// positions in bytes, characters or UTF-16 units, and the part before the cursor needs no count. The script quotes suggestions with
// spaces for its shell.
internal static class CompletionScripts
{
    public const string Bash = """
        # Completion of milestones in bash. Put into ~/.bashrc: source <(milestones completion bash)
        _milestones() {
            local word=${COMP_WORDS[COMP_CWORD]} after=${COMP_LINE:COMP_POINT} bare item
            after=${after%%[[:space:]]*}
            word=${word%"$after"}
            bare=${word//\\/}
            bare=${bare#[\"\']}
            COMPREPLY=()
            while IFS= read -r item; do
                [[ $item == "$bare"* ]] || continue
                if [[ $word == [\"\']* ]]; then COMPREPLY+=("$item"); else COMPREPLY+=("$(printf '%q' "$item")"); fi
            done < <(milestones "[suggest]" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
        }
        complete -o default -F _milestones milestones

        """;

    public const string Zsh = """
        # Completion of milestones in zsh. Put into ~/.zshrc, after compinit: source <(milestones completion zsh)
        _milestones() {
            local -a items
            items=("${(@f)$(milestones "[suggest]" "${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" 2>/dev/null)}")
            compadd -- "${items[@]}"
        }
        compdef _milestones milestones

        """;

    public const string Fish = """
        # Completion of milestones in fish. Put into ~/.config/fish/completions/milestones.fish
        function __milestones
            milestones "[suggest]" (commandline --current-process --cut-at-cursor | string collect) 2>/dev/null
        end
        complete --command milestones --no-files --arguments "(__milestones)"

        """;

    public const string PowerShell = """
        # Completion of milestones in PowerShell. Put into $PROFILE: milestones completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName milestones -ScriptBlock {
            param($word, $line, $cursor)
            $text = $line.ToString().PadRight($cursor - $line.Extent.StartOffset).Substring(0, $cursor - $line.Extent.StartOffset)
            milestones "[suggest]" $text 2>$null | Where-Object { $_.StartsWith($word.Trim('"', "'")) } | ForEach-Object {
                $text = if ($_ -match '[\s''"$;]') { "'" + $_.Replace("'", "''") + "'" } else { $_ }
                [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
            }
        }

        """;
}
