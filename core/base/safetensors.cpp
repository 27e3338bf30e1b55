// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"

namespace armillary {

namespace fs = std::filesystem;
using nlohmann::json;

static_assert(std::endian::native == std::endian::little,
              "the format is little endian and is read without swapping");

namespace {

constexpr uint64_t kMaxHeaderBytes = 100'000'000;  // the limit of the reference implementation

struct Range {
    uint64_t begin, end;
    std::string name;
};

uint64_t bytes_of(const SafeTensor& tensor, const std::string& where) {
    uint64_t bytes = safetensor_element_bytes(tensor.dtype);
    for (int64_t extent : tensor.shape)
        if (extent < 0 || __builtin_mul_overflow(bytes, static_cast<uint64_t>(extent), &bytes))
            throw BadInput(fmt::format("the shape of a tensor is impossible: {}", extent), where);
    return bytes;
}

Range parse_entry(const std::string& name, const json& entry, SafeTensor& tensor, uint64_t data_bytes,
                  const std::string& where) {
    tensor.dtype = entry.at("dtype").get<std::string>();
    for (const json& extent : entry.at("shape")) {
        if (!extent.is_number_unsigned() || extent.get<uint64_t>() > static_cast<uint64_t>(INT64_MAX))
            throw BadInput(fmt::format("the shape of tensor '{}' is not a list of whole numbers", name), where);
        tensor.shape.push_back(extent.get<int64_t>());
    }
    const json& offsets = entry.at("data_offsets");
    if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
        !offsets[1].is_number_unsigned())
        throw BadInput(fmt::format("the offsets of tensor '{}' are not two whole numbers", name), where);
    const Range range{offsets[0], offsets[1], name};
    if (range.begin > range.end || range.end > data_bytes)
        throw BadInput(
            fmt::format("tensor '{}' lies outside the file ({}..{} of {} bytes); the file is damaged or "
                        "was cut short",
                        name, range.begin, range.end, data_bytes),
            where);
    if (const uint64_t bytes = bytes_of(tensor, where); range.end - range.begin != bytes)
        throw BadInput(fmt::format("tensor '{}' has {} bytes where its type and shape need {}", name,
                                   range.end - range.begin, bytes),
                       where);
    return range;
}

/// Every byte of the data belongs to exactly one tensor, as the format demands: nothing hides between them.
void check_coverage(std::vector<Range>& ranges, uint64_t data_bytes, const std::string& where) {
    std::ranges::sort(ranges, {}, [](const Range& range) { return std::pair(range.begin, range.end); });
    uint64_t end = 0;
    for (const Range& range : ranges) {
        if (range.begin != end)
            throw BadInput(fmt::format("tensor '{}' overlaps another or leaves a hole before it", range.name),
                           where);
        end = range.end;
    }
    if (end != data_bytes)
        throw BadInput(fmt::format("{} bytes follow the last tensor; the file is damaged", data_bytes - end),
                       where);
}

}  // namespace

size_t safetensor_element_bytes(std::string_view dtype) {
    if (dtype == "F32" || dtype == "I32") return 4;
    if (dtype == "F64" || dtype == "I64") return 8;
    if (dtype == "U8" || dtype == "BOOL") return 1;
    throw BadInput(
        fmt::format("tensors of type '{}' are not read; convert them to F32, F64, I64, I32, U8 or BOOL", dtype));
}

void write_safetensors(const fs::path& file, const SafeTensors& content) {
    json header = json::object();
    if (!content.metadata.empty()) header["__metadata__"] = content.metadata;
    std::vector<std::string_view> pieces(2);
    uint64_t offset = 0;
    for (const auto& [name, tensor] : content.tensors) {
        if (name == "__metadata__" || tensor.bytes.size() != bytes_of(tensor, name))
            throw Error(ErrorKind::internal,
                        "the tensor's bytes do not fit its type and shape, or its name is taken", name);
        const uint64_t end = offset + tensor.bytes.size();
        header[name] = {{"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        pieces.emplace_back(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size());
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');  // keeps the data aligned for readers that map the file
    const uint64_t length = text.size();
    pieces[0] = {reinterpret_cast<const char*>(&length), sizeof length};
    pieces[1] = text;
    write_file_atomically(file, pieces);
}

SafeTensors read_safetensors(const fs::path& file) {
    const std::string where = file.string();
    std::error_code code;
    const uint64_t file_bytes = fs::file_size(file, code);
    std::ifstream in(file, std::ios::binary);
    if (code || !in) throw Error(ErrorKind::not_found, "there is no such file, or it cannot be read", where);
    uint64_t length = 0;
    if (!in.read(reinterpret_cast<char*>(&length), sizeof length) || length > kMaxHeaderBytes ||
        length > file_bytes - sizeof length)
        throw BadInput("this is not a .safetensors file, or it was cut short", where);
    std::string text(length, '\0');
    in.read(text.data(), static_cast<std::streamsize>(length));
    const uint64_t data_start = sizeof length + length, data_bytes = file_bytes - data_start;

    SafeTensors content;
    std::vector<Range> ranges;
    try {
        const json header = json::parse(text);
        if (!header.is_object()) throw BadInput("the header is not a JSON object", where);
        for (const auto& [name, entry] : header.items()) {
            if (name == "__metadata__")
                content.metadata = entry.get<std::map<std::string, std::string>>();
            else
                ranges.push_back(parse_entry(name, entry, content.tensors[name], data_bytes, where));
        }
    } catch (const json::exception& error) {
        throw BadInput(fmt::format("the header of the .safetensors file cannot be read: {}", error.what()), where);
    }
    check_coverage(ranges, data_bytes, where);
    for (const Range& range : ranges) {
        auto& bytes = content.tensors[range.name].bytes;
        bytes.resize(range.end - range.begin);
        in.seekg(static_cast<std::streamoff>(data_start + range.begin));
        in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        if (!in) throw Error(ErrorKind::storage, "reading the file failed half-way", where);
    }
    return content;
}

}  // namespace armillary
