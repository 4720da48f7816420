//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long after something a trigger acts.
///
/// As JSON: `{"elapsed": 3600000000}` or `{"at": "10:00", "days": 7, "months": 0}`.
public enum TriggerDelay: Hashable, Sendable {
    /// So much time later, to the microsecond.
    case elapsed(TimeSpan)
    /// So many months and days later, at a time of the customer's day.
    case calendar(CalendarStep, at: LocalTime)
}

extension TriggerDelay {
    /// Whether the delay does not look back.
    var isValid: Bool {
        switch self {
        case .elapsed(let span): span >= .zero
        case .calendar(let step, _): step.months >= 0 && step.days >= 0
        }
    }

    /// The delay as text, by which requests are told apart.
    var name: String {
        switch self {
        case .elapsed(let span): "\(span.microseconds)"
        case .calendar(let step, let time): "\(step.months)m\(step.days)d\(time)"
        }
    }

    /// Returns when the delay is over, never before it began; nil beyond the year 9999.
    func end(after instant: Timestamp, in zone: some TimeZoneRules) -> Timestamp? {
        switch self {
        case .elapsed(let span): try? instant.advanced(by: span)
        case .calendar(let step, let time):
            (try? zone.date(at: instant).advanced(by: step)).flatMap { zone.instants(of: $0, at: time)?.first }
                .map { max($0, instant) }
        }
    }
}

extension TriggerDelay: Codable {
    private enum Keys: String, CodingKey { case elapsed, months, days, at }

    /// Reads a delay.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        if let span = try container.decodeIfPresent(TimeSpan.self, forKey: .elapsed) {
            self = .elapsed(span)
            return
        }
        let months = try container.decodeIfPresent(Int32.self, forKey: .months) ?? 0
        let days = try container.decodeIfPresent(Int32.self, forKey: .days) ?? 0
        self = .calendar(
            CalendarStep(months: months, days: days),
            at: try container.decode(LocalTime.self, forKey: .at)
        )
    }

    /// Writes the delay.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        switch self {
        case .elapsed(let span): try container.encode(span, forKey: .elapsed)
        case .calendar(let step, let time):
            try container.encode(step.months, forKey: .months)
            try container.encode(step.days, forKey: .days)
            try container.encode(time, forKey: .at)
        }
    }
}
