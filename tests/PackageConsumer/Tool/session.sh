#!/usr/bin/env bash
# session.sh PACKED VERSION: installs the tool from the folder of packed packages into an empty folder, and types with it what stands in
# plan.session, in a folder of its own. Everything that it answers must be what stands there, but for times, hashes and the name of the user,
# which are another each time. Then each example that its help shows is run. Exit code 0 where all of it is so. Needs bash, sed, diff and the .NET 10 SDK.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if (($# != 2)); then echo "session.sh PACKED VERSION" >&2; exit 2; fi
packed=$(cd "$1" && pwd) version=$2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/nuget.config" <<EOF
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <packageSources>
    <clear />
    <add key="packed" value="$packed" />
  </packageSources>
</configuration>
EOF
mkdir "$work/tools" "$work/folder" || exit 1
export NUGET_PACKAGES=$work/packages NO_COLOR=1 GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
unset MILESTONES_ACTOR
dotnet tool install MilestoneTracker.Cli --version "$version" --tool-path "$work/tools" --configfile "$work/nuget.config" || exit 1
PATH=$work/tools:$PATH
cd "$work/folder" || exit 1

[[ $(milestones --version) == "$version" ]] || { echo "the version of the tool is $(milestones --version), not $version"; exit 1; }

# What is another each time, made the same on both sides.
alike() {
    sed -E -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?Z)?/TIME/g' -e 's/\b[0-9a-f]{64}\b/HASH/g' -e "s/\tada\t/\tUSER\t/; s/\t$(id -un)\t/\tUSER\t/; s/  by ada/  by USER/; s/  by $(id -un)/  by USER/" \
        -e "s/for good: (ada|$(id -un)) \\(/for good: USER (/" \
        -e "s/[0-9]{4}-[0-9]{2}-[0-9]{2} (ada|$(id -un)): /DAY USER: /g"
}

# Types the lines of a session, and writes them with what is answered, as the session does.
typed() {
    local line exit
    while IFS= read -r line; do
        case $line in
            '$ '*)
                printf '%s\n' "$line"
                eval "${line#??}" 2>"$work/errors.txt" </dev/null
                exit=$?
                cat "$work/errors.txt"
                if ((exit != 0)); then printf '[%d]\n' "$exit"; fi ;;
            '#'*) printf '%s\n' "$line" ;;
        esac
    done <"$1"
}

diff -u <(alike <"$here/plan.session") <(typed "$here/plan.session" | alike) || { echo "the session is another"; exit 1; }

# The folder in which the examples run: the log that the session has made, and what they name.
base=$work/base
cp -R "$work/folder" "$base" && cd "$base" || exit 1
milestones register Login --component backend >"$work/made.txt" 2>&1
milestones register Manual --component docs >>"$work/made.txt" 2>&1
for name in QA 'Ada Lovelace' Testers; do milestones resource "$name" >>"$work/made.txt" 2>&1; done
milestones assign Manual '0.5 Ada Lovelace' >>"$work/made.txt" 2>&1
milestones feature Sign-in --milestone Login --component backend >>"$work/made.txt" 2>&1
milestones export --output ledger.jsonl >>"$work/made.txt" && milestones checkpoint --output kept.txt >>"$work/made.txt" &&
    milestones checkpoint --new-key key.pem --key-name example.com/ada >>"$work/made.txt" || { cat "$work/made.txt"; exit 1; }
printf 'Party\tRelease\nParty\tCake\n' >edges.tsv
printf '<Project><Tasks><Task><UID>1</UID><Name>Design</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone></Task></Tasks></Project>\n' >project.xml
printf '[{"number":1,"title":"v1","state":"open","open_issues":0,"closed_issues":0}]\n' >github.json
printf 'id;name;due;Release\n1;Design;01.02.2026;Spring\n' >table.csv
printf '<graphml><graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>\n' >graph.graphml
printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261225\nEND:VEVENT\nEND:VCALENDAR\n' >holidays.ics
printf 'Talked to the vendor.\n' >notes.txt
printf 'milestone,dependency\n"Party, late",Release\n' >edges.csv
cat >plan.json <<'EOF'
{ "title": "Small", "begins": "2026-01-05",
  "milestones": [ { "name": "Schema", "components": ["database"] }, { "name": "API", "components": ["backend"], "needs": ["Schema"] } ],
  "changes": [ { "date": "2026-02-01", "actor": "ada", "milestone": "Schema", "status": "COMPLETED", "reason": "migrated" } ] }
EOF

count=0 failed=0
while IFS= read -r verb; do
    while IFS= read -r example; do
        rm -rf "$work/run" && cp -R "$base" "$work/run" && cd "$work/run" || exit 1
        count=$((count + 1))
        if ! eval "$example" >"$work/answer.txt" 2>&1 </dev/null; then
            failed=$((failed + 1))
            printf 'failed: %s\n' "$example"
            cat "$work/answer.txt"
        fi
    done < <(milestones "$verb" --help | sed -n '/^Examples:/,$ s/^  milestones /milestones /p')
done < <(milestones --help | sed -n '/^Commands:/,/^$/ s/^  \([a-z-]*\) .*/\1/p')
printf '%d examples of the help, %d failed\n' "$count" "$failed"
((count > 40 && failed == 0))
