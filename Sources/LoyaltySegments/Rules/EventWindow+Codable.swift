//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension EventWindow: Codable {
    private enum Keys: String, CodingKey { case event, aggregate, field, period, filter }

    /// Reads a window: `{"event": "orders", "aggregate": "sum", "field": "total", "period": {"kind": "all"}}`, with a rule as
    /// `filter` if there is one.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for an aggregate that this release does not know, or what the decoder
    ///   throws.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let name = try container.decode(String.self, forKey: .aggregate)
        let field = try container.decodeIfPresent(AttributeName.self, forKey: .field)
        guard let aggregate = EventAggregate(name: name, field: field) else {
            throw CoreError(.unexpectedJSON, "a window takes an aggregate that this release knows, with its field")
        }
        self.init(
            of: try container.decode(AttributeName.self, forKey: .event),
            aggregate,
            in: try container.decode(EventPeriod.self, forKey: .period),
            where: try container.decodeIfPresent(SegmentRule.self, forKey: .filter)
        )
    }

    /// Writes the window.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(event, forKey: .event)
        try container.encode(aggregate.name, forKey: .aggregate)
        try container.encodeIfPresent(aggregate.field, forKey: .field)
        try container.encode(period, forKey: .period)
        try container.encodeIfPresent(filter, forKey: .filter)
    }
}

extension EventPeriod: Codable {
    private enum Keys: String, CodingKey { case kind, days, unit, count, from, through }

    /// Reads a period: `{"kind": "rolling", "days": 90}`, `{"kind": "calendar", "unit": "month", "count": 12}`,
    /// `{"kind": "between", "from": "2026-01-01", "through": "2026-12-31"}` or `{"kind": "all"}`.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for a period that this release does not know.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        switch try container.decode(String.self, forKey: .kind) {
        case "all": self = .all
        case "rolling": self = .rolling(days: try container.decode(Int64.self, forKey: .days))
        case "calendar":
            self = .calendar(
                try container.decode(CalendarPeriod.self, forKey: .unit),
                count: try container.decode(Int64.self, forKey: .count)
            )
        case "between":
            self = .between(
                try container.decode(CivilDate.self, forKey: .from),
                try container.decode(CivilDate.self, forKey: .through)
            )
        default: throw CoreError(.unexpectedJSON, "a window has a period that this release knows")
        }
    }

    /// Writes the period as an object with its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        switch self {
        case .all: try container.encode("all", forKey: .kind)
        case .rolling(let days):
            try container.encode("rolling", forKey: .kind)
            try container.encode(days, forKey: .days)
        case .calendar(let unit, let count):
            try container.encode("calendar", forKey: .kind)
            try container.encode(unit, forKey: .unit)
            try container.encode(count, forKey: .count)
        case .between(let first, let last):
            try container.encode("between", forKey: .kind)
            try container.encode(first, forKey: .from)
            try container.encode(last, forKey: .through)
        }
    }
}
