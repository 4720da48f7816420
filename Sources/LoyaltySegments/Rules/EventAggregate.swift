//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a window takes of its events.
///
/// A field that an event has no value for is passed over, as SQL does.
public enum EventAggregate: Hashable, Sendable {
    /// How many events.
    case count
    /// How many events have a value for a field.
    case known(AttributeName)
    /// The sum of a field: whole numbers and money exactly, numbers rounded once at the end; missing if it does not fit.
    case sum(AttributeName)
    /// The average of a field; of whole numbers and money an exact ratio, compared as the sum with the constant times the count.
    case average(AttributeName)
    /// The least value of a field.
    case minimum(AttributeName)
    /// The greatest value of a field.
    case maximum(AttributeName)
    /// The value of a field at the first event that has one; of several at one instant the first in the order of the facts.
    case first(AttributeName)
    /// The value of a field at the last event that has one; of several at one instant the last in the order of the facts.
    case last(AttributeName)
    /// When the first event happened.
    case firstTime
    /// When the last event happened.
    case lastTime
    /// How many different values a field has.
    case distinct(AttributeName)
}

extension EventAggregate {
    /// The field that is asked, if one is.
    public var field: AttributeName? {
        switch self {
        case .count, .firstTime, .lastTime: nil
        case .known(let field), .sum(let field), .average(let field), .minimum(let field), .maximum(let field),
            .first(let field), .last(let field), .distinct(let field):
            field
        }
    }

    /// The aggregate's name in JSON; with a field or without one.
    var name: String {
        switch self {
        case .count, .known: "count"
        case .sum: "sum"
        case .average: "average"
        case .minimum: "min"
        case .maximum: "max"
        case .first, .firstTime: "first"
        case .last, .lastTime: "last"
        case .distinct: "distinct"
        }
    }

    /// Returns the aggregate of a name, or nil if there is none with a field, or none without one.
    init?(name: String, field: AttributeName?) {
        switch (name, field) {
        case ("count", nil): self = .count
        case ("first", nil): self = .firstTime
        case ("last", nil): self = .lastTime
        case ("count", let field?): self = .known(field)
        case ("sum", let field?): self = .sum(field)
        case ("average", let field?): self = .average(field)
        case ("min", let field?): self = .minimum(field)
        case ("max", let field?): self = .maximum(field)
        case ("first", let field?): self = .first(field)
        case ("last", let field?): self = .last(field)
        case ("distinct", let field?): self = .distinct(field)
        default: return nil
        }
    }

    /// Returns the type of the aggregate of a field, or nil if values of its type are not taken so.
    func type(ofField type: AttributeType?) -> OperandType? {
        switch self {
        case .count: return .plain(.integer)
        case .firstTime, .lastTime: return .plain(.instant)
        case .known, .sum, .average, .minimum, .maximum, .first, .last, .distinct: break
        }
        guard let type else { return nil }
        switch (self, type) {
        case (.known, _): return .plain(.integer)
        case (.sum, .integer), (.sum, .number), (.sum, .money): return .plain(type)
        case (.average, .integer): return .ratio(nil)
        case (.average, .number): return .plain(.number)
        case (.average, .money(let currency)): return .ratio(currency)
        case (.minimum, _) where type.isOrdered, (.maximum, _) where type.isOrdered: return .plain(type)
        case (.first, _), (.last, _): return .plain(type)
        case (.distinct, _) where type != .set: return .plain(.integer)
        default: return nil
        }
    }
}
