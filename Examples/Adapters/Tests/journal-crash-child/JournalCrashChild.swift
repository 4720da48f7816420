//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import CrashRehearsal
import Foundation
import GRDB
import LoyaltyCore
import LoyaltyGRDB
import LoyaltyJournal
import LoyaltyTestKit

/// A process that writes to a journal until it is killed, or kills itself at a moment that the caller names.
///
///     journal-crash-child write <file> <prefix> <first> <count>
///     journal-crash-child once <file> <plan> before|after|<permille>
///
/// `write` prints the number of each command once the journal has answered that it is written.
@main
struct JournalCrashChild {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        guard words.count >= 4 else { exit(64) }
        let journal = try SQLiteJournal<Tab>("rehearsal", in: JournalDatabase.open(words[1]))
        if words[0] == "write", words.count == 5, let first = Int(words[3]), let count = Int(words[4]) {
            try await write(to: journal, prefix: words[2], numbers: first..<(first + count))
        } else {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: words[2])))
            let plan = try CanonicalJSON.decode(PlannedCommit.self, from: bytes)
            try die(of: plan.commit(), at: words[3], in: journal)
        }
    }

    private static func write(to journal: SQLiteJournal<Tab>, prefix: String, numbers: Range<Int>) async throws {
        let rules = try RehearsalRules()
        let now = try Timestamp(secondsSince1970: 1_767_225_600)
        var random = SystemRandomNumberGenerator()
        for number in numbers {
            let name = "\(prefix)\(number)"
            let key = try CommandKey(name, scope: "rehearsal")
            while true {
                do {
                    let command = TabCommand.note(name, on: rules.streams[0])
                    let options = RunOptions(snapshotEvery: 5)
                    _ = try await journal.run(command, by: rules, key: key, asOf: now, options: options) { pause in
                        try await Task.sleep(for: .microseconds(pause.length(using: &random).microseconds))
                    }
                    break
                } catch let error as JournalError where error.code == .contention {
                    continue
                }
            }
            FileHandle.standardOutput.write(Data("\(number)\n".utf8))
        }
    }

    private static func die(of commit: Commit<Tab>, at moment: String, in journal: SQLiteJournal<Tab>) throws {
        if moment == "before" { die() }
        try journal.database.writeWithoutTransaction { db in
            // A rehearsal counts the statements; the second time the process dies before one of them.
            let total = try statements(db, of: commit, in: journal, dyingAt: nil)
            let last = Int(moment).map { $0 * total / 1_000 }
            _ = try statements(db, of: commit, in: journal, dyingAt: last ?? .max)
        }
        die()
    }

    private static func statements(
        _ db: Database,
        of commit: Commit<Tab>,
        in journal: SQLiteJournal<Tab>,
        dyingAt last: Int?
    ) throws -> Int {
        var count = 0
        db.trace { _ in
            if count == last { die() }
            count += 1
        }
        try db.inTransaction(.immediate) {
            _ = try journal.commit(commit, in: db)
            return last == nil ? .rollback : .commit
        }
        db.trace(nil)
        return count
    }

    private static func die() -> Never {
        kill(getpid(), SIGKILL)
        exit(70)
    }
}
