//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What triggers need to know about one customer: dates, figures, language, and what was agreed to.
///
/// ```swift
/// let ann = ContactProfile(
///     customer: try CustomerID("c-1001"), language: .russian,
///     dates: ["birthday": try CivilDate(parsing: "1990-02-28")],
///     figures: ["name": .text("Анна"), "balance": .points(balance)],
///     channels: [email: .given], topics: [offers: .given])
/// ```
public struct ContactProfile: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerID
    /// The language that the customer reads.
    public let language: Language
    /// The customer's dates, such as `birthday` or `first_order`.
    public let dates: [AttributeName: CivilDate]
    /// The name, the points and whatever else texts merge in, by the names that their places have.
    public let figures: [String: ExplainedValue]
    /// The channels that reach the customer, each with the consent to it; a channel that is not named has no address.
    public let channels: [ChannelID: Consent]
    /// The consent to topics; of one that is not named it is unknown.
    public let topics: [TopicID: Consent]

    /// Creates a profile.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - language: The language that the customer reads.
    ///   - dates: The customer's dates.
    ///   - figures: What texts merge in.
    ///   - channels: The channels that reach the customer, each with the consent to it.
    ///   - topics: The consent to topics.
    public init(
        customer: CustomerID,
        language: Language,
        dates: [AttributeName: CivilDate] = [:],
        figures: [String: ExplainedValue] = [:],
        channels: [ChannelID: Consent] = [:],
        topics: [TopicID: Consent] = [:]
    ) {
        self.customer = customer
        self.language = language
        self.dates = dates
        self.figures = figures
        self.channels = channels
        self.topics = topics
    }
}
