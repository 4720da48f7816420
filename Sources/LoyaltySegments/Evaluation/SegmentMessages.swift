//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension ReasonCode {
    /// Every part of a rule is asked to hold.
    public static let segmentAll: ReasonCode = "segment.all"
    /// Some part of a rule is asked to hold.
    public static let segmentAny: ReasonCode = "segment.any"
    /// A part of a rule is asked not to hold.
    public static let segmentNot: ReasonCode = "segment.not"
    /// A rule that always holds.
    public static let segmentAlways: ReasonCode = "segment.always"
    /// A rule that never holds.
    public static let segmentNever: ReasonCode = "segment.never"
    /// A value was compared with a constant.
    public static let segmentCompare: ReasonCode = "segment.compare"
    /// A value was looked for in a list.
    public static let segmentOneOf: ReasonCode = "segment.oneOf"
    /// A value was asked to be missing.
    public static let segmentIsMissing: ReasonCode = "segment.isMissing"
    /// A value was asked to be known.
    public static let segmentIsKnown: ReasonCode = "segment.isKnown"
    /// A text was asked how it begins.
    public static let segmentStartsWith: ReasonCode = "segment.startsWith"
    /// A text was asked how it ends.
    public static let segmentEndsWith: ReasonCode = "segment.endsWith"
    /// A text or a set was asked what it contains.
    public static let segmentContains: ReasonCode = "segment.contains"
    /// An instant was asked to lie in a window that ends now.
    public static let segmentInLastDays: ReasonCode = "segment.inLastDays"
    /// The customer was asked to belong to another segment.
    public static let segmentInSegment: ReasonCode = "segment.inSegment"
    /// A part of a computation, with its value.
    public static let segmentSource: ReasonCode = "segment.source"
    /// How many events a window took, and from when to when.
    public static let segmentEvents: ReasonCode = "segment.events"
    /// How many events a window over all of time took.
    public static let segmentEventsUpTo: ReasonCode = "segment.eventsUpTo"
    /// A fallback stood in for a missing value.
    public static let segmentFallback: ReasonCode = "segment.fallback"
    /// A part of a kind that this release does not know.
    public static let segmentUnrecognized: ReasonCode = "segment.unrecognized"
    /// So much more changes the answer.
    public static let segmentFlipByMore: ReasonCode = "segment.flipByMore"
    /// So much less changes the answer.
    public static let segmentFlipByLess: ReasonCode = "segment.flipByLess"
    /// So much more of what is divided changes the answer.
    public static let segmentFlipByMoreInAll: ReasonCode = "segment.flipByMoreInAll"
    /// So much less of what is divided changes the answer.
    public static let segmentFlipByLessInAll: ReasonCode = "segment.flipByLessInAll"
    /// A date so many days later changes the answer.
    public static let segmentFlipLater: ReasonCode = "segment.flipLater"
    /// A date so many days earlier changes the answer.
    public static let segmentFlipEarlier: ReasonCode = "segment.flipEarlier"
    /// An instant from here on changes the answer.
    public static let segmentFlipFrom: ReasonCode = "segment.flipFrom"
    /// An instant up to here changes the answer.
    public static let segmentFlipUntil: ReasonCode = "segment.flipUntil"
    /// The answer changes by itself at an instant.
    public static let segmentFlipInTime: ReasonCode = "segment.flipInTime"
}

