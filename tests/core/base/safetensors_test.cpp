// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/safetensors.h"

#include <gmock/gmock.h>

#include <bit>
#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/support.h"

namespace armillary {
namespace {

using ::testing::HasSubstr;

/// A file laid out by hand as the format's description says: length, header, data.
std::string file_of(const std::string& header, const std::string& data) {
    const uint64_t length = header.size();
    std::string bytes(reinterpret_cast<const char*>(&length), sizeof length);
    return bytes + header + data;
}

std::string message_of(const std::filesystem::path& file) {
    try {
        read_safetensors(file);
    } catch (const BadInput& error) {
        return error.what();
    }
    return "no error";
}

TEST(SafeTensors, WritesTheDocumentedLayout) {
    test::TemporaryDirectory folder;
    SafeTensors content;
    const float values[2] = {1.5f, -2.0f};
    content.tensors["w"] = {"F32", {2, 1}, std::vector<std::byte>(8)};
    std::memcpy(content.tensors["w"].bytes.data(), values, 8);
    const auto file = folder.path() / "a.safetensors";
    write_safetensors(file, content);

    const std::string bytes = read_file(file);
    const std::string header = R"({"w":{"data_offsets":[0,8],"dtype":"F32","shape":[2,1]}})";
    const size_t padded = (header.size() + 7) / 8 * 8;
    ASSERT_EQ(bytes.size(), 8 + padded + 8);
    EXPECT_EQ(static_cast<unsigned char>(bytes[0]), padded);
    EXPECT_EQ(bytes.substr(8, header.size()), header);
    EXPECT_EQ(bytes.substr(8 + padded), std::string("\x00\x00\xC0\x3F\x00\x00\x00\xC0", 8));
}

TEST(SafeTensors, RoundTripKeepsTypesShapesBytesAndMetadata) {
    test::TemporaryDirectory folder;
    SafeTensors content;
    content.metadata = {{"epoch", "12"}, {"name", "Größe \"q\"\n"}};
    for (const char* dtype : {"F32", "F64", "I64", "I32", "U8", "BOOL"}) {
        SafeTensor& tensor = content.tensors[std::string("layer.") + dtype];
        tensor = {dtype, {3, 2}, std::vector<std::byte>(6 * safetensor_element_bytes(dtype))};
        for (size_t i = 0; i < tensor.bytes.size(); ++i) tensor.bytes[i] = std::byte(i * 37 % 251);
    }
    content.tensors["scalar"] = {"F32", {}, std::vector<std::byte>(4, std::byte{0xFF})};
    content.tensors["empty"] = {"F64", {0, 5}, {}};
    const auto file = folder.path() / "a.safetensors";
    write_safetensors(file, content);
    const SafeTensors back = read_safetensors(file);
    EXPECT_EQ(back.metadata, content.metadata);
    ASSERT_EQ(back.tensors.size(), content.tensors.size());
    for (const auto& [name, tensor] : content.tensors) {
        EXPECT_EQ(back.tensors.at(name).dtype, tensor.dtype) << name;
        EXPECT_EQ(back.tensors.at(name).shape, tensor.shape) << name;
        EXPECT_EQ(back.tensors.at(name).bytes, tensor.bytes) << name;
    }
}

TEST(SafeTensors, EveryTruncationIsRefused) {
    test::TemporaryDirectory folder;
    const std::string whole = file_of(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})", "wxyz");
    EXPECT_EQ(read_safetensors(folder.write("whole", whole)).tensors.at("a").bytes.size(), 4u);
    for (size_t length = 0; length < whole.size(); ++length)
        EXPECT_THROW(read_safetensors(folder.write("cut", whole.substr(0, length))), BadInput) << length;
}

TEST(SafeTensors, OffsetsThatLieAreRefusedBeforeMemoryIsTaken) {
    test::TemporaryDirectory folder;
    auto message = [&](const std::string& header, const std::string& data) {
        return message_of(folder.write("x.safetensors", file_of(header, data)));
    };
    EXPECT_THAT(
        message(R"({"a":{"dtype":"U8","shape":[9000000000000],"data_offsets":[0,9000000000000]}})", "abcd"),
        HasSubstr("outside the file"));
    EXPECT_THAT(message(R"({"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,4]}})", "abcd"),
                HasSubstr("impossible"));
    EXPECT_THAT(message(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", "abcd"), HasSubstr("need 8"));
    EXPECT_THAT(message(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                        R"("b":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}})",
                        "abcd"),
                HasSubstr("overlaps"));
    EXPECT_THAT(message(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})", "abcd"), HasSubstr("hole"));
    EXPECT_THAT(message(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", "abcd"), HasSubstr("follow"));
    EXPECT_THAT(message(R"({"a":{"dtype":"U8","shape":[-2],"data_offsets":[0,2]}})", "ab"),
                HasSubstr("whole numbers"));
    EXPECT_THAT(message(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}})", "ab"), HasSubstr("outside"));
    EXPECT_THAT(message(R"({"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}})", "ab"), HasSubstr("BF16"));
    EXPECT_THAT(message(R"({"a":{"shape":[1]}})", "ab"), HasSubstr("dtype"));
    EXPECT_THAT(message("[1,2]", ""), HasSubstr("object"));
    EXPECT_THAT(message("{nonsense", ""), HasSubstr("header"));
}

TEST(SafeTensors, MissingFileIsNotFoundAndUnwritablePlaceIsStorage) {
    test::TemporaryDirectory folder;
    try {
        read_safetensors(folder.path() / "none.safetensors");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::not_found);
    }
    folder.write("file", "x");
    try {
        write_safetensors(folder.path() / "file" / "a.safetensors", {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
    }
}

}  // namespace
}  // namespace armillary
