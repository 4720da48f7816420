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

/// A journal in a file that is opened, closed, killed and damaged.
actor JournalFile {
    private let folder: TemporaryFolder
    private var name = "journal.sqlite"
    private var pool: DatabasePool?

    init() throws { folder = try TemporaryFolder() }

    nonisolated var reopenable: ReopenableJournal {
        ReopenableJournal(
            reopen: { try await self.reopen() },
            interrupt: { try await self.interrupt($0, at: $1) },
            rewrite: { try await self.rewrite() },
            damage: { try await self.damage($0) }
        )
    }

    var path: String { folder.path(name) }

    func reopen() throws -> SQLiteJournal<Tab> {
        try close()
        let pool = try JournalDatabase.open(path)
        self.pool = pool
        return try SQLiteJournal("rehearsal", in: pool)
    }

    func close() throws {
        try pool?.close()
        pool = nil
    }

    private func interrupt(_ commit: Commit<Tab>, at moment: CrashMoment) async throws {
        try close()
        let plan = folder.path("plan.json")
        try Data(CanonicalJSON.encode(PlannedCommit(commit))).write(to: URL(fileURLWithPath: plan))
        let word =
            switch moment {
            case .beforeCommit: "before"
            case .during(let permille): String(permille)
            case .afterCommit: "after"
            }
        let child = try ChildProcess(["once", path, plan, word])
        guard await child.end() == .signal(SIGKILL) else { throw ChildProcess.DidNotDie() }
    }

    private func rewrite() throws {
        try pool?.write { db in
            try db.execute(sql: "UPDATE loyalty_event SET body = CAST('{}' AS BLOB)")
        }
    }

    /// Copies the file and its log as a crash would leave them, and damages the log's end.
    func damage(_ damage: StorageDamage) throws {
        try damageLog { log in
            switch damage {
            case .truncated(let bytes): log.removeLast(min(bytes, log.count))
            case .flipped(let bytesFromEnd): log[log.count - bytesFromEnd] ^= 1
            }
        }
    }

    func damageLog(_ change: (inout Data) throws -> Void) throws {
        let (old, new) = (path, folder.path("crashed-\(name)"))
        try FileManager.default.copyItem(atPath: old, toPath: new)
        var log = try Data(contentsOf: URL(fileURLWithPath: old + "-wal"))
        try change(&log)
        try log.write(to: URL(fileURLWithPath: new + "-wal"))
        try close()
        name = "crashed-" + name
    }

    /// Writes all of the log into the file, and closes it.
    func settle() throws {
        try pool?.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try close()
    }

    /// Settles the file, and copies it with other bytes.
    func damageFile(_ change: (inout Data) throws -> Void) throws {
        try settle()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try change(&bytes)
        name = "damaged-" + name
        try bytes.write(to: URL(fileURLWithPath: path))
    }
}
