//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What LoyaltyRewards refuses, with a stable code.
///
/// Switch on ``code``; show ``message`` to a developer. A message names the rule that was broken and never repeats customer
/// data, so it is safe in a log. A business *no*, such as too few points, is not an error: it is a
/// ``PointsAnswer/declined(_:)`` with reasons.
///
/// ```swift
/// do {
///     _ = try AccrualRate(.zero(in: .points), per: Money(parsing: "1.00 EUR"), counting: .proportionally)
/// } catch {
///     error.code  // .invalidRate
/// }
/// ```
public struct RewardsError: Error, Hashable, Sendable {
    /// The rule that was broken; stable across releases.
    public let code: Code
    /// The rule in words, for developers.
    public let message: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The rule that was broken.
    ///   - message: The rule in words, without customer data.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension RewardsError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// A rate that could never grant or be worth anything, or a negative multiplier.
        public static let invalidRate = Code("invalidRate")
        /// A program whose parts contradict each other, such as points redeemed in another unit.
        public static let invalidProgram = Code("invalidProgram")
        /// A tier ladder whose thresholds do not rise, or whose window is empty.
        public static let invalidTiers = Code("invalidTiers")
        /// A zone that is not the one that the program names.
        public static let timeZoneMismatch = Code("timeZoneMismatch")
        /// An amount in another currency than the program's.
        public static let currencyMismatch = Code("currencyMismatch")
        /// Points of another unit than the program's.
        public static let unitMismatch = Code("unitMismatch")
        /// A definition or a stored account of a version that this release does not read.
        public static let unsupportedVersion = Code("unsupportedVersion")
        /// An amount of zero or less where something is to be moved.
        public static let invalidAmount = Code("invalidAmount")
        /// A product or a sum beyond ±(2^53 − 1).
        public static let amountOutOfRange = Code("amountOutOfRange")
        /// An instant or a date outside the years 1 to 9999.
        public static let instantOutOfRange = Code("instantOutOfRange")
        /// An order without the lines that the program's accrual base asks for.
        public static let linesRequired = Code("linesRequired")
        /// An order of another customer than the member that it is to be accrued to.
        public static let memberMismatch = Code("memberMismatch")
        /// Points of a program with an order share, redeemed without the total of an order.
        public static let totalRequired = Code("totalRequired")
        /// An opening balance that tells of the future, or of one activity twice.
        public static let invalidOpening = Code("invalidOpening")
        /// A version of the program that is needed and was not passed along.
        public static let unknownVersion = Code("unknownVersion")
        /// An instant far behind the account's last event.
        public static let clockRegressed = Code("clockRegressed")
        /// An account of another program, or another number of accounts than the command has streams.
        public static let accountMismatch = Code("accountMismatch")
        /// A return of another order than the one that it is added to.
        public static let orderMismatch = Code("orderMismatch")
        /// A return of more than was bought or paid, or of an action.
        public static let overReturn = Code("overReturn")
        /// A context without the room of each limit of its accrual plan.
        public static let invalidContext = Code("invalidContext")
        /// An event that contradicts the state it is applied to, or a stored state that contradicts itself.
        public static let corruptLog = Code("corruptLog")
    }
}

extension RewardsError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension RewardsError: CustomStringConvertible {
    /// The code and the rule, for logs.
    public var description: String { code.description + ": " + message }
}

// MARK: - Errors of amounts and time

extension RewardsError {
    static var outOfRange: RewardsError { RewardsError(.amountOutOfRange, "an amount lies within ±9007199254740991") }

    static var outOfTime: RewardsError { RewardsError(.instantOutOfRange, "an instant lies in the years 1 to 9999") }
}