extension MessageCatalog {
    /// The words of this module in English and Russian.
    ///
    /// ```swift
    /// let renderer = MessageRenderer(.russian, catalog: .segments)
    /// print(renderer.text(for: evaluation.explanation))
    /// ```
    public static let segments = MessageCatalog(written: [
        .segmentAll: [.english: "All of these:", .russian: "Все условия:"],
        .segmentAny: [.english: "Any of these:", .russian: "Хотя бы одно из условий:"],
        .segmentNot: [.english: "Not this:", .russian: "Не выполнено условие:"],
        .segmentAlways: [.english: "Every customer", .russian: "Любой клиент"],
        .segmentNever: [.english: "No customer", .russian: "Ни один клиент"],
        .segmentCompare: [
            .english: "{attribute} {operator} {threshold}, found: {actual}",
            .russian: "{attribute} {operator} {threshold}, фактически: {actual}",
        ],
        .segmentOneOf: [
            .english: "{attribute} is one of {threshold}; found: {actual}",
            .russian: "{attribute} — одно из: {threshold}; фактически: {actual}",
        ],
        .segmentIsMissing: [
            .english: "{attribute} is missing, found: {actual}",
            .russian: "{attribute} не заполнено, фактически: {actual}",
        ],
        .segmentIsKnown: [
            .english: "{attribute} is known, found: {actual}", .russian: "{attribute} заполнено, фактически: {actual}",
        ],
        .segmentStartsWith: [
            .english: "{attribute} starts with {threshold}, found: {actual}",
            .russian: "{attribute} начинается с {threshold}, фактически: {actual}",
        ],
        .segmentEndsWith: [
            .english: "{attribute} ends with {threshold}, found: {actual}",
            .russian: "{attribute} заканчивается на {threshold}, фактически: {actual}",
        ],
        .segmentContains: [
            .english: "{attribute} contains {threshold}, found: {actual}",
            .russian: "{attribute} содержит {threshold}, фактически: {actual}",
        ],
        .segmentInLastDays: [
            .english: "{attribute} in the last {days, plural, one {# day} other {# days}}, found: {actual}",
            .russian: """
            {attribute} за {days, plural, one {последний # день} few {последние # дня} \
            many {последние # дней} other {последние # дня}}, фактически: {actual}
            """,
        ],
        .segmentInSegment: [
            .english: "belongs to the segment {segment}", .russian: "входит в сегмент {segment}",
        ],
        .segmentSource: [.english: "{operand}: {value}", .russian: "{operand}: {value}"],
        .segmentEvents: [
            .english: "{events, plural, one {# event} other {# events}} from {start} to {end}",
            .russian: """
            {events, plural, one {# событие} few {# события} many {# событий} other {# события}} \
            с {start} по {end}
            """,
        ],
        .segmentEventsUpTo: [
            .english: "{events, plural, one {# event} other {# events}} up to {end}",
            .russian: """
            {events, plural, one {# событие} few {# события} many {# событий} other {# события}} \
            до {end}
            """,
        ],
        .segmentFallback: [
            .english: "no data, so {fallback} is taken", .russian: "нет данных, поэтому взято {fallback}",
        ],
        .segmentUnrecognized: [
            .english: "a condition that this version does not know", .russian: "условие, неизвестное этой версии",
        ],
        .segmentFlipByMore: [
            .english: "{shortfall} more changes the answer to {outcome}",
            .russian: "если больше на {shortfall}, ответ будет: {outcome}",
        ],
        .segmentFlipByLess: [
            .english: "{shortfall} less changes the answer to {outcome}",
            .russian: "если меньше на {shortfall}, ответ будет: {outcome}",
        ],
        .segmentFlipByMoreInAll: [
            .english: "{shortfall} more in all changes the answer to {outcome}",
            .russian: "если всего больше на {shortfall}, ответ будет: {outcome}",
        ],
        .segmentFlipByLessInAll: [
            .english: "{shortfall} less in all changes the answer to {outcome}",
            .russian: "если всего меньше на {shortfall}, ответ будет: {outcome}",
        ],
        .segmentFlipLater: [
            .english: "{shortfall, plural, one {# day} other {# days}} later changes the answer to {outcome}",
            .russian: """
            на {shortfall, plural, one {# день} few {# дня} many {# дней} other {# дня}} позже — \
            и ответ будет: {outcome}
            """,
        ],
        .segmentFlipEarlier: [
            .english: "{shortfall, plural, one {# day} other {# days}} earlier changes the answer to {outcome}",
            .russian: """
            на {shortfall, plural, one {# день} few {# дня} many {# дней} other {# дня}} раньше — \
            и ответ будет: {outcome}
            """,
        ],
        .segmentFlipFrom: [
            .english: "a time from {shortfall} on changes the answer to {outcome}",
            .russian: "если время не раньше {shortfall}, ответ будет: {outcome}",
        ],
        .segmentFlipUntil: [
            .english: "a time up to {shortfall} changes the answer to {outcome}",
            .russian: "если время не позже {shortfall}, ответ будет: {outcome}",
        ],
        .segmentFlipInTime: [
            .english: "with no change the answer becomes {outcome} at {shortfall}",
            .russian: "если ничего не изменится, с {shortfall} ответ будет: {outcome}",
        ],
    ])
}
