// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace armillary {

/// An array of a `.npy` file, C-ordered, in the nearest of our types: floats of any width become float (float64
/// stays double), integers up to 32 bits become int32_t, wider ones int64_t, bool and uint8 become uint8_t.
struct NpyArray {
    std::vector<int64_t> shape;
    std::variant<std::vector<float>, std::vector<double>, std::vector<int32_t>, std::vector<int64_t>,
                 std::vector<uint8_t>>
        values;

    int64_t size() const;  ///< product of the shape
    std::vector<float> as_floats() const;
    std::vector<int64_t> as_integers() const;  ///< throws BadInput for floating-point arrays
};

/// Reads versions 1 to 3, either byte order, C or Fortran order, float16/32/64 and any integer. The size is
/// checked against the file before memory is taken. Throws `BadInput`: not a .npy file, object arrays (with the
/// Python line that converts them), truncated, an unknown type.
NpyArray read_npy(const std::filesystem::path& file);
/// The same from memory; `where` names the source in messages.
NpyArray parse_npy(std::string_view bytes, const std::string& where);

/// What the header of a `.npy` file says.
struct NpyShape {
    std::vector<int64_t> shape;
    bool floating = false;  ///< float16/32/64; else integers or bools
};
/// Reads the header alone, and throws as `read_npy` does: so a file is judged before memory is taken for it.
NpyShape read_npy_shape(const std::filesystem::path& file);

/// Writes C-ordered little-endian version 1. The product of `shape` must be the number of values. T: float,
/// double, int32_t, int64_t, uint8_t. Throws `Error` (storage); a half-written file never keeps the name.
template <typename T>
void write_npy(const std::filesystem::path& file, std::span<const T> values, const std::vector<int64_t>& shape);

}  // namespace armillary
