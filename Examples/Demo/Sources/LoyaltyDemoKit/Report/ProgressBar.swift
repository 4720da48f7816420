//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A line that shows how far a long piece of work is.
public struct ProgressBar {
    private let title: String
    private let write: (String) -> Void
    private var shown = -1

    /// Creates a bar.
    ///
    /// - Parameters:
    ///   - title: What is being done.
    ///   - write: Writes to the terminal; a bar for output that is no terminal writes nowhere.
    public init(_ title: String, write: @escaping (String) -> Void) {
        self.title = title
        self.write = write
    }

    /// Shows a share of the work, and clears the line when all is done.
    ///
    /// - Parameter share: How much is done, 0 to 1.
    public mutating func show(_ share: Double) {
        let percent = Int((min(max(share, 0), 1) * 100).rounded(.down))
        guard percent != shown else { return }
        shown = percent
        guard percent < 100 else {
            write("\r\u{1B}[K")
            return
        }
        let filled = percent * 24 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        write("\r\(title) \(bar) \(percent) %")
    }
}
