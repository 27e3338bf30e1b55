// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace armillary {

/// A named tensor of a `.safetensors` file: raw little-endian bytes with type and shape. No code can hide in it.
struct SafeTensor {
    std::string dtype;  ///< F32, F64, I64, I32, U8, BOOL
    std::vector<int64_t> shape;
    std::vector<std::byte> bytes;
};

struct SafeTensors {
    std::map<std::string, SafeTensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// Bytes of one element. Throws `BadInput` for a type that is not listed above.
size_t safetensor_element_bytes(std::string_view dtype);

/// Written beside and renamed. Throws `Error` (storage).
void write_safetensors(const std::filesystem::path& file, const SafeTensors& content);
/// Checks every offset against the file before memory is taken. Throws `BadInput` or `Error` (not_found).
SafeTensors read_safetensors(const std::filesystem::path& file);

}  // namespace armillary
