#!/usr/bin/env bash
# command.sh [--size N] [--rounds R]: the tool `milestones` as whole processes, start-up and output to a file included, as a Markdown table of medians.
#
#   --size N     milestones of the log (100000)
#   --rounds R   how often each call is made, the kinds by turns (9)
#
# It is built as it is packed (code for every machine, compiled as it runs), made ready for this machine beforehand, and as native code. Of each:
# `list` of the log with a saved state and without (--no-saved-state), and `--version`. Exit code 1 where the two lists are not the same.
# Needs bash, awk, sort, GNU date, the .NET 10 SDK and, for the native code, a linker.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
size=100000 rounds=9
while [[ ${1-} == --* ]]; do
    case $1 in
        --size) size=$2; shift 2 ;;
        --rounds) rounds=$2; shift 2 ;;
        *) sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
    esac
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cli=$here/../../src/MilestoneTracker.Cli
linker=()
command -v clang >"$work/linker.txt" || linker=(-p:CppCompilerAndLinker=gcc)
dotnet publish -c Release "$cli" -o "$work/packed" --nologo -v q >&2 || exit 1
dotnet publish -c Release "$cli" -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/ready" --nologo -v q >&2 || exit 1
dotnet publish -c Release "$cli" -r linux-x64 -p:Native=true "${linker[@]}" -o "$work/native" --nologo -v q >&2 || exit 1

# tool KIND WORDS...
tool() {
    case $1 in
        native) "$work/native/milestones" "${@:2}" ;;
        *) dotnet "$work/$1/milestones.dll" "${@:2}" ;;
    esac
}

# timed KIND WHAT WORDS...: the milliseconds of a call go to the file of its kind.
timed() {
    local from to
    from=$(date +%s%N)
    tool "$1" "${@:3}" >"$work/answer-$1-$2.txt" || { echo "$1 ${*:3} failed" >&2; exit 1; }
    to=$(date +%s%N)
    echo $(((to - from) / 1000)) >>"$work/times-$1-$2.txt"
}

median() { sort -n "$work/times-$1-$2.txt" | awk '{ t[NR] = $1 } END { printf "%.1f", (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2000 }'; }

cd "$work" || exit 1
awk -v n="$size" -f "$here/command-plan.awk" >plan.json
tool native import plan.json --log plan.db >&2 || exit 1
tool native list --log plan.db >saved.txt || exit 1
[[ -f plan.db-state ]] || { echo "no state was saved" >&2; exit 1; }

kinds=(packed ready native)
for ((round = 0; round <= rounds; round++)); do
    for kind in "${kinds[@]}"; do
        timed "$kind" with list --log plan.db
        timed "$kind" without list --log plan.db --no-saved-state
        timed "$kind" version --version
        if ((round == 0)); then rm "$work"/times-"$kind"-*.txt; fi # the first is to warm the disk
        cmp "answer-$kind-with.txt" "answer-$kind-without.txt" >&2 && cmp saved.txt "answer-$kind-with.txt" >&2 || exit 1
    done
done

printf '%d milestones, medians of %d rounds in ms.\n\n' "$size" "$rounds"
printf '| built as | `list`, state saved | `list --no-saved-state` | times | `--version` |\n|---|---|---|---|---|\n'
for kind in "${kinds[@]}"; do
    with=$(median "$kind" with) without=$(median "$kind" without)
    printf '| %s | %s | %s | %s | %s |\n' "$kind" "$with" "$without" "$(awk -v a="$without" -v b="$with" 'BEGIN { printf "%.1f", a / b }')" "$(median "$kind" version)"
done
