//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a run of a period changes in an account: the difference to the run before it.
public struct PeriodChange: Hashable, Codable, Sendable {
    /// What the run says.
    public let commission: PeriodCommission
    /// What is accrued in addition; zero if the run says less than the one before.
    public let accrued: Money
    /// What is taken back while it is pending; zero or more.
    public let takenFromPending: Money
    /// What is taken back after its approval, so that the balance goes down and perhaps below zero; zero or more.
    public let takenFromApproved: Money

    private enum CodingKeys: String, CodingKey { case accrued, commission, takenFromApproved, takenFromPending }

    /// The difference to the run before; below zero if money is taken back.
    public var amount: Money {
        (try? accrued - takenFromPending - takenFromApproved) ?? .zero(in: accrued.currency)
    }
}
