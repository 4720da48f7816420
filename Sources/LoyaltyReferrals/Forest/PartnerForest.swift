//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who sponsored whom at any instant, as it was known at any instant: the history of a forest of partners.
///
/// Changes are added and never altered. A run names the two instants that it looks from, and so it can be repeated in a year
/// and give the same answer:
///
/// ```swift
/// var forest = PartnerForest()
/// try forest.add(SponsorChange(ann, sponsor: nil, validFrom: january))
/// try forest.add(SponsorChange(bob, sponsor: ann, validFrom: january))
/// try forest.snapshot(validAt: march, knownAt: march).line(of: bob)    // [ann]
/// ```
public struct PartnerForest: Hashable, Sendable {
    /// The changes of each partner, by the instant from which they hold and then by that from which they are known.
    private var changes: [PartnerID: [SponsorChange]] = [:]
    /// The latest instant from which any change holds.
    private var latest: Timestamp = .earliest

    /// Creates a forest without partners.
    public init() {}

    /// Creates a forest from its changes.
    ///
    /// - Parameter changes: The changes, in any order.
    /// - Throws: ``ReferralsError`` with code `invalidForest` for a change whose partner is its own sponsor, two changes that
    ///   hold and are known from the same instants, or a line of sponsors that ever comes back to where it began or leads to
    ///   a partner who is not there.
    /// - Complexity: O(*n* · (log *n* + *d*)) in the number of changes and the depth.
    public init(_ changes: some Sequence<SponsorChange>) throws(ReferralsError) {
        for change in changes { try insert(change) }
        try checkAll()
    }

    /// The number of partners.
    public var count: Int { changes.count }

    /// All changes, by partner and by the instants from which they hold and are known.
    public var history: [SponsorChange] { changes.sorted { $0.key < $1.key }.flatMap(\.value) }
}

// MARK: - Adding

extension PartnerForest {
    /// Adds a change: a new partner, another sponsor, or a mistake mended.
    ///
    /// - Parameter change: The change.
    /// - Throws: ``ReferralsError`` with code `invalidForest` if the partner would be its own sponsor or its sponsor's, at
    ///   that instant or any later one, if the sponsor is not a partner by then, or if a change that holds and is known from
    ///   the same instants is there. The forest is as it was then.
    /// - Complexity: O(*d*) in the depth of the sponsor; for a change before the latest one, that of the initializer.
    public mutating func add(_ change: SponsorChange) throws(ReferralsError) {
        var forest = self
        self = PartnerForest()
        defer { self = forest }
        let before = forest.changes[change.partner]
        let latest = forest.latest
        try forest.insert(change)
        do throws(ReferralsError) {
            try forest.check(change, isLatest: change.validFrom >= latest)
        } catch {
            forest.changes[change.partner] = before
            forest.latest = latest
            throw error
        }
    }

    private mutating func insert(_ change: SponsorChange) throws(ReferralsError) {
        guard change.sponsor != change.partner else {
            throw ReferralsError(.invalidForest, "nobody is their own sponsor")
        }
        var list = changes[change.partner] ?? []
        let place = list.firstIndex { change.comes(before: $0) } ?? list.count
        if place > 0, !list[place - 1].comes(before: change) {
            throw ReferralsError(.invalidForest, "two changes of a partner differ in an instant")
        }
        list.insert(change, at: place)
        changes[change.partner] = list
        latest = max(latest, change.validFrom)
    }

    /// Checks the line above a change that was inserted, at its instant and at all later ones.
    private func check(_ change: SponsorChange, isLatest: Bool) throws(ReferralsError) {
        if isLatest { try checkLine(above: change.partner, at: change.validFrom) } else { try checkAll() }
    }

    private func checkAll() throws(ReferralsError) {
        var timeline = ForestTimeline(changes.keys.sorted())
        let sorted = history.enumerated().sorted {
            ($0.element.validFrom, $0.offset) < ($1.element.validFrom, $1.offset)
        }
        try timeline.check(sorted.map(\.element))
    }

    private func checkLine(above partner: PartnerID, at instant: Timestamp) throws(ReferralsError) {
        var next = sponsor(of: partner, validAt: instant, knownAt: .latest)
        while let above = next {
            guard above != partner, change(of: above, validAt: instant, knownAt: .latest) != nil else {
                throw ForestTimeline.fault
            }
            next = sponsor(of: above, validAt: instant, knownAt: .latest)
        }
    }
}

// MARK: - Looking

extension PartnerForest {
    /// Returns who sponsored a partner at an instant, as it was known at an instant; nil for nobody.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - validAt: The instant that is asked about.
    ///   - knownAt: The instant that is asked from.
    /// - Returns: The sponsor.
    /// - Complexity: O(*n*) in the number of the partner's changes.
    public func sponsor(of partner: PartnerID, validAt: Timestamp, knownAt: Timestamp) -> PartnerID? {
        change(of: partner, validAt: validAt, knownAt: knownAt)?.sponsor
    }

    /// The change that holds: of those that are known, the last to begin, and of these the last to be known.
    private func change(of partner: PartnerID, validAt: Timestamp, knownAt: Timestamp) -> SponsorChange? {
        changes[partner]?.last { $0.validFrom <= validAt && $0.knownFrom <= knownAt }
    }

    /// Returns who sponsored whom at an instant, as it was known at an instant.
    ///
    /// - Parameters:
    ///   - validAt: The instant that is asked about: that of the event, the end of the period, or that of the run.
    ///   - knownAt: The instant that is asked from.
    /// - Returns: The forest of all who were partners by then.
    /// - Throws: ``ReferralsError`` with code `invalidForest` if what was known then has a cycle or a sponsor who was no
    ///   partner; a mistake that was mended later can be seen from before.
    /// - Complexity: O(*n* log *n*) in the number of partners.
    public func snapshot(validAt: Timestamp, knownAt: Timestamp) throws(ReferralsError) -> ForestSnapshot {
        var entries: [(PartnerID, sponsor: PartnerID?)] = []
        entries.reserveCapacity(changes.count)
        for partner in changes.keys {
            guard let change = change(of: partner, validAt: validAt, knownAt: knownAt) else { continue }
            entries.append((partner, change.sponsor))
        }
        return try ForestSnapshot(entries)
    }
}

extension SponsorChange {
    /// Whether this change holds from earlier, or is known from earlier if both hold from one instant.
    fileprivate func comes(before other: SponsorChange) -> Bool {
        validFrom == other.validFrom ? knownFrom < other.knownFrom : validFrom < other.validFrom
    }
}
