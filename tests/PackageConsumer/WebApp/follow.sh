#!/usr/bin/env bash
# Follows docs/hosting/embed-in-a-host.md, "From the template …", exactly: runs its commands in order, replaces the template's Program.cs
# with the one on the page, and compares what the commands print with what the page shows. Nothing of the application is written here.
#
#   follow.sh PAGE FOLDER
#
# FOLDER is empty but for a nuget.config that points at the packed packages. A block `dotnet run …` is started beside the commands that follow,
# and ended, as a service is, by the next one or at the end. Needs bash, awk, diff and curl. Exits with 0 only where everything was as the page says.
set -euo pipefail
page=$(realpath "$1")
cd "$2"
blocks=$(mktemp -d)
server=""

# Ends what was started here, and only that: the application and `dotnet run` above it are one group of processes.
end_server() {
    [[ -n $server ]] || return 0
    kill -TERM -- "-$server" # not INT, which is ignored in what a shell has put into the background
    wait "$server" || true
    server=""
}

# Where something went wrong, what was printed last says why.
at_end() {
    local status=$?
    end_server
    ((status == 0)) || cat "$blocks/printed"
    rm -rf "$blocks"
}

trap at_end EXIT
: >"$blocks/printed"

# 1.console, 2.cs, …: the blocks of the section, each in a file, in order.
awk -v out="$blocks" '
    /^## / { wanted = /^## From the template/ }
    wanted && /^```/ { if (open) { open = 0; close(file) } else { open = 1; file = sprintf("%s/%02d.%s", out, ++count, substr($0, 4)); printf "" > file }; next }
    open { print > file }' "$page"

await_server() {
    local address=${1##* }
    curl -s -o "$blocks/answer" --retry 120 --retry-delay 1 --retry-connrefused "$address/" || { cat "$blocks/server.log"; return 1; }
}

added=0
for block in "$blocks"/[0-9]*.*; do
    case $block in
        *.cs)
            # The lines that are not in the template, whose line ends are those of another system.
            added=$((added + $({ diff <(tr -d '\r' <Program.cs) "$block" || true; } | grep -c '^> .')))
            cp "$block" Program.cs
            ;;
        *.console)
            if [[ $(head -n 1 "$block") == "dotnet run "* ]]; then
                end_server
                set -m
                bash -c "exec $(head -n 1 "$block")" >"$blocks/server.log" 2>&1 &
                server=$!
                set +m
                await_server "$(head -n 1 "$block")"
            else
                # In this shell, because the page changes its folder.
                source "$block" >"$blocks/printed"
            fi
            ;;
        *.text)
            diff -u "$block" "$blocks/printed"
            echo "as the page shows: $(tr '\n' ' ' <"$block")"
            ;;
    esac
done
end_server
grep -q 'Saved the state' "$blocks/server.log" || { echo "The host did not stop by itself:"; cat "$blocks/server.log"; exit 1; }
((added <= 10)) || { echo "$added lines were added to the template; ten are promised"; exit 1; }
echo "followed: $added added lines"
