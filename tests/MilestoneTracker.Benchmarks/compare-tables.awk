# Markdown tables of the figures that were collected ("verb/what/subject/key value"): medians over the rounds, ratios of medians,
# and each bar with the worst that was measured. "skipped": it did not get through, or was not there.
{ values[$1] = values[$1] " " $2 }

function median(key,    list, n, i, j, t) {
    if (!(key in values)) return ""
    n = split(values[key], list, " ")
    for (i = 1; i <= n; i++) if (list[i] !~ /^-?[0-9.]+$/) return list[i]
    for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j - 1] + 0 > list[j] + 0; j--) { t = list[j]; list[j] = list[j - 1]; list[j - 1] = t }
    return list[int((n + 2) / 2)] + 0
}
function is_number(value) { return value ~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ }
function shown(value) { return value == "" ? "skipped" : !is_number(value) ? value : value >= 100 ? sprintf("%.0f", value) : value >= 10 ? sprintf("%.1f", value) : sprintf("%.2f", value) }
function over(a, b) { return is_number(a) && is_number(b) && b > 0 ? a / b : "skipped" }

# A bar: what it is, how it must stand (<= or >=), and the worst seen so far, with where.
function bar(name, relation, goal, value, where) {
    if (!(name in goals)) { order[++bars] = name; goals[name] = goal; relations[name] = relation; worst[name] = "" }
    if (!is_number(value)) return
    if (worst[name] == "" || (relation == "<=" ? value > worst[name] : value < worst[name])) { worst[name] = value; at[name] = where }
}
function size_of(name) { match(name, /-[0-9]+/); return substr(name, RSTART + 1, RLENGTH - 1) + 0 }
function row(a, b, c, d, e, f, g, h, i, j, k, l) {
    printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", a, shown(b), shown(c), shown(d), shown(e), shown(f), shown(g), shown(h), shown(i), shown(j), shown(k), l
}

