//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The least spend from which a rule holds; reaching it is enough.
public struct AccrualMinimum: Hashable, Codable, Sendable {
    /// Which spend has to reach the minimum.
    public enum Basis: String, Hashable, CaseIterable, Codable, Sendable {
        /// All that counts of the order.
        case order
        /// What counts of the lines inside the rule's scope.
        case scope
    }

    /// The least spend.
    public let spend: Money
    /// Which spend has to reach it.
    public let basis: Basis

    private enum CodingKeys: String, CodingKey { case basis = "of", spend }

    /// Creates a minimum.
    ///
    /// - Parameters:
    ///   - spend: The least spend; zero or more, as a rule checks.
    ///   - basis: Which spend has to reach it.
    public init(_ spend: Money, of basis: Basis) {
        self.spend = spend
        self.basis = basis
    }
}
