#!/usr/bin/env bash
# compare.sh [OPTIONS] BUILT WORKLOADS [SIZE...]: the library beside its limits and peers, as Markdown tables on standard output.
#
#   BUILT      the folder of built limits: twoway, pk, abseil, completion, sqlite, each used as it is
#   WORKLOADS  the folder of workload files; those of each SIZE (10000 100000) that are there are used
#   --rounds R   how often everything is run, the limit and ours by turns; medians are taken over the rounds (3)
#   --only-log   nothing but the durable log (WORKLOADS is not looked at)
#   --limit S    seconds that one pass of a limit or peer may take before it is skipped (60)
#   --size N     milestones, or changes, of the verbs that take no file (1000000)
#   --quick      no warm-up, one repetition: to see that it works, not what it measures
#
# What does not get through, or is not there, is said to be skipped. Exit code 1 where a benchmark found wrong answers. Needs
# bash, awk and the .NET 10 SDK.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

rounds=3 limit=60 size=1000000 quick=() only_log=
while [[ ${1-} == --* ]]; do
    case $1 in
        --rounds) rounds=$2; shift 2 ;;
        --limit) limit=$2; shift 2 ;;
        --size) size=$2; shift 2 ;;
        --only-log) only_log=1; shift ;;
        --quick) quick=(--quick); shift ;;
        *) echo "unknown option $1" >&2; exit 2 ;;
    esac
done
if (($# < 2)); then sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; fi
built=$1 workloads=$2
shift 2
sizes=("${@:-10000}")
if (($# == 0)); then sizes=(10000 100000); fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$work/data.txt
: >"$data" >"$work/faults.txt"

dotnet build -c Release "$here" --nologo -v q >&2 || exit 1
ours() { dotnet "$here/bin/Release/net10.0/MilestoneTracker.Benchmarks.dll" "$@" "${quick[@]}"; }

# run COMMAND...: its lines become lines "verb/what/subject/key value" of the data; what fails is told at the end.
# $1 is the file that lines without a name of their own belong to.
run() {
    local file=$1
    shift
    printf '%s\n' "$*" >&2
    "$@" >"$work/lines.txt" 2>"$work/errors.txt" || { printf '%s: %s\n' "$*" "$(tail -n 1 "$work/errors.txt")" | tee -a "$work/faults.txt" >&2; }
    awk -v file="$(basename "$file" .txt)" -f "$here/compare-collect.awk" "$work/lines.txt" >>"$data"
}

limits() { if [[ -x $built/$2 ]]; then run "$1" "$built/$2" "${@:3}"; else printf '%s/%s skipped\n' "$2" "$(basename "$1" .txt)" >>"$work/absent.txt"; fi; }

# The verb runs its limit itself, by turns. A pass over a million milestones takes a minute, and is not made here.
completion() {
    if [[ -x $built/completion ]]; then run "$1" ours completion --limit "$built/completion" "$1"; else run "$1" ours completion "$1"; fi
}

files=()
for n in "${sizes[@]}"; do
    for name in layered-$n layermix-$n wide-$n random-$n-2 random-$n-5 mixed-$n-2 mixed-$n-5 chainb2f-$n chainint-$n; do
        if [[ -f $workloads/$name.txt ]]; then files+=("$n $workloads/$name.txt"); fi
    done
done
if [[ -n $only_log ]]; then files=(); elif ((${#files[@]} == 0)); then echo "no workload of these sizes in $workloads" >&2; exit 2; fi

for ((round = 1; round <= rounds; round++)); do
    for entry in "${files[@]}"; do
        n=${entry%% *} file=${entry#* }
        limits "$file" twoway "$file" "$limit"
        run "$file" ours graph "$file"
        limits "$file" abseil "$file" "$limit"
        if ((round == 1)); then run "$file" ours peers --limit "$limit" "$file"; fi
        case $file in
            */random-* | */mixed-*) limits "$file" pk "$file" "$limit" ;;
        esac
        case $file in
            */layered-* | */wide-* | */random-*)
                if ((round == 1)); then run "$file" ours completion-one "$file"; fi
                if ((round == 1 && n <= 100000)); then completion "$file"; fi ;;
        esac
        case $file in
            */layermix-* | */mixed-*)
                limits "$file" twoway "$file" "$limit" x
                run "$file" ours reject "$file" ;;
        esac
        case $file in
            */layered-*) run "$file" ours risk "$file" ;;
        esac
    done
    mkdir -p "$work/disk"
    limits none sqlite "$work/disk" 1
    run none ours append "$work/disk"
    run none ours open "$size"
    if [[ -n $only_log ]]; then continue; fi
    run none ours snapshot "$size"
    run none ours readers "$size"
    run none ours replay "$size"
    if ((round == 1)); then
        run none ours compare "$size"
        run none ours memory "$size"
        run none ours allocation
        run none ours status
        run none ours fields "$size"
        run none ours dropped "$size"
    fi
done

commit=$(git -C "$here" describe --always --dirty --abbrev=10 2>"$work/errors.txt" || echo unknown)
printf 'Measured on %s, commit %s, %s rounds%s.\n' "$(date -u +%F)" "$commit" "$rounds" "${quick[0]:+, --quick: these figures mean nothing}"
awk '/^model name/ { sub(/.*: /, ""); model = $0; n++ } END { if (n) printf "Machine: %d × %s", n, model }' /proc/cpuinfo
printf '; %s; .NET %s.\n\n' "$(uname -sr)" "$(dotnet --version)"
awk -v names="$(printf '%s\n' "${files[@]}" | sed 's/^[0-9]* //; s/.*\///; s/\.txt$//' | tr '\n' ' ')" -v size="$size" -f "$here/compare-tables.awk" "$data"
if [[ -s $work/absent.txt ]]; then printf '\nLimits that are not in the folder, skipped: %s.\n' "$(cut -d/ -f1 "$work/absent.txt" | sort -u | paste -sd' ')"; fi
if [[ -s $work/faults.txt ]]; then printf '\nFailed:\n\n'; sed 's/^/- /' "$work/faults.txt"; exit 1; fi
