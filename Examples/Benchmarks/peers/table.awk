# Prints the table of peers/run from lines of ROUND|NAME|COMMANDS A SECOND|COMMANDS A CPU SECOND.

{
    if (!($2 in known)) { known[$2] = 1; names[++count] = $2 }
    wall[$2, $1] = $3
    cpu[$2, $1] = $4
}

function sorted(values,    i, j, swap) {
    for (i = 2; i <= rounds; i++)
        for (j = i; j > 1 && values[j - 1] > values[j]; j--) {
            swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap
        }
}

function median(values) {
    return rounds % 2 ? values[(rounds + 1) / 2] : (values[rounds / 2] + values[rounds / 2 + 1]) / 2
}

function short(number) {
    if (number >= 1000000) return sprintf("%.2f M", number / 1000000)
    if (number >= 10000) return sprintf("%.0f k", number / 1000)
    if (number >= 1000) return sprintf("%.1f k", number / 1000)
    return sprintf("%.0f", number)
}

function ratio(number) { return sprintf(number >= 100 ? "%.0f" : "%.1f", number) }

# The median of the rounds and their range; figures is "wall" or "cpu".
function figures(table, name,    values, round) {
    for (round = 1; round <= rounds; round++) values[round] = table[name, round]
    sorted(values)
    if (values[1] <= 0) return "unknown"
    return short(median(values)) " (" short(values[1]) " to " short(values[rounds]) ")"
}

# How many times as many commands ours did as the peer, each round by itself.
function times(table, ours, peer,    values, round) {
    for (round = 1; round <= rounds; round++) {
        if (table[peer, round] <= 0) return "unknown"
        values[round] = table[ours, round] / table[peer, round]
    }
    sorted(values)
    return ratio(median(values)) " (" ratio(values[1]) " to " ratio(values[rounds]) ")"
}

END {
    printf "\nRounds in turn: %d, with %d s for each peer; median (range)\n\n", rounds, seconds
    printf "%-36s  %-28s  %-28s\n", "commands", "a second (wall)", "a CPU second"
    for (i = 1; i <= count; i++)
        printf "%-36s  %-28s  %-28s\n", names[i], figures(wall, names[i]), figures(cpu, names[i])
    if (count == 3) exit
    printf "\n%-36s  %-28s  %-28s  %-28s\n", "ours / peer, in the same round", "decide and apply, CPU", \
        "store in memory, CPU", "store in memory, wall"
    for (i = 4; i <= count; i++) {
        decide = names[i] ~ /1,000 lots/ ? "points.decide.lots1000" : "points.decide.lots10"
        printf "%-36s  %-28s  %-28s  %-28s\n", names[i], times(cpu, decide, names[i]), \
            times(cpu, "store.memory.commands", names[i]), times(wall, "store.memory.commands", names[i])
    }
    print "\nWhat is compared. Ours are in memory, without any fsync: points.decide is the calculation alone, on an account that is"
    print "already loaded; store.memory.commands loads, decides, and commits under a key to a journal in memory, on accounts of 0 to"
    print "20 entries. An accrual of ours works out the points of a basket, tiers and expiry dates; a peer is handed the points."
    print "A peer stores: \"sync off\" survives a crash of the process, not of the machine (SQLite in memory survives nothing); \"sync"
    print "on\" survives both, and its wall time is mostly the disk's fsync. So only \"SQLite in memory\" gives the same promise as"
    print "ours; the rest says what the calculation costs beside the storing of it. CPU time: of the thread (ours), of the process"
    print "(SQLite), of the server and its sessions without pgbench (PostgreSQL). 1 client and SQLite are one command after another."
}
