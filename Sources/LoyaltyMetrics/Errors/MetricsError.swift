//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What LoyaltyMetrics refuses, with a stable code.
///
/// Switch on ``code``; show ``message`` to a developer. A message names the rule that was broken and never repeats
/// customer data, so it is safe in a log. An empty or small sample is no error: it gives a result without a value, or a
/// flag.
public struct MetricsError: Error, Hashable, Sendable {
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

extension MetricsError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// A definition whose choices contradict each other or lie outside their range.
        public static let invalidDefinition = Code("invalidDefinition")
        /// Counts that are negative, or a part greater than its whole.
        public static let invalidCounts = Code("invalidCounts")
        /// Two accumulators of different definitions met in one merge.
        public static let definitionMismatch = Code("definitionMismatch")
        /// An amount in another currency than the definition names.
        public static let currencyMismatch = Code("currencyMismatch")
        /// A zone other than the one that the definition names.
        public static let zoneMismatch = Code("zoneMismatch")
        /// Two activities with one identifier and different facts.
        public static let conflictingActivity = Code("conflictingActivity")
        /// A count or a sum beyond 2^53 − 1, the largest integer that JSON readers of other languages carry exactly.
        public static let sumOutOfRange = Code("sumOutOfRange")
        /// A period that reaches beyond the years 1 to 9999, or a date that starts none.
        public static let dateOutOfRange = Code("dateOutOfRange")
        /// A history that no customer can have, such as one whose last purchase lies in the future.
        public static let invalidHistory = Code("invalidHistory")
        /// Parameters of a model outside their range.
        public static let invalidParameters = Code("invalidParameters")
        /// A time, a horizon or a discount outside its range.
        public static let invalidDuration = Code("invalidDuration")
        /// Times in another unit than the model's, or points of another unit than the definition's or the other points'.
        public static let unitMismatch = Code("unitMismatch")
        /// Data from which a model's parameters cannot be told.
        public static let insufficientData = Code("insufficientData")
        /// A state that would grow beyond the limit that its definition names.
        public static let limitExceeded = Code("limitExceeded")
        /// Columns of different lengths, or of different numbers of customers.
        public static let columnMismatch = Code("columnMismatch")
        /// A value of a column that no row may have, or more rows than a column has.
        public static let valueOutOfRange = Code("valueOutOfRange")
    }
}

extension MetricsError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension MetricsError: CustomStringConvertible {
    /// The code and the rule, for logs.
    public var description: String { "\(code): \(message)" }
}
