//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A two-sided referral program: what both sides are given, for which order, and when.
///
/// ```swift
/// let program = try ReferralProgram(
///     id: ProgramID("friends"), version: DefinitionVersion("friends-1"),
///     qualification: ReferralQualification(minimum: Money(parsing: "25.00 EUR")),
///     hold: .days(14),
///     referrerReward: .points(Points(steps: 500, in: .points)),
///     refereeReward: .money(Money(parsing: "5.00 EUR")))
/// try program.evaluation(of: order, registeredAt: referred).qualifies
/// ```
///
/// ``ReferralRules`` decides with it on the ``Referral`` of each referee.
public struct ReferralProgram: Hashable, Sendable {
    /// The program's name, which stays while versions change.
    public let id: ProgramID
    /// The version of the definition, kept with each reward.
    public let version: DefinitionVersion
    /// The name of the zone in whose calendar the periods of limits lie.
    public let timeZone: String
    /// Which order earns both rewards.
    public let qualification: ReferralQualification
    /// How long rewards are held after the order, past the time in which it can be returned; zero or more.
    public let hold: TimeSpan
    /// What the referrer is given, or nil for nothing.
    public let referrerReward: ReferralReward?
    /// What the referee is given, or nil for nothing.
    public let refereeReward: ReferralReward?
    /// How many referrals of one referrer are rewarded; each limit by itself.
    public let limits: [ReferrerLimit]

    /// Creates a program.
    ///
    /// - Parameters:
    ///   - id: The program's name.
    ///   - version: The version of the definition.
    ///   - timeZone: The name of the zone in whose calendar the periods of limits lie.
    ///   - qualification: Which order earns both rewards.
    ///   - hold: How long rewards are held after the order; zero or more.
    ///   - referrerReward: What the referrer is given, or nil for nothing.
    ///   - refereeReward: What the referee is given, or nil for nothing.
    ///   - limits: How many referrals of one referrer are rewarded, each kind of period once.
    /// - Throws: ``ReferralsError`` with code `invalidProgram` for no reward at all, one of nothing, a hold below zero, a period
    ///   that is limited twice, or limits without a reward for the referrer.
    public init(
        id: ProgramID,
        version: DefinitionVersion,
        timeZone: String = "UTC",
        qualification: ReferralQualification,
        hold: TimeSpan,
        referrerReward: ReferralReward?,
        refereeReward: ReferralReward?,
        limits: [ReferrerLimit] = []
    ) throws(ReferralsError) {
        let rewards = [referrerReward, refereeReward].compactMap(\.self)
        guard !rewards.isEmpty, rewards.allSatisfy(\.isAboveZero), hold >= .zero else {
            throw ReferralsError(
                .invalidProgram,
                "a program gives one side or both something, after a hold of zero or more"
            )
        }
        guard Set(limits.map(\.period)).count == limits.count, limits.isEmpty || referrerReward != nil else {
            throw ReferralsError(
                .invalidProgram,
                "limits are of a reward for the referrer, one for each kind of period"
            )
        }
        self.id = id
        self.version = version
        self.timeZone = timeZone
        self.qualification = qualification
        self.hold = hold
        self.referrerReward = referrerReward
        self.refereeReward = refereeReward
        self.limits = limits
    }
}

// MARK: - Codable

extension ReferralProgram: Codable {
    private enum CodingKeys: String, CodingKey {
        case hold, id, limits, program, qualification, refereeReward, referrerReward, timeZone, version
    }

    /// Reads a program and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` or `invalidProgram`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw ReferralsError(.unsupportedVersion, "a referral program has version 1")
        }
        try self.init(
            id: container.decode(ProgramID.self, forKey: .id),
            version: container.decode(DefinitionVersion.self, forKey: .program),
            timeZone: container.decode(String.self, forKey: .timeZone),
            qualification: container.decode(ReferralQualification.self, forKey: .qualification),
            hold: container.decode(TimeSpan.self, forKey: .hold),
            referrerReward: container.decodeIfPresent(ReferralReward.self, forKey: .referrerReward),
            refereeReward: container.decodeIfPresent(ReferralReward.self, forKey: .refereeReward),
            limits: container.decodeIfPresent([ReferrerLimit].self, forKey: .limits) ?? []
        )
    }

    /// Writes the program: `version` is that of the form, `program` the published version, `hold` in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(1, forKey: .version)
        try container.encode(id, forKey: .id)
        try container.encode(version, forKey: .program)
        try container.encode(timeZone, forKey: .timeZone)
        try container.encode(qualification, forKey: .qualification)
        try container.encode(hold, forKey: .hold)
        try container.encodeIfPresent(referrerReward, forKey: .referrerReward)
        try container.encodeIfPresent(refereeReward, forKey: .refereeReward)
        if !limits.isEmpty { try container.encode(limits, forKey: .limits) }
    }
}
