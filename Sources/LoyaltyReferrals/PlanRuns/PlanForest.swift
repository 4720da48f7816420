//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Who sponsors whom for the sales of a run: one snapshot, or the history inside the period where it changes there.
struct PlanForest: Hashable, Sendable {
    /// The forest of what is counted over the period; its numbers are those of the run.
    let snapshot: ForestSnapshot
    /// At which instant the history was looked at; nil if there was none.
    let time: ForestTime?
    /// When each partner became one, in microseconds; empty if everybody is one all the time.
    private let joined: [Int64]
    /// The sponsors over time; nil if nobody's sponsor changes inside the period.
    private let timeline: SponsorTimeline?

    /// The forest that stays as it is.
    init(_ snapshot: ForestSnapshot) {
        self.snapshot = snapshot
        time = nil
        joined = []
        timeline = nil
    }

    /// The forest that a plan looks at.
    ///
    /// - Complexity: O(*n* log *n*) in the number of changes.
    init(
        _ forest: PartnerForest,
        _ time: ForestTime,
        _ period: TimeWindow,
        asOf: Timestamp
    ) throws(ReferralsError) {
        let end = try PlanPeriod(period).lastInstant
        self.time = time
        snapshot = try forest.snapshot(validAt: time == .run ? asOf : end, knownAt: asOf)
        guard time == .event else {
            joined = []
            timeline = nil
            return
        }
        let timeline = SponsorTimeline(forest, in: snapshot, until: end, knownAt: asOf)
        joined = timeline.joined
        self.timeline = timeline.changes(after: period.start) ? timeline : nil
    }

    /// Whether the line of a seller is the same at every instant of the period.
    var isConstant: Bool { timeline == nil }

    /// The number of partners.
    var count: Int { snapshot.partners.count }

    /// Whether somebody was a partner at an instant.
    func isPartner(_ partner: Int32, at instant: Timestamp) -> Bool {
        joined.isEmpty || joined[Int(partner)] <= instant.microsecondsSince1970
    }

    /// Who sponsors a partner at an instant; −1 for nobody.
    @inline(__always)
    func sponsor(of partner: Int32, at instant: Timestamp) -> Int32 {
        guard let timeline else { return snapshot.sponsors[Int(partner)] }
        return timeline.sponsor(of: partner, at: instant.microsecondsSince1970)
    }

    /// How many sponsors are above a partner in the snapshot.
    func depth(of partner: Int32) -> Int { Int(snapshot.order.depths[Int(partner)]) }

    /// The error for a line that has more sponsors than there are partners: what was known at the instant had a cycle.
    static var cycle: ReferralsError { ForestTimeline.fault }
}

/// The sponsors of numbered partners from instant to instant, in columns.
struct SponsorTimeline: Hashable, Sendable {
    /// Where the changes of each partner begin, and behind the last where they end.
    private var starts: [Int32] = []
    /// From when each change holds, in microseconds.
    private var instants: [Int64] = []
    /// The sponsor's number from then on; −1 for none.
    private var sponsors: [Int32] = []

    init(_ forest: PartnerForest, in snapshot: ForestSnapshot, until end: Timestamp, knownAt: Timestamp) {
        starts.reserveCapacity(snapshot.partners.count + 1)
        var partner: PartnerID?
        // The history goes by partner as the numbers of the snapshot do, and has every partner of it.
        for change in forest.history where change.knownFrom <= knownAt && change.validFrom <= end {
            let sponsor = change.sponsor.flatMap(snapshot.number(of:)) ?? -1
            if partner != change.partner {
                partner = change.partner
                starts.append(Int32(truncatingIfNeeded: instants.count))
            } else if instants.last == change.validFrom.microsecondsSince1970 {
                // Of what holds from one instant, what is known last holds.
                sponsors[sponsors.count - 1] = sponsor
                continue
            }
            instants.append(change.validFrom.microsecondsSince1970)
            sponsors.append(sponsor)
        }
        starts.append(Int32(truncatingIfNeeded: instants.count))
    }

    /// When each partner became one.
    var joined: [Int64] { starts.dropLast().map { instants[Int($0)] } }

    /// Whether any partner gets another sponsor after an instant.
    func changes(after instant: Timestamp?) -> Bool {
        let instant = instant?.microsecondsSince1970 ?? .min
        return zip(starts, starts.dropFirst()).contains { start, end in
            (Int(start) + 1..<max(Int(start) + 1, Int(end))).contains {
                instants[$0] > instant && sponsors[$0] != sponsors[$0 - 1]
            }
        }
    }

    /// Who sponsors a partner at an instant; −1 for nobody.
    func sponsor(of partner: Int32, at instant: Int64) -> Int32 {
        let (start, end) = (Int(starts[Int(partner)]), Int(starts[Int(partner) + 1]))
        var place = end - 1
        while place >= start {
            if instants[place] <= instant { return sponsors[place] }
            place -= 1
        }
        return -1
    }
}
