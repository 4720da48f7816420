//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// By how much one book changes, or how much it has.
public struct PointsPosting: Hashable, Codable, Sendable {
    /// The book.
    public let book: PointsBook
    /// The steps of points; below zero for what leaves the book.
    public let steps: Int64

    private enum CodingKeys: String, CodingKey { case book, steps }

    /// Creates a posting.
    ///
    /// - Parameters:
    ///   - book: The book.
    ///   - steps: The steps of points; below zero for what leaves the book.
    public init(_ book: PointsBook, _ steps: Int64) {
        self.book = book
        self.steps = steps
    }
}
