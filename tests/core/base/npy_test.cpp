// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/npy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/support.h"

namespace armillary {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A file as `numpy.save` writes it, put together byte by byte from the published format.
std::string npy(const std::string& dictionary, const std::string& payload, int version = 1) {
    std::string bytes = "\x93NUMPY";
    bytes += static_cast<char>(version);
    bytes += '\0';
    bytes += static_cast<char>(dictionary.size() & 255);
    bytes += static_cast<char>(dictionary.size() >> 8);
    if (version > 1) bytes += std::string(2, '\0');
    return bytes + dictionary + payload;
}

std::string header(const std::string& type, const std::string& shape, bool fortran = false) {
    return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape +
           ", }\n";
}

template <typename T>
std::string raw(std::initializer_list<T> values) {
    std::string bytes;
    for (T value : values) {
        char part[sizeof(T)];
        std::memcpy(part, &value, sizeof part);
        bytes.append(part, sizeof part);
    }
    return bytes;
}

std::string message_of(const std::string& bytes) {
    try {
        parse_npy(bytes, "x.npy");
    } catch (const BadInput& error) {
        EXPECT_EQ(error.where(), "x.npy");
        return error.what();
    }
    return "no error";
}

TEST(Npy, WhatIsWrittenReadsBackWithItsTypeAndShape) {
    test::TemporaryDirectory folder;
    const std::vector<int64_t> numbers{-1, 0, int64_t{1} << 40, 3, 4, 5};
    write_npy<int64_t>(folder.path() / "a.npy", numbers, {2, 3});
    const NpyArray back = read_npy(folder.path() / "a.npy");
    EXPECT_THAT(back.shape, ElementsAre(2, 3));
    EXPECT_EQ(std::get<std::vector<int64_t>>(back.values), numbers);

    const std::vector<float> flat{1.5f};
    write_npy<float>(folder.path() / "b.npy", flat, {1});
    const std::string bytes = read_file(folder.path() / "b.npy");
    EXPECT_EQ((bytes.size() - sizeof(float)) % 64, 0u);  // values aligned as the format asks
    EXPECT_NE(bytes.find("'shape': (1,)"), std::string::npos);
    EXPECT_THAT(read_npy(folder.path() / "b.npy").as_floats(), ElementsAre(1.5f));

    const std::vector<uint8_t> none;
    write_npy<uint8_t>(folder.path() / "c.npy", none, {0, 7});
    EXPECT_THAT(read_npy(folder.path() / "c.npy").shape, ElementsAre(0, 7));
    EXPECT_THROW(write_npy<float>(folder.path() / "d.npy", flat, {2}), Error);
}

TEST(Npy, ReadsFortranOrderAndForeignByteOrder) {
    // numpy.asfortranarray([[1, 2, 3], [4, 5, 6]]) stores its columns one after another.
    EXPECT_THAT(parse_npy(npy(header("<i2", "(2, 3)", true), raw<int16_t>({1, 4, 2, 5, 3, 6})), "x").as_integers(),
                ElementsAre(1, 2, 3, 4, 5, 6));
    const std::string big_endian{0x3F, char(0xC0), 0, 0};  // 1.5 as IEEE binary32
    EXPECT_THAT(parse_npy(npy(header(">f4", "(1,)"), big_endian), "x").as_floats(), ElementsAre(1.5f));
    EXPECT_THAT(parse_npy(npy(header("<f4", "(1,)"), raw<float>({2.f}), 2), "x").as_floats(), ElementsAre(2.f));
}

TEST(Npy, HalfPrecisionFollowsIeee754) {
    const auto values =
        parse_npy(npy(header("<f2", "(6,)"), raw<uint16_t>({0x3C00, 0xC000, 0x7BFF, 0x0001, 0x7C00, 0x7E00})), "x")
            .as_floats();
    EXPECT_EQ(values[0], 1.f);
    EXPECT_EQ(values[1], -2.f);
    EXPECT_EQ(values[2], 65504.f);
    EXPECT_EQ(values[3], std::ldexp(1.f, -24));
    EXPECT_TRUE(std::isinf(values[4]));
    EXPECT_TRUE(std::isnan(values[5]));
}

TEST(Npy, UnsignedIntegersKeepTheirValue) {
    EXPECT_THAT(parse_npy(npy(header("<u4", "(1,)"), raw<uint32_t>({4294967295u})), "x").as_integers(),
                ElementsAre(4294967295ll));
    EXPECT_THAT(message_of(npy(header("<u8", "(1,)"), raw<uint64_t>({~0ull}))), HasSubstr("64 bits"));
    EXPECT_THAT(parse_npy(npy(header("|b1", "(2,)"), std::string("\1\0", 2)), "x").as_integers(),
                ElementsAre(1, 0));
    EXPECT_THROW(parse_npy(npy(header("<f4", "()"), raw<float>({1})), "x").as_integers(), BadInput);
}

TEST(Npy, DamagedFilesAreNamedBeforeMemoryIsTaken) {
    EXPECT_THAT(message_of("PK\3\4 not an array"), HasSubstr("not a .npy file"));
    EXPECT_THAT(message_of(npy(header("<f4", "(3,)"), raw<float>({1, 2}))), HasSubstr("truncated"));
    EXPECT_THAT(message_of(npy(header("<f4", "(1099511627776,)"), raw<float>({1}))), HasSubstr("truncated"));
    EXPECT_THAT(message_of(npy(header("<f4", "(4294967296, 4294967296, 4)"), "")), HasSubstr("truncated"));
    EXPECT_THAT(message_of(npy(header("<f4", "(400000, 80000000000287020, 0)"), "")), HasSubstr("truncated"));
    EXPECT_THAT(message_of(npy(header("<f4", "(-1,)"), "")), HasSubstr("shape"));
    EXPECT_THAT(message_of(npy(header("|O", "(3,)"), "")), HasSubstr("allow_pickle=True"));
    EXPECT_THAT(message_of(npy(header("<c8", "(1,)"), std::string(8, 0))), HasSubstr("'<c8'"));
    EXPECT_THAT(message_of(npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", "")),
                HasSubstr("records"));
    EXPECT_THAT(message_of(npy("{'shape': (1,)}", "")), HasSubstr("'descr'"));
    EXPECT_THAT(message_of(std::string("\x93NUMPY\1\0\xFF\xFF{", 11)), HasSubstr("within its header"));
}

TEST(Npy, ReadsTheTextVectorsOfMovieLens) {
    ARMILLARY_NEEDS_DATA("ml-100k-multimodal/text_feat.npy");
    const NpyArray array = read_npy(test::shared_data("ml-100k-multimodal/text_feat.npy"));
    EXPECT_THAT(array.shape, ElementsAre(1682, 384));
    const auto& values = std::get<std::vector<float>>(array.values);
    for (int row = 0; row < 1682; ++row) {
        double squared = 0;
        for (int i = 0; i < 384; ++i) squared += std::pow(values[static_cast<size_t>(row * 384 + i)], 2);
        EXPECT_GT(std::sqrt(squared), 6.6);
        EXPECT_LT(std::sqrt(squared), 8.1);
    }
}

}  // namespace
}  // namespace armillary
