//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What is returned of one line of an order.
public struct ReturnedLine: Hashable, Codable, Sendable {
    /// The line of the order.
    public let line: LineID
    /// How much of it; above zero.
    public let quantity: Quantity

    /// Creates a returned line.
    ///
    /// - Parameters:
    ///   - line: The line of the order.
    ///   - quantity: How much of it; above zero.
    public init(line: LineID, quantity: Quantity) {
        self.line = line
        self.quantity = quantity
    }
}
