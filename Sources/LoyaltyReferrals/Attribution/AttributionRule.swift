//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who is credited with an order: which touch counts, for how long, and for which customers.
///
/// Choices that are often mixed up are made apart here: which touch wins, how long a touch lasts, whether a code given at
/// checkout beats a link that was followed, which customers can be won, and whether they stay with who won them.
///
/// ```swift
/// let rule = try AttributionRule(model: .lastTouch, window: .days(30))
/// try rule.attribution(of: order, touches: log, asOf: now).partner
///
/// let forLife = try AttributionRule(
///     model: .lastTouch, window: .calendarDays(30), customers: .firstOrder, lock: .firstConversion, codesBeatLock: false)
/// forLife.attribution(of: order, touches: log, asOf: now, in: berlin).partner
/// ```
///
/// A window of elapsed time credits orders from the touch on for less than its length, to the microsecond; one of calendar
/// days counts local dates. A later touch has a window of its own, so following a link again lasts longer.
public struct AttributionRule: Hashable, Sendable {
    /// Which touch wins.
    public let model: AttributionModel
    /// How long after a touch an order is credited.
    public let window: AttributionWindow
    /// Whether codes that were given beat links that were followed, whatever the model says.
    public let prefersCodes: Bool
    /// Which customers a touch can win.
    public let customers: NewCustomerRule
    /// Whether the first credited order binds the customer to the partner.
    public let lock: CustomerLock
    /// Whether a code that is given after a customer was bound, by the lock or by the host, beats it.
    public let codesBeatLock: Bool

    /// Creates a rule with any window.
    ///
    /// - Parameters:
    ///   - model: Which touch wins.
    ///   - window: How long after a touch an order is credited; above zero.
    ///   - prefersCodes: Whether codes beat links.
    ///   - customers: Which customers a touch can win.
    ///   - lock: Whether the first credited order binds the customer to the partner.
    ///   - codesBeatLock: Whether a code that is given later beats what binds the customer.
    /// - Throws: ``ReferralsError`` with code `invalidAttributionRule` for a window or a lapse of zero or less, or of more than
    ///   36,525 calendar days.
    public init(
        model: AttributionModel,
        window: AttributionWindow,
        prefersCodes: Bool = true,
        customers: NewCustomerRule = .any,
        lock: CustomerLock = .none,
        codesBeatLock: Bool = false
    ) throws(ReferralsError) {
        guard window.isSound, customers.isSound else {
            throw ReferralsError(
                .invalidAttributionRule,
                "an attribution window, and the time after which a customer has lapsed, are longer than nothing"
            )
        }
        self.model = model
        self.window = window
        self.prefersCodes = prefersCodes
        self.customers = customers
        self.lock = lock
        self.codesBeatLock = codesBeatLock
    }

    /// Creates a rule with a window of elapsed time that locks nobody.
    ///
    /// - Parameters:
    ///   - model: Which touch wins.
    ///   - window: How long after a touch an order is credited; above zero.
    ///   - prefersCodes: Whether codes beat links.
    ///   - newCustomersOnly: Whether only a customer's first order is credited.
    /// - Throws: ``ReferralsError`` with code `invalidAttributionRule` for a window of zero or less.
    public init(
        model: AttributionModel,
        window: TimeSpan,
        prefersCodes: Bool = true,
        newCustomersOnly: Bool = false
    ) throws(ReferralsError) {
        try self.init(
            model: model,
            window: .elapsed(window),
            prefersCodes: prefersCodes,
            customers: newCustomersOnly ? .firstOrder : .any
        )
    }
}
