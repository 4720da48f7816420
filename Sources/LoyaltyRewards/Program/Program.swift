//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One version of a points program: how points are earned, how long they live, what they are worth, and what may become of
/// them.
///
/// A program is a value with a stable JSON form, written by a marketer and read by a server. It decides nothing by itself:
///
/// ```swift
/// let program = try Program(
///     id: ProgramID("coffee"), version: DefinitionVersion("1"), timeZone: "Europe/Berlin",
///     accrual: AccrualPlan(rate: rate, base: base, rounding: .down, stage: .order),
///     expiry: .throughEnd(of: .month, after: .months(12)))
/// ```
///
/// What needs an account is decided by a ``PointsProgram``.
public struct Program: Hashable, Sendable {
    /// The program.
    public let id: ProgramID
    /// The version of its rules.
    public let version: DefinitionVersion
    /// What its points are points of.
    public let unit: PointUnit
    /// The zone whose days its periods and last days mean, such as `Europe/Berlin` or `+03:00`.
    public let timeZone: String
    /// How orders and actions earn points.
    public let accrual: AccrualPlan
    /// How long granted points are pending before they can be redeemed; zero for not at all.
    public let maturity: TimeSpan
    /// How long granted points live.
    public let expiry: ExpiryPolicy
    /// What points are worth, or nil if they cannot be redeemed for money.
    public let redemption: RedemptionRule?
    /// The tiers, or nil for none.
    public let tiers: TierLadder?
    /// What else may become of points: returns, debt, holds, transfers and so on.
    public let policies: PointsPolicies

    /// Creates a version of a program.
    ///
    /// - Parameters:
    ///   - id: The program.
    ///   - version: The version of its rules.
    ///   - timeZone: The identifier of the zone whose days are meant.
    ///   - accrual: How orders and actions earn points; gives the program its unit.
    ///   - maturity: How long granted points are pending; zero or more.
    ///   - expiry: How long granted points live.
    ///   - redemption: What points are worth, or nil if they cannot be redeemed for money.
    ///   - tiers: The tiers, or nil for none.
    ///   - policies: What else may become of points.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for a negative maturity, an empty zone, an expiry that leads
    ///   back before the grant, or a rule in another unit.
    public init(
        id: ProgramID,
        version: DefinitionVersion,
        timeZone: String,
        accrual: AccrualPlan,
        maturity: TimeSpan = .zero,
        expiry: ExpiryPolicy,
        redemption: RedemptionRule? = nil,
        tiers: TierLadder? = nil,
        policies: PointsPolicies = PointsPolicies()
    ) throws(RewardsError) {
        guard maturity >= .zero, !timeZone.isEmpty else {
            throw RewardsError(.invalidProgram, "a program names its time zone and a maturity of zero or more")
        }
        try expiry.check()
        guard redemption == nil || redemption?.points.unit == accrual.unit else {
            throw RewardsError(.invalidProgram, "points are redeemed in the unit that they are accrued in")
        }
        try policies.check(in: accrual.unit)
        self.id = id
        self.version = version
        self.unit = accrual.unit
        self.timeZone = timeZone
        self.accrual = accrual
        self.maturity = maturity
        self.expiry = expiry
        self.redemption = redemption
        self.tiers = tiers
        self.policies = policies
    }
}

// MARK: - Codable

extension Program: Codable {
    private enum CodingKeys: String, CodingKey {
        case accrual, expiry, id, maturityMicroseconds, policies, published, redemption, tiers, timeZone, version
    }

    /// Reads a program of format version 1 and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw RewardsError(.unsupportedVersion, "a program definition has version 1")
        }
        try self.init(
            id: container.decode(ProgramID.self, forKey: .id),
            version: container.decode(DefinitionVersion.self, forKey: .published),
            timeZone: container.decode(String.self, forKey: .timeZone),
            accrual: container.decode(AccrualPlan.self, forKey: .accrual),
            maturity: container.decodeIfPresent(TimeSpan.self, forKey: .maturityMicroseconds) ?? .zero,
            expiry: container.decode(ExpiryPolicy.self, forKey: .expiry),
            redemption: container.decodeIfPresent(RedemptionRule.self, forKey: .redemption),
            tiers: container.decodeIfPresent(TierLadder.self, forKey: .tiers),
            policies: container.decodeIfPresent(PointsPolicies.self, forKey: .policies) ?? PointsPolicies()
        )
    }

    /// Writes the program with its format version, without what it does not have.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(id, forKey: .id)
        try container.encode(version, forKey: .published)
        try container.encode(timeZone, forKey: .timeZone)
        try container.encode(accrual, forKey: .accrual)
        if maturity != .zero { try container.encode(maturity, forKey: .maturityMicroseconds) }
        try container.encode(expiry, forKey: .expiry)
        try container.encodeIfPresent(redemption, forKey: .redemption)
        try container.encodeIfPresent(tiers, forKey: .tiers)
        if policies != PointsPolicies() { try container.encode(policies, forKey: .policies) }
    }
}
