//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What went wrong at one value, before place and path are worked out.
///
/// Types that try one shape after another drop most errors, so the costly parts of a ``CoreError`` are made once, at
/// the end. A type of its own also tells the coder's errors from those of the coded types.
struct JSONFault: Error {
    let code: CoreError.Code
    let message: String
    /// The node or slot of the value.
    let place: Int
    /// The member or element that is missing from the value.
    var missing: JSONPath.Step?

    init(_ code: CoreError.Code, _ message: String, at place: Int, missing: JSONPath.Step? = nil) {
        self.code = code
        self.message = message
        self.place = place
        self.missing = missing
    }

    /// An error that a type threw from `init(from:)`.
    init(decoding error: any Error, at place: Int) {
        self.init(wrapping: error, as: .unexpectedJSON, rule: "the value is not one that its type accepts", at: place)
    }

    /// An error that a type threw from `encode(to:)`.
    init(encoding error: any Error, at place: Int) {
        self.init(wrapping: error, as: .unencodable, rule: "the value has no form in canonical JSON", at: place)
    }

    private init(wrapping error: any Error, as code: CoreError.Code, rule: String, at place: Int) {
        switch error {
        case let error as CoreError:
            // A place in the error is a place in the string that the type read, not in the JSON text.
            let inner = error.position.map { " (at \($0) of the string)" } ?? ""
            self.init(error.code, error.message + inner, at: place)
        case is DecodingError, is EncodingError:
            // Their texts repeat the value that was read.
            self.init(code, rule, at: place)
        default:
            self.init(code, String(describing: error), at: place)
        }
    }
}
