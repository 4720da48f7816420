//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The distinct texts or sets of a column, each with a code from 0 in the order in which they came.
struct ValueDictionary: Sendable {
    /// The values by code.
    private(set) var values: [AttributeValue] = []
    private var codes: [AttributeValue: Int64] = [:]

    /// Returns the code of a value, which is new if the value is.
    mutating func code(of value: AttributeValue) -> Int64 {
        if let code = codes[value] { return code }
        let code = Int64(values.count)
        codes[value] = code
        values.append(value)
        return code
    }

    /// Returns the code of a value, or nil if no row ever had it.
    func knownCode(of value: AttributeValue) -> Int64? { codes[value] }
}
