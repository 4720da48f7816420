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
    /// What is wrong, in words for the person at the terminal.
    public let description: String

    init(_ description: String) { self.description = description }
}
