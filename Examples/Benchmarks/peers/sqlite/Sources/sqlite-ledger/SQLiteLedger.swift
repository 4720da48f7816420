//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import CSQLite

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Measures a hand-written points ledger on SQLite: `sqlite-ledger PATH SYNC BATCH ACCOUNTS LOTS MILLISECONDS`.
///
/// PATH is a file that does not exist yet, or `:memory:`. SYNC is `full` or `off`, BATCH the number of commands in one
/// transaction. Prints commands a second, commands a CPU second of the process, and the version of SQLite.
@main
enum SQLiteLedger {
    static func main() {
        do {
            try measure(Array(CommandLine.arguments.dropFirst()))
        } catch {
            print("sqlite-ledger: \(error)")
            exit(1)
        }
    }

    private static func measure(_ words: [String]) throws {
        let numbers = words.dropFirst(2).compactMap(Int64.init).filter { $0 > 0 }
        guard words.count == 6, numbers.count == 4, ["full", "off"].contains(words[1]) else {
            throw Failure("PATH full|off BATCH ACCOUNTS LOTS MILLISECONDS")
        }
        let (batch, accounts, lots) = (numbers[0], numbers[1], numbers[2])
        let database = try Database(path: words[0])
        let isFile = words[0] != ":memory:"
        try database.run("PRAGMA journal_mode = \(isFile ? "WAL" : "MEMORY")")
        try database.run("PRAGMA synchronous = \(words[1])")
        try database.run("PRAGMA cache_size = -262144")
        try database.run(Schema.tables)
        try Schema.fill(database, accounts: accounts, lots: lots)
        if isFile { try database.run("PRAGMA wal_checkpoint(TRUNCATE)") }

        let ledger = try Ledger(database)
        let begin = try database.prepare("BEGIN IMMEDIATE")
        let commit = try database.prepare("COMMIT")
        var generator = SplitMix64(state: 42)
        var done: Int64 = 0
        let wall = nanoseconds(CLOCK_MONOTONIC)
        let cpu = nanoseconds(CLOCK_PROCESS_CPUTIME_ID)
        var passed: Int64 = 0
        var account: Int64 = 1
        repeat {
            try begin.finish()
            for _ in 0..<batch {
                // An accrual, then a redemption of as much on the same account, so that its lots stay about as many.
                if done.isMultiple(of: 2) { account = 1 + Int64(generator.next() % UInt64(accounts)) }
                let points: Int64 = done.isMultiple(of: 2) ? 100 : -100
                let key = "request-\(generator.next())"
                let answer = try ledger.change(account, by: points, key: key, at: Schema.start + done)
                guard answer != nil else { throw Failure("a redemption was refused") }
                done += 1
            }
            try commit.finish()
            passed = nanoseconds(CLOCK_MONOTONIC) - wall
        } while passed < numbers[3] * 1_000_000
        let used = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu

        let check = try database.prepare(Schema.check)
        guard try check.step(), check.integer(0) == 1 else { throw Failure("the points do not add up") }
        print(done * 1_000_000_000 / passed, done * 1_000_000_000 / max(1, used), String(cString: sqlite3_libversion()))
    }

    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// Numbers that are the same in every run.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
