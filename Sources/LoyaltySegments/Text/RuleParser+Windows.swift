//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension RuleParser {
    /// Reads a window of events from its aggregate on.
    mutating func window(_ word: String, isShort: Bool) throws(SegmentsError) -> EventWindow {
        let place = start
        guard table?.isFilter != true else {
            throw lexer.error(.unsupportedOperator, "the filter of a window asks the fields of one event", at: place)
        }
        try advance()
        if !isShort { try advance() }
        let eventPlace = start
        let event = try name("the name of a kind of events")
        var field: AttributeName?
        var fieldPlace = start
        if token == .dot {
            try advance()
            fieldPlace = start
            field = try name("the name of a field")
        }
        guard let aggregate = EventAggregate(name: word, field: field) else { throw unexpected("'.' and a field") }
        guard let table else {
            let period = try period()
            return EventWindow(of: event, aggregate, in: period, where: try filter(nil))
        }
        guard let kind = table.schema.eventSlot(of: event) else {
            throw lexer.error(.unknownEvent, "the schema has no events of this name", at: eventPlace)
        }
        let fields = table.schema.fieldSchemas[kind]
        let type = field.flatMap { fields[$0]?.type }
        if field != nil, type == nil {
            throw lexer.error(.unknownField, "the event has no field of this name", at: fieldPlace)
        }
        guard aggregate.type(ofField: type) != nil else {
            throw lexer.error(.unsupportedOperator, "values of the field's type are not taken so", at: place)
        }
        let period = try period()
        return EventWindow(of: event, aggregate, in: period, where: try filter(fields))
    }

    private mutating func name(_ expected: String) throws(SegmentsError) -> AttributeName {
        guard case .word(let word) = token, let name = try? AttributeName(word) else { throw unexpected(expected) }
        try advance()
        return name
    }

    /// Reads the rule that takes events, over the fields of one.
    private mutating func filter(_ fields: Schema?) throws(SegmentsError) -> SegmentRule? {
        guard try skip(word: "where") else { return nil }
        let outer = table
        table = fields.map { SlotTable($0, limits, isFilter: true) }
        defer { table = outer }
        let phrase = try part()
        return try rule(phrase)
    }
}

// MARK: - Periods

extension RuleParser {
    private mutating func period() throws(SegmentsError) -> EventPeriod {
        let place = start
        let period: EventPeriod
        switch token {
        case .word("in") where following == .word("last"):
            try advance()
            try advance()
            guard case .value(.integer(let count)) = token else {
                throw unexpected("a whole number of days or periods")
            }
            try advance()
            if try skip(word: "days") {
                period = .rolling(days: count)
            } else {
                guard try skip(word: "calendar") else { throw unexpected("'days' or 'calendar'") }
                period = .calendar(try unit(), count: count)
            }
        case .word("between"):
            try advance()
            let first = try date()
            guard try skip(word: "and") else { throw unexpected("'and' and the last date") }
            period = .between(first, try date())
        default: return try skip(word: "ever") ? .all : .all
        }
        guard period.isValid else {
            throw lexer.error(.invalidWindow, PreparedWindow.invalidPeriod(0).message, at: place)
        }
        return period
    }

    private mutating func unit() throws(SegmentsError) -> CalendarPeriod {
        guard case .word(let word) = token, let unit = CalendarPeriod(ruleWord: word) else {
            throw unexpected("'days', 'weeks', 'months', 'quarters', 'half_years' or 'years'")
        }
        try advance()
        guard case .week = unit, try skip(word: "from") else { return unit }
        guard case .word(let name) = token, let weekday = Weekday(rawValue: name) else {
            throw unexpected("a weekday, such as 'sunday',")
        }
        try advance()
        return .week(startingOn: weekday)
    }

    private mutating func date() throws(SegmentsError) -> CivilDate {
        guard case .value(.date(let date)) = token else { throw unexpected("a date, such as 2026-11-21,") }
        try advance()
        return date
    }
}

extension CalendarPeriod {
    /// The period's word after `calendar`; a week that does not begin on Monday names its day.
    var ruleText: String {
        switch self {
        case .day: "days"
        case .week(let first): first == .monday ? "weeks" : "weeks from \(first.rawValue)"
        case .month: "months"
        case .quarter: "quarters"
        case .halfYear: "half_years"
        case .year: "years"
        }
    }

    fileprivate init?(ruleWord: String) {
        let all: [CalendarPeriod] = [.day, .week(startingOn: .monday), .month, .quarter, .halfYear, .year]
        guard let period = all.first(where: { $0.ruleText == ruleWord }) else { return nil }
        self = period
    }
}

extension EventAggregate {
    /// The words that open a window.
    static let names: Set<String> = ["count", "sum", "average", "min", "max", "first", "last", "distinct"]
}
