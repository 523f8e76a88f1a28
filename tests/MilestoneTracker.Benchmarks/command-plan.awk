# command-plan.awk -v n=N: a plan file of N milestones. Each is over one of 50 components; each but the first depends on one of the thousand
# before it, and from the 5,000th on on another further back. Each has been begun since, and of those in the first half all are completed.
BEGIN {
    srand(1)
    printf "{\"title\":\"Large\",\"begins\":\"2025-01-01\",\"milestones\":[\n"
    for (i = 0; i < n; i++) {
        printf "%s{\"name\":\"milestone %06d\",\"components\":[\"component %02d\"],\"needs\":[", (i ? ",\n" : ""), i, i % 50
        if (i > 0) printf "\"milestone %06d\"", i - 1 - int(rand() * (i < 1000 ? i : 1000))
        if (i > 5000) printf ",\"milestone %06d\"", i - 2000 - int(rand() * 3000)
        printf "]}"
    }
    printf "],\"changes\":[\n"
    for (i = 0; i < n; i++) {
        change(i, "IN_PROGRESS", 0)
        if (i < n / 2) change(i, "COMPLETED", 14)
    }
    printf "\n]}\n"
}

function change(i, status, later) {
    printf "%s{\"date\":\"2025-%02d-%02d\",\"actor\":\"ada\",\"milestone\":\"milestone %06d\",\"status\":\"%s\",\"reason\":\"as planned\"}", (changes++ ? ",\n" : ""), 1 + int(i * 12 / n), 1 + i % 14 + later, i, status
}
