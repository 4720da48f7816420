//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What happened to an account, event by event, with what moved and what was left.
///
/// A statement is read from events alone, and ends with the books of the account that they fold into:
///
/// ```swift
/// let statement = try PointsStatement(of: events)
/// statement.lines.last?.available                 // 60
/// statement.books == account.books(asOf: lastAt)  // true
/// ```
///
/// It also continues an account, such as with the events of one decision, which gives their ``movements(of:named:)``.
public struct PointsStatement: Hashable, Codable, Sendable {
    /// One event, with what it moved.
    public struct Line: Hashable, Codable, Sendable {
        /// The number of the event in its stream, from 1.
        public let version: Int64
        /// When it was decided.
        public let at: Timestamp
        /// What happened.
        public let kind: PointsEvent.Kind
        /// The steps of points that time made redeemable since the event before.
        public let matured: Int64
        /// What the event moved between books; the sum is zero.
        public let postings: [PointsPosting]
        /// The steps of points that can be redeemed afterwards.
        public let available: Int64
        /// The steps of points that are pending afterwards.
        public let pending: Int64
        /// The steps of points that are set aside afterwards.
        public let held: Int64
        /// The steps of points that are owed afterwards.
        public let debt: Int64

        private enum CodingKeys: String, CodingKey {
            case at, available, debt, held, kind, matured, pending, postings, version
        }

        /// By how many steps the event changed what the member has, less what the member owes.
        public var change: Int64 { postings.reduce(0) { $0 + ($1.book.isOwn ? $1.steps : 0) } }
    }

    /// The program, or nil for an account without events.
    public let program: ProgramID?
    /// What the points are points of, or nil for an account without events.
    public let unit: PointUnit?
    /// The events, in order.
    public let lines: [Line]
    /// What each book has after the last event, without empty ones.
    public let books: [PointsPosting]

    private enum CodingKeys: String, CodingKey { case books, lines, program, unit }

    /// Reads a statement out of events.
    ///
    /// - Parameters:
    ///   - events: The events, in order.
    ///   - account: The account before the first of them; a new one by default.
    ///   - version: The number of events before the first of them.
    /// - Throws: ``RewardsError`` with code `corruptLog` if the events contradict each other.
    /// - Complexity: O(*n* *m*) in the number of events and the size of the account.
    public init(
        of events: some Sequence<PointsEvent>,
        continuing account: PointsAccount = PointsAccount(),
        after version: Int64 = 0
    ) throws(RewardsError) {
        var account = account
        var lines: [Line] = []
        for event in events {
            let matured = account.maturedSteps(asOf: event.at)
            let postings = try account.postings(of: event)
            try account.apply(event)
            lines.append(
                Line(
                    version: version + Int64(lines.count) + 1,
                    at: event.at,
                    kind: event.kind,
                    matured: matured,
                    postings: postings,
                    available: account.steps(in: .available, asOf: event.at),
                    pending: account.steps(in: .pending, asOf: event.at),
                    held: account.steps(in: .held, asOf: event.at),
                    debt: account.debt
                )
            )
        }
        self.program = account.program
        self.unit = account.unit
        self.lines = lines
        self.books = account.books(asOf: account.lastAt ?? .earliest)
    }
}

// MARK: - Movements

extension PointsStatement {
    /// Returns the movements of points for metrics: what members gained and lost, and why.
    ///
    /// Joining a household and sending points leave them in the program, and give no movement. The host passes movements on as
    /// it likes, such as in outbox messages of the commit that wrote the events.
    ///
    /// ```swift
    /// try statement.movements(of: ann) { version throws(CoreError) in try ActivityID("coffee/ann/\(version)") }
    /// ```
    ///
    /// - Parameters:
    ///   - member: Whose account it is, or nil if that is not to be told.
    ///   - name: Names a movement by the number of its event, so that the same event always gives the same name.
    /// - Returns: One movement for each event that changed what the member has.
    /// - Throws: `CoreError` as the names do; never for the amounts of an account.
    public func movements(
        of member: CustomerID?,
        named name: (Int64) throws(CoreError) -> ActivityID
    ) throws(CoreError) -> [PointsMovement] {
        guard let program, let unit else { return [] }
        var movements: [PointsMovement] = []
        for line in lines where line.change != 0 {
            guard let kind = line.kind.movement else { continue }
            movements.append(
                PointsMovement(
                    id: try name(line.version),
                    at: line.at,
                    customer: member,
                    program: program,
                    kind: kind,
                    points: try Points(steps: line.change, in: unit)
                )
            )
        }
        return movements
    }
}
