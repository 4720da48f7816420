//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The choices behind a predicted lifetime value: how many months ahead, and how much a later month counts less.
///
/// ```swift
/// try LifetimeValueDefinition(months: 12, monthlyDiscount: 0.01) == .standard   // true
/// ```
public struct LifetimeValueDefinition: MetricDefinition {
    /// The metric's name in JSON.
    public static let kind = "lifetimeValue"

    /// Twelve months, each counting 1 % less than the one before.
    public static let standard = LifetimeValueDefinition(checkedMonths: 12, monthlyDiscount: 0.01)

    /// How many months ahead.
    public let months: Int
    /// By how much a sum at the end of a month exceeds its worth at the start; 0.01 is 1 %.
    public let monthlyDiscount: Double

    /// Creates a definition.
    ///
    /// - Parameters:
    ///   - months: How many months ahead, 1 to 600.
    ///   - monthlyDiscount: By how much a sum at the end of a month exceeds its worth at the start; 0 to 1.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for other numbers.
    public init(months: Int, monthlyDiscount: Double) throws(MetricsError) {
        guard (1...600).contains(months), monthlyDiscount >= 0, monthlyDiscount <= 1 else {
            throw MetricsError(
                .invalidDuration,
                "a lifetime value looks 1 to 600 months ahead with a discount of 0 to 1"
            )
        }
        self.init(checkedMonths: months, monthlyDiscount: monthlyDiscount)
    }

    private init(checkedMonths: Int, monthlyDiscount: Double) {
        months = checkedMonths
        self.monthlyDiscount = monthlyDiscount + 0
    }
}

// MARK: - Codable

extension LifetimeValueDefinition {
    private enum CodingKeys: String, CodingKey {
        case kind, monthlyDiscount, months, version
    }

    /// Reads a definition of version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try container.check(kind: Self.kind, forKey: .kind)
        try container.check(version: 1, forKey: .version)
        try self.init(
            months: container.decode(Int.self, forKey: .months),
            monthlyDiscount: container.decode(Double.self, forKey: .monthlyDiscount)
        )
    }

    /// Writes the definition as version 1.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.kind, forKey: .kind)
        try container.encode(1, forKey: .version)
        try container.encode(months, forKey: .months)
        try container.encode(monthlyDiscount, forKey: .monthlyDiscount)
    }
}