END {
    count = split(names, name, " ")

    print "### Declaring dependencies\n\nNanoseconds a dependency, and ratios.\n"
    print "| workload | twoway | pk | abseil | engine | registry | engine/twoway | engine/abseil | registry/twoway | registry/abseil | QuikGraph/registry | QuikGraph |"
    print "|---|---|---|---|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= count; i++) {
        w = name[i]
        twoway = median("graph/twoway/" w "/median"); pk = median("graph/pk/" w "/median"); abseil = median("graph/abseil/" w "/median")
        engine = median("graph/engine/" w "/median"); registry = median("graph/registry/" w "/median")
        quikgraph = median("peers/quikgraph/" w "/ns_per_edge"); quik_ratio = over(quikgraph, median("peers/registry/" w "/ns_per_edge"))
        row(w, twoway, w ~ /^(random|mixed)/ ? pk : "–", abseil, engine, registry, over(engine, twoway), over(engine, abseil), over(registry, twoway), over(registry, abseil), quik_ratio, shown(quikgraph))
        bar("engine / twoway", "<=", 1.5, over(engine, twoway), w)
        bar("engine / abseil", "<=", 1, over(engine, abseil), w)
        if (w ~ /^(layered|layermix|wide)/) bar("registry / twoway on layered, layermix, wide", "<=", 4, over(registry, twoway), w)
        if (w ~ /^(random|mixed)/) bar("registry / abseil on random, mixed", "<=", 5, over(registry, abseil), w)
        if (size_of(w) >= 10000) bar("QuikGraph / registry, 10,000 and more", ">=", 10, quik_ratio, w)
    }

    print "\n### Progress\n\nOf all, nanoseconds a milestone, by best passes; the limit is completion. Of one, to a plain walk over flat arrays.\n"
    print "| workload | limit | plain | plain/limit | weighted | weighted/limit | of one, ns a milestone reached | plain walk | of one/plain walk |"
    print "|---|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= count; i++) {
        w = name[i]; p = "completion/plain/" w "/"; q = "completion/weighted/" w "/"; o = "completion-one/registry/" w "/"
        if (!(o "ratio" in values)) continue
        printf "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", w, shown(median(p "limit_ns_per_milestone")), shown(median(p "ns_per_milestone")), shown(median(p "ratio")),
            shown(median(q "ns_per_milestone")), shown(median(q "ratio")), shown(median(o "ns_per_reached")), shown(median(o "plain_ns_per_reached")), shown(median(o "ratio"))
        bar("progress of all / completion", "<=", 2, median(p "ratio"), w)
        bar("progress of all with weights and reports / completion", "<=", 4, median(q "ratio"), w)
        bar("progress of one / a plain walk", "<=", 1.5, median(o "ratio"), w)
    }

    print "\n### Refusals\n\nNanoseconds, in the last tenth of the workload.\n"
    print "| workload | twoway p50 | engine p50 | registry p50 | twoway p99 | engine p99 | registry p99 | engine/twoway p99 | registry/twoway p99 | twoway max | engine max | registry max |"
    print "|---|---|---|---|---|---|---|---|---|---|---|---|"
    for (i = 1; i <= count; i++) {
        w = name[i]; t = "reject/twoway/" w "/"; e = "reject/engine/" w "/"; r = "reject/registry/" w "/"
        if (!(e "p99_ns" in values)) continue
        row(w, median(t "p50_ns"), median(e "p50_ns"), median(r "p50_ns"), median(t "p99_ns"), median(e "p99_ns"), median(r "p99_ns"),
            over(median(e "p99_ns"), median(t "p99_ns")), over(median(r "p99_ns"), median(t "p99_ns")), median(t "max_ns"), median(e "max_ns"), shown(median(r "max_ns")))
        if (w == "layermix-1000000") bar("p99 of a refusal / twoway at 1,000,000", "<=", 2, over(median(r "p99_ns"), median(t "p99_ns")), w)
    }

    print "\n### By size\n\nAt " size ".\n"
    print "| figure | value | beside | ratio |\n|---|---|---|---|"
    split("taking first-write first-write-near without", parts, " ")
    for (i = 1; i <= 4; i++) {
        s = "snapshot/" parts[i] "/" size "/"
        printf "| snapshot, %s, median (mean) ns; at 1,000 | %s (%s) | %s (%s) | %s (%s) |\n", parts[i], shown(median(s "ns")), shown(median(s "mean_ns")), shown(median(s "ns_at_1000")), shown(median(s "mean_ns_at_1000")), shown(median(s "ratio")), shown(median(s "mean_ratio"))
    }
    bar("taking a snapshot, to one of 1,000 (same within noise)", "<=", 1.2, median("snapshot/taking/" size "/ratio"), size)
    bar("first change after a snapshot, to one of 1,000", "<=", 2, median("snapshot/first-write/" size "/ratio"), size)
    split("held anew", whats, " ")
    for (i = 1; i <= 2; i++) {
        s = "readers/" whats[i] "/" size "/"
        printf "| reads a second, %s; beside a writer | %s | %s | %s |\n", whats[i], shown(median(s "reads_per_s")), shown(median(s "reads_per_s_beside_writer")), shown(median(s "reads_ratio"))
        printf "| writes a second; beside a reader, %s | %s | %s | %s |\n", whats[i], shown(median(s "writes_per_s")), shown(median(s "writes_per_s_beside_reader")), shown(median(s "writes_ratio"))
        bar(whats[i] == "held" ? "reads from a held snapshot beside a writer" : "reads with Current taken anew beside a writer", ">=", whats[i] == "held" ? 0.9 : 0.3, median(s "reads_ratio"), size)
        if (whats[i] == "anew") bar("writes beside a reader that takes Current anew", ">=", 0.3, median(s "writes_ratio"), size)
    }
    split("1 100 10000", distances, " ")
    for (i = 1; i <= 3; i++) {
        s = "compare/" distances[i] "/" size "/"
        printf "| compare, %s changes apart, ns a difference; at 1,000 | %s | %s | %s |\n", distances[i], shown(median(s "ns_per_difference")), i == 3 ? "–" : shown(median(s "ns_per_difference_at_1000")), i == 3 ? "–" : shown(over(median(s "ns_per_difference"), median(s "ns_per_difference_at_1000")))
    }
    printf "| memory, bytes a milestone; of the whole registry | %s | %s | |\n", shown(median("memory/graph/" size "/bytes_per_milestone")), shown(median("memory/registry/" size "/bytes_per_milestone"))
    bar("bytes a milestone of rows, order and both directions", "<=", 84, median("memory/graph/" size "/bytes_per_milestone"), size)
    f = "fields/memory/" size "/"
    printf "| fields, bytes each beyond two a unit; in a dictionary a milestone | %s | %s | %s |\n", shown(median(f "bytes_beyond_units")), shown(median(f "dictionary_beyond_units")), shown(over(median(f "bytes_beyond_units"), median(f "dictionary_beyond_units")))
    bar("bytes a field beyond two a unit of its value", "<=", 120, median(f "bytes_beyond_units"), size)
    split("set read clear", parts, " ")
    for (i = 1; i <= 3; i++) printf "| to %s a field, ns; in a dictionary | %s | %s | %s |\n", parts[i], shown(median("fields/" parts[i] "/" size "/ns")), shown(median("fields/" parts[i] "/" size "/dictionary_ns")), shown(median("fields/" parts[i] "/" size "/ratio"))
    for (i = 1; i <= 2; i++) {
        f = "dropped/" (i == 1 ? "1" : "100") "-a-proposal/" size "/bytes_per_name"
        printf "| bytes that stay of a name that was proposed and dropped, %s a proposal; in a set | %s | %s | |\n", i == 1 ? "1" : "100", shown(median(f)), shown(median("dropped/set/" size "/bytes_per_name"))
        bar("bytes that stay of a dropped name", "<=", 1, median(f), size)
    }
    split("alone fan tree chain", parts, " ")
    for (i = 1; i <= 4; i++) printf "| a change of status, %s, ns; to one without dependents | %s | | %s |\n", parts[i] == "alone" ? parts[i] : parts[i] " of 10,000", shown(median("status/" parts[i] "/all/ns")), shown(median("status/" parts[i] "/all/ratio"))
    for (i = 2; i <= 4; i++) bar("a change of status with 10,000 dependents / without any", "<=", 1.3, median("status/" parts[i] "/all/ratio"), parts[i])
    replay = median("replay/in-memory/" size "/events_per_s")
    printf "| replay, events a second | %s | | |\n", shown(replay)
    bar("replay, events a second", ">=", 1000000, replay, size)
    for (i = 1; i <= count; i++) {
        s = "risk/levels/" name[i] "/"
        if (!(s "ratio" in values)) continue
        printf "| risk levels, %s, ns a milestone; plain pass | %s | %s | %s |\n", name[i], shown(median(s "ns_per_milestone")), shown(median("risk/plain/" name[i] "/ns_per_milestone")), shown(median(s "ratio"))
        bar("risk levels / one plain pass", "<=", 3, median(s "ratio"), name[i])
    }

    print "\n### The durable log\n\nChanges a second; the limit is SQLite from C, with events of 200 bytes and nothing to decide, write or hash.\n"
    print "| events a commit | limit | registry | registry/limit |\n|---|---|---|---|"
    split("1 10 100 1000", batches, " ")
    for (i = 1; i <= 4; i++) {
        limit = median("append/limit/" batches[i] "/events_per_s"); ours = median("append/sqlite/" batches[i] "/events_per_s")
        printf "| %s | %s | %s | %s |\n", batches[i], shown(limit), shown(ours), shown(over(ours, limit))
        if (i == 1) bar("durable changes, one a commit / SQLite from C", ">=", 0.8, over(ours, limit), "on the same disk")
        if (i == 4) bar("durable changes, 1000 a commit / SQLite from C", ">=", 0.4, over(ours, limit), "on the same disk")
    }
    s = "append/writers/all/"
    printf "| 1, by one writer; by eight; ratio | %s | %s | %s |\n", shown(median(s "one_per_s")), shown(median(s "eight_per_s")), shown(median(s "ratio"))
    bar("durable changes of eight writers / of one", ">=", 3, median(s "ratio"), "on the same disk")
    s = "open/sqlite/" size "/"
    printf "\nOpening a log of %s changes, verified whole and replayed: %s events a second, %s times the time of a replay from memory. From a saved state: %s ms, %s times faster.\n", size, shown(median(s "events_per_s")), shown(median(s "ratio_to_memory")), shown(median(s "snapshot_ms")), shown(median(s "faster_from_snapshot"))
    bar("opening a durable log, events a second", ">=", 300000, median(s "events_per_s"), size)
    bar("opening from a saved state, times faster than whole", ">=", 5, median(s "faster_from_snapshot"), size)

    print "\n### Allocation\n\n| change | bytes |\n|---|---|"
    split("status-0-dependents status-1000-dependents status-chain-of-1000 status-unchanged declare declare-again refused withdraw set-field register remove", parts, " ")
    for (i = 1; i in parts; i++) printf "| %s | %s |\n", parts[i], shown(median("allocation/" parts[i] "/all/bytes_per_change"))
    none = median("allocation/status-0-dependents/all/bytes_per_change"); many = median("allocation/status-1000-dependents/all/bytes_per_change")
    bar("bytes of a status change with 1,000 dependents, beyond one without any", "<=", 0, is_number(none) && is_number(many) ? many - none : "", "1,000 dependents")

    small = "layered-10000"; large = "layered-1000000"
    growth = over(over(median("graph/engine/" large "/median"), median("graph/engine/" small "/median")), over(median("graph/twoway/" large "/median"), median("graph/twoway/" small "/median")))
    bar("growth of engine from 10,000 to 1,000,000, to that of twoway", "<=", 1.3, growth, "layered")

    print "\n### Bars\n\nEach with the worst that was measured.\n\n| figure | measured | bar | met | where |\n|---|---|---|---|---|"
    for (i = 1; i <= bars; i++) {
        b = order[i]; met = worst[b] == "" ? "not measured" : (relations[b] == "<=" ? worst[b] <= goals[b] : worst[b] >= goals[b]) ? "yes" : "**no**"
        printf "| %s | %s | %s %s | %s | %s |\n", b, shown(worst[b]), relations[b] == "<=" ? "≤" : "≥", goals[b], met, at[b]
    }
}
