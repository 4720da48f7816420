//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How text is set off on a terminal; plain where the output is no terminal.
public struct TextStyle: Sendable {
    private let isColoured: Bool

    /// Creates a style.
    ///
    /// - Parameter isColoured: Whether to use colours and bold type.
    public init(isColoured: Bool) { self.isColoured = isColoured }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func dim(_ text: String) -> String { wrap(text, "2") }
    func accent(_ text: String) -> String { wrap(text, "36") }
    func warning(_ text: String) -> String { wrap(text, "33") }

    /// Sets a cell off by a share: the greater, the warmer; by shades where there are no colours.
    func heat(_ text: String, _ share: Double) -> String {
        let step = share.isNaN ? 0 : Int(min(max(share, 0), 0.5) * 10)
        let warm = [52, 88, 130, 172, 208, 214]
        let shades = [" ", "░", "░", "▒", "▒", "▓"]
        return isColoured
            ? "\u{1B}[48;5;\(warm[step])m\(text)\u{1B}[0m" : String(text.dropFirst()) + shades[step]
    }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
