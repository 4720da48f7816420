//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// Rounding and square roots of the standard library call the C library for mathematics, which is linked only into programs
// that import it somewhere. Importing it here spares every program that uses this module from doing so.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
