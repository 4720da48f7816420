//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Writes what one customer does, step by step along a clock that the test moves.
///
/// Each activity happens at the builder's instant; identifiers are the test's own.
///
/// ```swift
/// var ann = try CustomerBuilder("ann", from: "2026-11-01T12:00:00Z", in: .eur)
/// let click = try ann.click("t-1", code: "BLOG")
/// try ann.wait(.days(3))
/// let order = try ann.order("1001", total: "19.99")
/// try ann.wait(.days(7))
/// let answer = try ann.answer("a-1", 9, on: 0...10)
/// ```
public struct CustomerBuilder: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerID
    /// The instant of the next activity.
    public private(set) var now: Timestamp

    private let currency: Currency

    /// Creates a builder.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - start: The instant of the first activity, in ISO 8601.
    ///   - currency: The currency of every amount.
    /// - Throws: `CoreError` for an identifier or instant that is none.
    public init(_ customer: String, from start: String, in currency: Currency) throws(CoreError) {
        self.customer = try CustomerID(customer)
        self.now = try Timestamp(parsing: start)
        self.currency = currency
    }

    /// Lets time pass before the next activity.
    ///
    /// - Parameter span: How much; negative to go back.
    /// - Throws: `CoreError` with code `instantOutOfRange` outside the years 1 to 9999.
    public mutating func wait(_ span: TimeSpan) throws(CoreError) { now = try now.advanced(by: span) }
}

// MARK: - Activities

extension CustomerBuilder {
    /// Returns an order of which only the total is known.
    ///
    /// - Parameters:
    ///   - id: The order.
    ///   - total: What the customer pays.
    /// - Returns: The order, placed now.
    /// - Throws: `CoreError` for anything that an order refuses.
    public func order(_ id: String, total: String) throws(CoreError) -> Order {
        try Order(id: OrderID(id), at: now, customer: customer, total: Money(parsing: total, in: currency))
    }

    /// Returns a return of an amount.
    ///
    /// - Parameters:
    ///   - id: The return.
    ///   - order: The order that is returned, in whole or in part.
    ///   - amount: The money given back.
    /// - Returns: The return, accepted now.
    /// - Throws: `CoreError` for anything that a return refuses.
    public func refund(_ id: String, of order: Order, amount: String) throws(CoreError) -> Return {
        try Return(
            id: ActivityID(id),
            at: now,
            customer: customer,
            order: order.id,
            amount: Money(parsing: amount, in: currency)
        )
    }

    /// Returns a click on a referrer's or partner's link.
    ///
    /// - Parameters:
    ///   - id: The touch.
    ///   - code: The code of the referrer or partner.
    /// - Returns: The touch, now.
    /// - Throws: `CoreError` for an identifier that is none.
    public func click(_ id: String, code: String) throws(CoreError) -> Touch {
        try Touch(id: ActivityID(id), at: now, customer: customer, kind: .click, code: ReferralCode(code))
    }

    /// Returns the answer to one question.
    ///
    /// - Parameters:
    ///   - id: The answer.
    ///   - value: The number, or nil for a blank.
    ///   - scale: The lowest and the highest number.
    ///   - survey: The survey, with one question of the same name.
    /// - Returns: The answer, given now.
    /// - Throws: `CoreError` for an identifier that is none or a number off the scale.
    public func answer(
        _ id: String,
        _ value: Int?,
        on scale: ClosedRange<Int>,
        survey: String = "recommend"
    ) throws(CoreError) -> SurveyAnswer {
        var rating: Rating?
        if let value { rating = try Rating(value, on: scale) }
        return try SurveyAnswer(
            id: ActivityID(id),
            at: now,
            customer: customer,
            survey: SurveyID(survey),
            question: QuestionID(survey),
            rating: rating
        )
    }

    /// Returns a visit.
    ///
    /// - Parameter id: The visit.
    /// - Returns: The visit, now.
    /// - Throws: `CoreError` for an identifier that is none.
    public func visit(_ id: String) throws(CoreError) -> Visit {
        try Visit(id: ActivityID(id), at: now, customer: customer)
    }

    /// Returns a custom action.
    ///
    /// - Parameters:
    ///   - id: The action.
    ///   - name: What is done.
    /// - Returns: The action, now.
    /// - Throws: `CoreError` for an identifier that is none.
    public func action(_ id: String, named name: String) throws(CoreError) -> CustomAction {
        try CustomAction(id: ActivityID(id), at: now, customer: customer, name: ActionName(name))
    }
}
