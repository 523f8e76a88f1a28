# Lines of the limits and of our verbs become lines "verb/what/subject/key value", one for each figure. A value that is
# no number, such as "skipped", stays a word.
function put(key, value) { sub(/\.txt/, "", key); print key, value }

# The limits, and our verb "graph", which words its lines as they do.
/^(twoway|pk-inline|pk-linked|abseil|engine|registry) / {
    what = $1
    sub(/-.*/, "", what)
    if ($0 ~ / skipped /) put("graph/" what "/" $2 "/median", "skipped")
    else for (i = 3; i <= NF; i++) if ($i ~ /^median=/) put("graph/" what "/" $2 "/median", substr($i, 8))
    next
}
/^rejections / {
    for (i = 1; i <= NF; i++) if ($i ~ /^(p50|p99|max)=/) { split($i, pair, "="); put("reject/twoway/" file "/" pair[1] "_ns", pair[2]) }
    next
}

/^sqlite wal sync=FULL / {
    split($4, batch, "="); split($5, rate, "=")
    put("append/limit/" batch[2] "/events_per_s", rate[2])
    next
}

# Ours: verb what key=value key=value …
/^(completion|completion-one|status|fields|dropped|reject|snapshot|readers|replay|risk|compare|memory|allocation|peers|micro|append|open) / {
    subject = ""
    for (i = 3; i <= NF; i++) {
        split($i, pair, "=")
        if (pair[1] ~ /^(workload|n|batch)$/) subject = subject (subject == "" ? "" : "-") pair[2]
    }
    if (subject == "") subject = "all"
    for (i = 3; i <= NF; i++) {
        split($i, pair, "=")
        if (pair[1] == "skipped") put($1 "/" $2 "/" subject "/ns_per_edge", "skipped")
        else if (pair[1] !~ /^(workload|n|batch|ns_per_edge_so_far)$/) put($1 "/" $2 "/" subject "/" pair[1], pair[2])
    }
}
