//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The claim that a whole went somewhere to the last minor unit, as a value that anybody can check again.
public struct CommissionConservation: Hashable, Sendable {
    /// What there was.
    public let whole: Money
    /// Where it went, each part by a stable name such as `commission` or `houseShare`.
    public let parts: [Part]

    /// Whether the parts sum to exactly the whole.
    public var holds: Bool { (try? Money.sum(of: parts.lazy.map(\.amount), in: whole.currency)) == whole }

    /// One place where a whole went.
    public struct Part: Hashable, Sendable {
        /// The stable name of the place.
        public let name: String
        /// How much went there; below zero for what came back.
        public let amount: Money
    }
}
