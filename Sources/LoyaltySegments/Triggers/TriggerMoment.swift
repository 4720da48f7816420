//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// One occasion of a trigger.
struct TriggerMoment {
    /// When it is.
    let at: Timestamp
    /// What tells it from the trigger's other occasions.
    let name: [String]
    /// The item that it is about, if any.
    var item: ItemID?
    /// What the occasion itself brings to merge into a text.
    var values: [String: ExplainedValue] = [:]
}

/// What occasions of a customer are looked for in.
struct TriggerSight {
    let profile: ContactProfile
    let events: [SignalEvent]
    let changes: [SegmentChange]
    /// Occasions count after this instant.
    let since: Timestamp
    /// Occasions count up to this instant, and nothing later is known.
    let asOf: Timestamp
}

/// The occasions of a trigger that are due, and when the next one is.
struct TriggerMoments {
    private(set) var due: [TriggerMoment] = []
    private(set) var next: Timestamp?
    private let since: Timestamp
    private let asOf: Timestamp

    init(_ sight: TriggerSight) {
        since = sight.since
        asOf = sight.asOf
    }

    mutating func add(_ moment: TriggerMoment) {
        if moment.at > asOf {
            next = min(next ?? moment.at, moment.at)
        } else if moment.at > since {
            due.append(moment)
        }
    }
}

extension TriggerKind {
    /// Returns the occasions of one customer.
    func moments(_ sight: TriggerSight, in zone: some TimeZoneRules) -> TriggerMoments {
        var moments = TriggerMoments(sight)
        switch self {
        case .anniversary(let anniversary): anniversary.add(to: &moments, sight, zone)
        case .followUp(let followUp): followUp.add(to: &moments, sight, zone)
        case .segment(let signal):
            for change in sight.changes where signal.matches(change) && change.customer == sight.profile.customer {
                let name = [change.segment.text, change.kind.rawValue, "\(change.ordinal)"]
                moments.add(TriggerMoment(at: change.at, name: name))
            }
        case .unrecognized: break
        }
        return moments
    }
}

// MARK: - Anniversaries

extension Anniversary {
    fileprivate func add(to moments: inout TriggerMoments, _ sight: TriggerSight, _ zone: some TimeZoneRules) {
        guard let first = sight.profile.dates[date] else { return }
        // A day that is announced a year before lies in the year after; a leap day comes back after eight years at most.
        let earliest = max(zone.date(at: sight.since).year, first.year + 1)
        let latest = min(zone.date(at: sight.asOf).year + 10, 9_999)
        let years = self.years.isEmpty ? Array(min(earliest, latest)...latest) : self.years.map { first.year + $0 }
        for year in years where year > first.year {
            guard let day = day(first, in: year), let early = try? day.advanced(by: .days(-daysBefore)),
                let at = zone.instants(of: early, at: at)?.first
            else { continue }
            let values: [String: ExplainedValue] = ["years": .integer(Int64(year - first.year)), "date": .date(day)]
            moments.add(TriggerMoment(at: at, name: [date.text, "\(year)"], values: values))
        }
    }

    private func day(_ first: CivilDate, in year: Int) -> CivilDate? {
        if let day = try? CivilDate(year: year, month: first.month, day: first.day) { return day }
        switch leapDay {
        case .february28: return try? CivilDate(year: year, month: 2, day: 28)
        case .march1: return try? CivilDate(year: year, month: 3, day: 1)
        case .leapYearsOnly: return nil
        }
    }
}

// MARK: - Follow-ups

extension FollowUp {
    fileprivate func add(to moments: inout TriggerMoments, _ sight: TriggerSight, _ zone: some TimeZoneRules) {
        let known = sight.events.filter { $0.at <= sight.asOf }
        let isRenewed = restarts || unless.contains(after)
        var last: [ItemID?: SignalEvent] = [:]
        var moot: [ItemID?: Timestamp] = [:]
        for event in known {
            let item = sameItem ? event.item : nil
            if event.signal == after {
                if last[item].map({ Self.follows(event, $0) }) ?? true { last[item] = event }
            } else if unless.contains(event.signal) {
                moot[item] = max(moot[item] ?? event.at, event.at)
            }
        }
        for event in known where event.signal == after {
            let item = sameItem ? event.item : nil
            if let end = moot[item], end >= event.at { continue }
            if isRenewed, let renewal = last[item], Self.follows(renewal, event) { continue }
            for delay in delays {
                guard let at = delay.end(after: event.at, in: zone) else { continue }
                let name = [after.description, event.source.text, event.item?.text ?? "", delay.name]
                let values = event.item.map { ["item": ExplainedValue.text($0.text)] } ?? [:]
                moments.add(TriggerMoment(at: at, name: name, item: event.item, values: values))
            }
        }
    }

    /// Whether an event is later than another of its kind; at one instant the identifiers decide.
    private static func follows(_ event: SignalEvent, _ other: SignalEvent) -> Bool {
        (event.at, event.source) > (other.at, other.source)
    }
}
