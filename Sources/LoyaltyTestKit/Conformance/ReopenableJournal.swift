//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyJournal

/// A journal on disk, with the ways in which a test closes, kills and damages it.
///
/// An adapter's tests give the closures that they can: without one, the checks that need it are not run.
///
/// ```swift
/// let file = TemporaryFile()
/// let reopenable = ReopenableJournal(
///     reopen: { try SQLiteJournal(file) },
///     interrupt: { commit, moment in try await ChildProcess.commit(commit, to: file, killedAt: moment) },
///     rewrite: { try file.execute("UPDATE event SET body = ''") })
/// ```
///
/// Every closure works on one storage, empty at first.
public struct ReopenableJournal: Sendable {
    /// Closes whatever is open, and opens the storage.
    public let reopen: @Sendable () async throws -> any ConformingJournal
    /// Closes whatever is open, carries a commit out up to a moment, and dies there: a killed process, a failing statement, a cut connection.
    public let interrupt: (@Sendable (Commit<Tab>, CrashMoment) async throws -> Void)?
    /// Tries to change or delete a stored event, as somebody with access to the storage would; throws if that is refused.
    public let rewrite: (@Sendable () async throws -> Void)?
    /// Closes whatever is open, and damages the newest part of the storage: cuts bytes off its end or flips one.
    public let damage: (@Sendable (StorageDamage) async throws -> Void)?

    /// Describes a journal on disk.
    ///
    /// - Parameters:
    ///   - reopen: Closes whatever is open, and opens the storage.
    ///   - interrupt: Carries a commit out up to a moment, and dies there; nil if that cannot be tested.
    ///   - rewrite: Tries to change or delete a stored event; nil if that cannot be tested.
    ///   - damage: Damages the newest part of the storage; nil if that cannot be tested.
    public init(
        reopen: @escaping @Sendable () async throws -> any ConformingJournal,
        interrupt: (@Sendable (Commit<Tab>, CrashMoment) async throws -> Void)? = nil,
        rewrite: (@Sendable () async throws -> Void)? = nil,
        damage: (@Sendable (StorageDamage) async throws -> Void)? = nil
    ) {
        self.reopen = reopen
        self.interrupt = interrupt
        self.rewrite = rewrite
        self.damage = damage
    }
}

/// A moment of a commit at which a process dies.
public enum CrashMoment: Hashable, Sendable {
    /// Before the first statement.
    case beforeCommit
    /// Between two statements, or at any other instant; the number, in 0..<1,000, says how far the commit has come.
    case during(permille: Int)
    /// After the storage made the commit durable, and before anybody was told.
    case afterCommit
}

/// Damage to the newest part of a storage: its log, or the end of its file.
public enum StorageDamage: Hashable, Sendable {
    /// So many bytes are missing from the end, as after a half-written page.
    case truncated(bytes: Int)
    /// One bit of the byte that stands so many bytes before the end is flipped.
    case flipped(bytesFromEnd: Int)
}
