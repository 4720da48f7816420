//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What stops the demo: a file that cannot be read as what it should be.
///
/// Rows that are wrong do not stop it.
public struct DemoError: Error, Equatable, CustomStringConvertible {
    /// What kind of file or option stops the demo.
    public enum Code: String, Sendable {
        /// The file is not there or cannot be opened.
        case unreadableFile
        /// The file is not UTF-8.
        case wrongEncoding
        /// The file has nothing in it, or nothing that counts.
        case emptyFile
        /// The header is malformed or names a column twice.
        case malformedHeader
        /// The file lacks a column.
        case missingColumn
        /// The user's column mapping is no list of pairs.
        case invalidMapping
        /// No order lies before the date of the report.
        case nothingBefore
        /// No metric has the name that is to be explained.
        case unknownMetric
    }

    /// What kind of file or option stops the demo.
    public let code: Code
    /// What is wrong, in words for the person at the terminal.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
