// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_values.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/base/error.h"

namespace armillary::store {

static_assert(std::endian::native == std::endian::little,
              "blobs are little endian and are copied as they lie in memory");

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
enum Flag { kFinite = 0, kIsNaN = 1, kPlusInfinity = 2, kMinusInfinity = 3 };

template <typename T>
std::string bytes_of(const std::vector<double>& values) {
    const std::vector<T> narrowed(values.begin(), values.end());
    return {reinterpret_cast<const char*>(narrowed.data()), narrowed.size() * sizeof(T)};
}

template <typename T>
std::vector<double> values_of(const void* bytes, size_t size) {
    std::vector<T> values(size / sizeof(T));
    if (!values.empty()) std::memcpy(values.data(), bytes, values.size() * sizeof(T));
    return {values.begin(), values.end()};
}

}  // namespace

void bind_number(SQLite::Statement& statement, int value_index, double value) {
    const int flag = std::isnan(value)   ? kIsNaN
                     : std::isinf(value) ? (value > 0 ? kPlusInfinity : kMinusInfinity)
                                         : kFinite;
    if (flag == kFinite)
        statement.bind(value_index, value);
    else
        statement.bind(value_index);
    statement.bind(value_index + 1, flag);
}

double read_number(SQLite::Statement& row, int value_column) {
    switch (row.getColumn(value_column + 1).getInt()) {
        case kFinite:
            return row.getColumn(value_column).getDouble();
        case kPlusInfinity:
            return kInfinity;
        case kMinusInfinity:
            return -kInfinity;
        default:
            return kNaN;
    }
}

PackedVector pack(const std::vector<double>& values) {
    const bool narrow = std::ranges::all_of(values, [](double value) {
        return std::isnan(value) || static_cast<double>(static_cast<float>(value)) == value;
    });
    return narrow ? PackedVector{"f32", bytes_of<float>(values)} : PackedVector{"f64", bytes_of<double>(values)};
}

std::vector<double> unpack(const std::string& dtype, const void* bytes, size_t size) {
    if (dtype == "f32") return values_of<float>(bytes, size);
    if (dtype == "f64") return values_of<double>(bytes, size);
    throw Error(ErrorKind::storage, "values of type '" + dtype + "' were written by a newer Armillary; update it");
}

}  // namespace armillary::store
