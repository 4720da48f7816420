//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What one partner did in a window, or all partners did together.
public struct PartnerEffectiveness: Hashable, Sendable {
    /// The partner, or nil for all of them together.
    public let partner: PartnerID?
    /// The currency of the amounts.
    public let currency: Currency
    private let values: [Int64]

    init(_ partner: PartnerID?, _ currency: Currency, _ tally: EffectivenessTally) throws(ReferralsError) {
        var values: [Int64] = []
        for measure in EffectivenessMeasure.allCases {
            let value = Int64(exactly: tally.value(of: measure))
            guard let value, (try? Money(minorUnits: value, in: currency)) != nil else {
                throw ReferralsError(.amountOutOfRange, "the sums of a report lie within what money holds")
            }
            values.append(value)
        }
        self.partner = partner
        self.currency = currency
        self.values = values
    }

    /// Returns a measure: a count, or an amount in minor units.
    ///
    /// - Parameter measure: What to return.
    /// - Returns: The number.
    public func value(of measure: EffectivenessMeasure) -> Int64 {
        EffectivenessMeasure.allCases.firstIndex(of: measure).map { values[$0] } ?? 0
    }

    /// Returns a measure as an amount of money.
    ///
    /// - Parameter measure: What to return.
    /// - Returns: The amount, or nil for a count.
    public func amount(of measure: EffectivenessMeasure) -> Money? {
        measure.isMoney ? try? Money(minorUnits: value(of: measure), in: currency) : nil
    }

    /// Returns a figure with both of its terms.
    ///
    /// - Parameter figure: What to return.
    /// - Returns: The quotient.
    public func quotient(_ figure: EffectivenessFigure) -> EffectivenessQuotient {
        EffectivenessQuotient(
            figure: figure,
            numerator: value(of: figure.numerator),
            denominator: value(of: figure.denominator),
            currency: currency
        )
    }
}
