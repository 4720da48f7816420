//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A customer reached a stage of the path: saw an advertisement, ordered, got the parcel, asked for help.
public struct StageEntry: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerID
    /// The stage, by its name in the definition.
    public let stage: ActionName
    /// When.
    public let at: Timestamp
    /// How satisfied the customer was with the stage, if asked and answered.
    public let satisfaction: Rating?

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - customer: The customer.
    ///   - stage: The stage, by its name in the definition.
    ///   - at: When.
    ///   - satisfaction: How satisfied the customer was with the stage, if asked and answered.
    public init(customer: CustomerID, stage: ActionName, at: Timestamp, satisfaction: Rating? = nil) {
        self.customer = customer
        self.stage = stage
        self.at = at
        self.satisfaction = satisfaction
    }

    /// Creates an entry from an action whose name is that of a stage; nil if nobody is known to have done it.
    ///
    /// - Parameter action: The action.
    public init?(_ action: CustomAction) {
        guard let customer = action.customer else { return nil }
        self.init(customer: customer, stage: action.name, at: action.at)
    }
}
