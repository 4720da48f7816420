//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A kind of thing that happens and that a trigger can wait for.
///
/// As text, and so in JSON: `order`, `itemOrdered`, `visit`, `review`, `negativeReview`, `caseOpened`, `caseResolved`,
/// `enrolled`, `left`, or `action:` and the name of a custom action, such as `action:cart.added`.
public enum TriggerSignal: Hashable, Sendable {
    /// An order was placed.
    case order
    /// An item was ordered: one signal for each line of an order.
    case itemOrdered
    /// The customer came by.
    case visit
    /// The customer rated something.
    case review
    /// The customer rated something, and badly.
    case negativeReview
    /// The customer asked for help or complained.
    case caseOpened
    /// A case was resolved.
    case caseResolved
    /// The customer joined a program.
    case enrolled
    /// The customer left a program.
    case left
    /// The host's own kind: a page visited, an item put into a basket, a wish fulfilled.
    case action(ActionName)
}

extension TriggerSignal {
    private static let plain: [TriggerSignal] = [
        .order, .itemOrdered, .visit, .review, .negativeReview, .caseOpened, .caseResolved, .enrolled, .left,
    ]
}

extension TriggerSignal: CustomStringConvertible {
    /// The signal as text.
    public var description: String {
        switch self {
        case .order: "order"
        case .itemOrdered: "itemOrdered"
        case .visit: "visit"
        case .review: "review"
        case .negativeReview: "negativeReview"
        case .caseOpened: "caseOpened"
        case .caseResolved: "caseResolved"
        case .enrolled: "enrolled"
        case .left: "left"
        case .action(let name): "action:" + name.text
        }
    }
}

extension TriggerSignal: Codable {
    /// Reads a signal from its text.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for a word that is no signal.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        if text.utf8.starts(with: "action:".utf8) {
            self = .action(try ActionName(String(Substring(text.utf8.dropFirst(7)))))
            return
        }
        guard let signal = Self.plain.first(where: { $0.description.utf8.elementsEqual(text.utf8) }) else {
            throw CoreError(.unexpectedJSON, "a trigger waits for a signal that this release knows")
        }
        self = signal
    }

    /// Writes the signal as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
