//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

package import LoyaltyCore

/// What LoyaltyReferrals refuses, with a stable code.
///
/// A business *no*, such as a sale that is recorded already, is an answer with reasons and not an error. An error says that
/// a definition, a command or a log is malformed. A message names the rule that was broken and never repeats customer
/// data, so it is safe in a log.
public struct ReferralsError: Error, Hashable, Sendable {
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

    /// Restates what LoyaltyCore refused.
    ///
    /// - Parameter error: An error of an amount, a currency or an instant.
    package init(_ error: CoreError) {
        switch error.code {
        case .currencyMismatch: self.init(.currencyMismatch, error.message)
        case .instantOutOfRange: self.init(.instantOutOfRange, error.message)
        default: self.init(.amountOutOfRange, error.message)
        }
    }

    /// Calls functions of LoyaltyCore and restates what they refuse.
    static func restating<Result>(
        _ body: () throws(CoreError) -> Result
    ) throws(ReferralsError) -> Result {
        do { return try body() } catch { throw ReferralsError(error) }
    }
}

extension ReferralsError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// Text that is not a referral code of the format: a symbol, the length or the check symbol is wrong.
        public static let invalidCode = Code("invalidCode")
        /// A code format that could be guessed, or is too long to type.
        public static let invalidCodeFormat = Code("invalidCodeFormat")
        /// A rule for memorable codes with lengths or words that no code could have.
        public static let invalidMemorableCodeRule = Code("invalidMemorableCodeRule")
        /// A name of which no letter can be spelled in a code.
        public static let unspellableName = Code("unspellableName")
        /// A name for which every code is taken or reserved.
        public static let noCodeLeft = Code("noCodeLeft")
        /// Text that is no link, or not one that is read without repairs.
        public static let invalidLink = Code("invalidLink")
        /// A link that leads to another host.
        public static let foreignLink = Code("foreignLink")
        /// A negative count of bits, tries or codes.
        public static let invalidGuessingRisk = Code("invalidGuessingRisk")
        /// A touch log in which one code belongs to two owners.
        public static let ambiguousCode = Code("ambiguousCode")
        /// A touch log whose facts about the customer contradict each other.
        public static let invalidTouchLog = Code("invalidTouchLog")
        /// A rule that counts calendar days, where no zone is known.
        public static let zoneRequired = Code("zoneRequired")
        /// An attribution rule that could never credit anybody.
        public static let invalidAttributionRule = Code("invalidAttributionRule")
        /// Shared content with odd fields, two items of one identifier, or an item without a text.
        public static let invalidContent = Code("invalidContent")
        /// A text that asks for a value that its content does not have, or a value that is no field of the content.
        public static let unknownPlaceholder = Code("unknownPlaceholder")
        /// A text to share that names neither the partner's code nor the link.
        public static let contentWithoutCode = Code("contentWithoutCode")
        /// An item of content, or a language of it, that there is not.
        public static let unknownContent = Code("unknownContent")
        /// A text that asks for a value that was not given.
        public static let missingValue = Code("missingValue")
        /// A commission plan with a negative rate, hold or cap.
        public static let invalidPlan = Code("invalidPlan")
        /// A commission plan that pays more than it earns.
        public static let payoutAboveBase = Code("payoutAboveBase")
        /// A component of a plan that pays for recruiting alone.
        public static let recruitmentReward = Code("recruitmentReward")
        /// A component of a plan of a kind that this release does not know, where a run is asked for.
        public static let unsupportedComponent = Code("unsupportedComponent")
        /// A period without beginning or end.
        public static let invalidPeriod = Code("invalidPeriod")
        /// A definition or state of a version that this release does not read.
        public static let unsupportedVersion = Code("unsupportedVersion")
        /// An order of which only the total is known, under a plan that counts some parts and not others.
        public static let linesRequired = Code("linesRequired")
        /// A refund below zero, or of more than the sale came to.
        public static let invalidRefund = Code("invalidRefund")
        /// A command whose parts contradict each other, such as a payout of nothing.
        public static let invalidCommand = Code("invalidCommand")
        /// A share, a sale's or a period's commission whose parts contradict each other.
        public static let invalidCommission = Code("invalidCommission")
        /// A list of partners that is not exactly those who were paid for the order.
        public static let wrongPayees = Code("wrongPayees")
        /// An adjustment of nothing.
        public static let invalidAdjustment = Code("invalidAdjustment")
        /// A correction by hand without a reason that says something.
        public static let reasonRequired = Code("reasonRequired")
        /// A payout rule with two minimums for a currency, or with one or a hold below zero.
        public static let invalidPayoutRule = Code("invalidPayoutRule")
        /// A batch of payouts with a partner twice in a currency, or too large to seal.
        public static let invalidPayoutBatch = Code("invalidPayoutBatch")
        /// A sealed batch of payouts in which something was changed.
        public static let brokenSeal = Code("brokenSeal")
        /// An event or a stored state that contradicts what came before it.
        public static let corruptLog = Code("corruptLog")
        /// Two amounts of different currencies met in one operation.
        public static let currencyMismatch = Code("currencyMismatch")
        /// An amount or a sum beyond ±(2^53 − 1).
        public static let amountOutOfRange = Code("amountOutOfRange")
        /// A list of partners with a duplicate, an unknown sponsor or a cycle.
        public static let invalidForest = Code("invalidForest")
        /// A rank that the ladder does not have, or a standing or forced rank that no partner can have.
        public static let invalidRanks = Code("invalidRanks")
        /// A place in a matrix that is taken, does not exist, or hangs under nobody.
        public static let invalidPlacement = Code("invalidPlacement")
        /// Sales whose columns differ in length, name no partner of the forest, or have an amount below zero.
        public static let invalidSales = Code("invalidSales")
        /// A referral program that gives nothing, or with a minimum, a window, a hold or a limit without sense.
        public static let invalidProgram = Code("invalidProgram")
        /// A program that is used with the rules of a zone other than the one it names.
        public static let timeZoneMismatch = Code("timeZoneMismatch")
        /// A token of identity or an e-mail address that is malformed.
        public static let invalidIdentityToken = Code("invalidIdentityToken")
        /// A fraud guard with a limit that could never be passed, or always would be.
        public static let invalidFraudGuard = Code("invalidFraudGuard")
        /// A hold that leads beyond the year 9999.
        public static let instantOutOfRange = Code("instantOutOfRange")
    }
}

extension ReferralsError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension ReferralsError: CustomStringConvertible {
    /// The code and the rule, for logs.
    public var description: String { "\(code): \(message)" }
}
