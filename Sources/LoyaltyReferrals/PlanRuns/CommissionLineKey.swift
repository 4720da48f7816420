//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a line of commission is, apart from its amount: which sale or period, which component, which level and whose.
///
/// Keys come from the facts alone, so a run that is made again has the same ones, and two runs are compared line by line.
public struct CommissionLineKey: Hashable, Sendable {
    /// What the line is paid for.
    public let source: Source
    /// The component of the plan.
    public let component: ComponentName
    /// The level, or how many sponsors up the line, from 1 for the first who is paid; 0 for a line of a period.
    public let level: Int
    /// Who is paid; nil if the share is forfeited.
    public let partner: PartnerID?

    /// What a line is paid for.
    public enum Source: Hashable, Sendable {
        /// A sale, and the partner who is credited with it or with a part of it.
        case sale(OrderID, seller: PartnerID)
        /// A period.
        case period(TimeWindow)
    }

    /// Creates a key.
    ///
    /// - Parameters:
    ///   - source: What the line is paid for.
    ///   - component: The component of the plan.
    ///   - level: The level; 0 for a line of a period.
    ///   - partner: Who is paid; nil if the share is forfeited.
    public init(source: Source, component: ComponentName, level: Int, partner: PartnerID?) {
        self.source = source
        self.component = component
        self.level = level
        self.partner = partner
    }
}

extension CommissionLineKey: CustomStringConvertible {
    /// The key as text that no other key has, such as `sale/o-1/ann/cascade/2/bob`; strokes and percent signs inside names
    /// are escaped.
    public var description: String {
        let head =
            switch source {
            case .sale(let order, let seller): ["sale", order.text, seller.text]
            case .period(let window):
                ["period", window.start.map(\.description) ?? "", window.end.map(\.description) ?? ""]
            }
        return (head + [component.text, String(level), partner?.text ?? ""]).map(Self.escaped).joined(separator: "/")
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x25 || $0 == 0x2F }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": escaped += "%25"
            case "/": escaped += "%2F"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
