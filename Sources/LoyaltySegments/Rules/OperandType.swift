//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The type of an operand.
enum OperandType: Hashable, Sendable {
    /// A type that attributes have.
    case plain(AttributeType)
    /// A ratio of whole numbers, which is a number; or of money by whole numbers, which is only compared.
    case ratio(Currency?)

    /// The type that the operand is compared as.
    var compared: AttributeType {
        switch self {
        case .plain(let type): type
        case .ratio(nil): .number
        case .ratio(let currency?): .money(currency)
        }
    }
}

extension Arithmetic {
    /// Returns the type of the result, or nil if operands of these types are not joined so.
    func type(_ first: OperandType, _ second: OperandType) -> OperandType? {
        switch (first, second) {
        case (.plain(.money(let first)), .plain(.money(let second))):
            guard first == second, self != .product else { return nil }
            return self == .quotient ? .ratio(nil) : .plain(.money(first))
        case (.plain(.money(let currency)), .plain(.integer)):
            switch self {
            case .product: return .plain(.money(currency))
            case .quotient: return .ratio(currency)
            case .sum, .difference: return nil
            }
        case (.plain(.integer), .plain(.money(let currency))):
            return self == .product ? .plain(.money(currency)) : nil
        case (.plain(.integer), .plain(.integer)): return self == .quotient ? .ratio(nil) : .plain(.integer)
        default: return first.isNumeric && second.isNumeric ? .plain(.number) : nil
        }
    }
}

extension OperandType {
    private static let numeric: Set<OperandType> = [.plain(.integer), .plain(.number), .ratio(nil)]

    /// Whether the operand is a number.
    fileprivate var isNumeric: Bool { Self.numeric.contains(self) }
}
