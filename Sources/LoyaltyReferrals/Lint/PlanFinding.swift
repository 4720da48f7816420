//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Something that a plan's author should know before the plan is published.
public struct PlanFinding: Hashable, Sendable {
    /// What was found.
    public let code: Code
    /// How bad it is.
    public let severity: Severity
    /// The component, or nil for the whole plan.
    public let component: ComponentName?
    /// Where in the plan, as the keys and indices of its JSON joined by strokes.
    public let path: String
    /// The finding as a reason with its values, for a message in the reader's language.
    public let reason: Reason

    /// How bad a finding is, from the least on.
    public enum Severity: String, Hashable, CaseIterable, Codable, Sendable, Comparable {
        /// Worth knowing.
        case note
        /// Probably not meant.
        case warning
        /// Not to be published.
        case error

        /// Whether the first is less bad.
        public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// What can be found.
    public enum Code: String, Hashable, CaseIterable, Codable, Sendable {
        /// A kind of component that this release does not know: no run can be made.
        case unknownComponent
        /// The components can pay more than everything, or without any bound.
        case payoutAboveBase
        /// What the components can pay is more than the guard lets through: partners will see cuts.
        case payoutAboveGuard
        /// A component that can never pay anything.
        case paysNothing
        /// A level that pays nothing, though levels above it do or it is the last.
        case emptyLevel
        /// A band that no volume reaches, or whose rate never shows.
        case unreachableBand
        /// A rate that falls as volume grows.
        case fallingRate
        /// A volume at which one more sale is worth more than itself.
        case cliff
        /// Volumes below the first band, which earn nothing.
        case noRateBelow
        /// Two components that pay for the same volume.
        case overlap
        /// A flat amount without a least base: it can be all of a small sale, and invites sales of nothing.
        case flatWithoutMinimum
        /// A share and a flat amount of which the first in the list is paid, whichever is worth more.
        case incomparableOffers
        /// An offer that an earlier one always takes the place of, or turns off.
        case unreachableOffer
        /// A ladder of ranks that no component looks at.
        case unusedRanks
    }

    init(
        _ code: Code,
        _ severity: Severity,
        _ component: ComponentName?,
        path: String,
        _ values: [String: ExplainedValue] = [:]
    ) {
        self.code = code
        self.severity = severity
        self.component = component
        self.path = path
        var values = values
        values["component"] = component.map { .text($0.text) }
        reason = Reason(code.reasonCode, values)
    }
}

extension PlanFinding.Code {
    /// The code as a reason code, such as `lint.cliff`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "lint." + rawValue) }
}
