//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a test asks: an attribute, what a window of events adds up to, or a computation with them.
///
/// ```swift
/// let perOrder: Operand = .quotient(.attribute("spend"), .attribute("orders"))
/// let recent: Operand = .window(EventWindow(of: "orders", .count, in: .rolling(days: 90)))
/// ```
///
/// Whole numbers, numbers and money of one currency are computed with. A result that does not fit into its type, a division
/// by zero and anything over a missing value are missing. A division never drops a fraction: whole numbers and money divide
/// into an exact ratio, so `spend / orders > 50 EUR` compares `spend` with `50 EUR · orders`.
///
/// An operand is never deeper than ``SegmentRule/maximumDepth`` nor larger than ``SegmentRule/maximumSize``: what would be
/// is kept as ``Form/beyondLimits``, which every check refuses.
public struct Operand: Hashable, Sendable {
    /// What the operand says.
    public let form: Form
    /// The number of levels, 1 for an attribute.
    public let depth: Int
    /// The number of nodes, 1 for an attribute; a window counts its filter.
    public let size: Int

    /// Creates an operand.
    ///
    /// - Parameter form: What the operand says.
    public init(_ form: Form) {
        let parts = form.parts
        var depth = 1 + (parts.lazy.map(\.depth).max() ?? 0)
        var size = parts.reduce(1) { $0 + $1.size }
        var isBeyond = form == .beyondLimits || parts.contains { $0.form == .beyondLimits }
        if case .window(let window) = form, let filter = window.filter {
            depth = 1 + filter.depth
            size = 1 + filter.size
            isBeyond = filter.form == .beyondLimits
        }
        if isBeyond || depth > SegmentRule.maximumDepth || size > SegmentRule.maximumSize {
            self.form = .beyondLimits
            self.depth = 1
            self.size = 1
        } else {
            if case .value(let value) = form { self.form = .value(value.normalized) } else { self.form = form }
            self.depth = depth
            self.size = size
        }
    }

    /// What an operand says.
    public indirect enum Form: Hashable, Sendable {
        /// The value of an attribute.
        case attribute(AttributeName)
        /// What a window of events adds up to.
        case window(EventWindow)
        /// A whole number, a number or an amount of money to compute with.
        case value(AttributeValue)
        /// The first and the second.
        case sum(Operand, Operand)
        /// The first less the second.
        case difference(Operand, Operand)
        /// The first times the second; money only times a whole number.
        case product(Operand, Operand)
        /// The first divided by the second, without rounding; money divided by whole numbers is compared only.
        case quotient(Operand, Operand)
        /// The whole days of 24 hours that passed since an instant, or the days of the calendar since a date.
        case daysSince(Operand)
        /// An operand beyond the bounds of a rule; refused by every check.
        case beyondLimits
    }
}

extension Operand.Form {
    /// The operands that the form computes with.
    var parts: [Operand] {
        switch self {
        case .attribute, .window, .value, .beyondLimits: []
        case .sum(let first, let second), .difference(let first, let second), .product(let first, let second),
            .quotient(let first, let second):
            [first, second]
        case .daysSince(let part): [part]
        }
    }
}

extension Operand {
    /// The attributes, windows and constants that the operand computes with, from left to right.
    var leaves: [Operand] {
        var leaves: [Operand] = []
        var pending = [self]
        while let operand = pending.popLast() {
            let parts = operand.form.parts
            if parts.isEmpty { leaves.append(operand) }
            pending += parts.reversed()
        }
        return leaves
    }
}

// MARK: - Making operands

extension Operand {
    /// Returns the value of an attribute.
    ///
    /// - Parameter name: The attribute's name.
    /// - Returns: The operand.
    public static func attribute(_ name: AttributeName) -> Operand { Operand(.attribute(name)) }

    /// Returns what a window of events adds up to.
    ///
    /// - Parameter window: The window.
    /// - Returns: The operand.
    public static func window(_ window: EventWindow) -> Operand { Operand(.window(window)) }

    /// Returns a constant to compute with.
    ///
    /// - Parameter value: A whole number, a number or an amount of money.
    /// - Returns: The operand.
    public static func value(_ value: AttributeValue) -> Operand { Operand(.value(value)) }

    /// Returns the first operand and the second.
    ///
    /// - Parameters:
    ///   - first: The first.
    ///   - second: What is added.
    /// - Returns: The operand.
    public static func sum(_ first: Operand, _ second: Operand) -> Operand { Operand(.sum(first, second)) }

    /// Returns the first operand less the second.
    ///
    /// - Parameters:
    ///   - first: The first.
    ///   - second: What is taken away.
    /// - Returns: The operand.
    public static func difference(_ first: Operand, _ second: Operand) -> Operand {
        Operand(.difference(first, second))
    }

    /// Returns the first operand times the second.
    ///
    /// - Parameters:
    ///   - first: The first.
    ///   - second: What it is multiplied by.
    /// - Returns: The operand.
    public static func product(_ first: Operand, _ second: Operand) -> Operand { Operand(.product(first, second)) }

    /// Returns the first operand divided by the second.
    ///
    /// - Parameters:
    ///   - first: The first.
    ///   - second: What it is divided by; zero makes the result missing.
    /// - Returns: The operand.
    public static func quotient(_ first: Operand, _ second: Operand) -> Operand { Operand(.quotient(first, second)) }

    /// Returns the days since an instant or a date.
    ///
    /// - Parameter moment: The instant or the date.
    /// - Returns: The operand.
    public static func daysSince(_ moment: Operand) -> Operand { Operand(.daysSince(moment)) }
}
