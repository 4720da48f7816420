//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The counts of some cases; they merge by addition, and none is greater than ``cases``.
struct CaseCounts: Hashable, Codable, Sendable {
    private(set) var cases: Int64 = 0
    private(set) var firstResponse = Percentiles()
    private(set) var resolution = Percentiles()
    private(set) var negativeResponses: Int64 = 0
    private(set) var negativeResolutions: Int64 = 0
    private(set) var reopened: Int64 = 0
    private(set) var resolvedKept: Int64 = 0
    private(set) var resolvedMissed: Int64 = 0
    private(set) var openKept: Int64 = 0
    private(set) var openMissed: Int64 = 0
    private(set) var satisfaction = Percentiles()
    private(set) var offScale: Int64 = 0

    mutating func add(_ fact: CaseFact) throws(MetricsError) {
        // All that could be refused is checked first; then the histograms change in place.
        let whole = try Tally.sum(cases, 1)
        for number in [fact.firstResponse, fact.resolution, fact.satisfaction] {
            guard (number ?? 0).magnitude <= Tally.maximum else { throw Tally.tooLarge }
        }
        try Self.add(fact.firstResponse, to: &firstResponse, negative: &negativeResponses)
        try Self.add(fact.resolution, to: &resolution, negative: &negativeResolutions)
        if let answer = fact.satisfaction { try satisfaction.add(answer) }
        if fact.isOffScale { offScale += 1 }
        if fact.reopened { reopened += 1 }
        switch (fact.verdict, fact.resolution != nil) {
        case (.kept, true): resolvedKept += 1
        case (.missed, true): resolvedMissed += 1
        case (.kept, false): openKept += 1
        case (.missed, false): openMissed += 1
        case (nil, _): break
        }
        cases = whole
    }

    private static func add(
        _ minutes: Int64?,
        to times: inout Percentiles,
        negative: inout Int64
    ) throws(MetricsError) {
        guard let minutes else { return }
        guard minutes >= 0 else { return negative += 1 }
        try times.add(minutes)
    }

    mutating func merge(_ other: CaseCounts) throws(MetricsError) {
        var whole = self
        whole.cases = try Tally.sum(cases, other.cases)
        try whole.firstResponse.merge(other.firstResponse)
        try whole.resolution.merge(other.resolution)
        whole.negativeResponses += other.negativeResponses
        whole.negativeResolutions += other.negativeResolutions
        whole.reopened += other.reopened
        whole.resolvedKept += other.resolvedKept
        whole.resolvedMissed += other.resolvedMissed
        whole.openKept += other.openKept
        whole.openMissed += other.openMissed
        try whole.satisfaction.merge(other.satisfaction)
        whole.offScale += other.offScale
        self = whole
    }

    var resolved: Int64 { resolution.total + negativeResolutions }

    /// Whether the counts may be those of some cases, such as after reading them.
    var isConsistent: Bool {
        let parts = [
            negativeResponses, negativeResolutions, reopened, resolvedKept, resolvedMissed, openKept, openMissed,
        ]
        guard cases >= 1, cases <= Tally.maximum, (parts + [offScale]).allSatisfy({ 0...cases ~= $0 }) else {
            return false
        }
        return firstResponse.total <= cases - negativeResponses && resolution.total <= cases - negativeResolutions
            && resolvedKept + resolvedMissed <= resolved && openKept + openMissed <= cases - resolved
            && satisfaction.total <= cases - offScale && firstResponse.count(through: -1) == 0
            && resolution.count(through: -1) == 0
    }
}
